import styles from './captions.module.css'
import type { Player } from './player.ts'
import type { TimelinePassage } from './timeline.tsx'
import { usePlayback } from './use-player.ts'

/** Over the bottom of the picture: the title of the passage that is shown. */
export function Captions({ player, passages }: { player: Player; passages: readonly TimelinePassage[] }) {
  const title = usePlayback(
    player,
    // A player may stand a little before the instant that it was sent to.
    ({ positionMs }) => passages.findLast(({ startMs, markIndex }) => markIndex !== null && startMs <= positionMs + 1)?.title ?? '',
  )
  if (!title) return null
  return <p className={styles.caption}>{title}</p>
}
