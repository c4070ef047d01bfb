import { Play } from 'lucide-react'
import type { DeadTime } from '#shared/contract/review-calls.ts'
import { Button } from '../../components/button.tsx'
import type { Player } from '../../player/player.ts'
import { formatInstant } from '../../player/time.ts'
import styles from './dead-time-card.module.css'

export type DeadTimeListProps = {
  player: Player
  pieces: DeadTime['pieces']
  /** Where the pieces begin that are not to be left out. */
  kept: ReadonlySet<number>
  onToggle: (startMs: number) => void
}

/** The stretches of waiting, each of them to be looked at, and to be chosen or not. */
export function DeadTimeList({ player, pieces, kept, onToggle }: DeadTimeListProps) {
  function play(startMs: number): void {
    player.seek(startMs)
    if (!player.snapshot().isPlaying) player.toggle()
  }

  return (
    <ul className={styles.list} aria-label="Waiting">
      {pieces.map(({ startMs, endMs, savedMs }) => {
        const words = `${formatInstant(startMs)} to ${formatInstant(endMs)}`
        return (
          <li key={startMs} className={styles.piece}>
            <label className={styles.choice}>
              <input type="checkbox" checked={!kept.has(startMs)} onChange={() => onToggle(startMs)} />
              <span className="tabular">{words}</span>
              <span className={styles.saved}>{(savedMs / 1_000).toFixed(1)} s</span>
            </label>
            <Button
              kind="quiet"
              isSmall
              aria-label={`Play from ${formatInstant(startMs)}`}
              tip="Play it"
              icon={<Play size={14} aria-hidden />}
              onPress={() => play(startMs)}
            />
          </li>
        )
      })}
    </ul>
  )
}
