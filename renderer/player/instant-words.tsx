import type { Player } from './player.ts'
import styles from './instant-words.module.css'
import { formatLength } from './time.ts'
import { usePlayback } from './use-player.ts'

/** What is known of the instant that the player shows. Screen readers are told the same by the timeline's position. */
export function InstantWords({ player, describe }: { player: Player; describe: (ms: number) => string }) {
  const seconds = usePlayback(player, ({ positionMs }) => Math.floor(positionMs / 1_000))
  const words = usePlayback(player, ({ positionMs }) => describe(positionMs))
  return (
    <p className={styles.words} aria-hidden>
      <span className="tabular">At {formatLength(seconds * 1_000)}:</span> {words}
    </p>
  )
}
