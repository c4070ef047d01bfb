import { LeftOut } from './left-out.tsx'
import type { Player } from './player.ts'
import type { Stretch } from './time-mapping.ts'
import { formatInstant, sayInstant } from './time.ts'
import { placeOf } from './timeline-geometry.ts'
import styles from './timeline.module.css'
import type { TimelinePassage } from './timeline.tsx'
import { usePlayback } from './use-player.ts'

export type ScrubberProps = {
  player: Player
  label: string
  passages: readonly TimelinePassage[]
  leftOut: readonly Stretch[]
  describe?: (ms: number) => string
}

/** The passages of a video, and for the keyboard and screen readers its position. */
export function Scrubber({ player, label, passages, leftOut, describe }: ScrubberProps) {
  const { durationMs } = player
  const tenths = usePlayback(player, (playback) => Math.floor(playback.positionMs / 100))
  const isWithin = ({ startMs, endMs }: Stretch) => tenths * 100 >= startMs && tenths * 100 < endMs
  const passage = passages.find(isWithin)
  const words = [sayInstant(tenths * 100), passage?.title, leftOut.some(isWithin) && 'left out', describe?.(tenths * 100)].filter(Boolean)
  return (
    <div
      className={styles.scrubber}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={Math.floor(durationMs / 100) / 10}
      aria-valuenow={tenths / 10}
      aria-valuetext={words.join(', ')}
    >
      {passages.map((one) => (
        <div
          key={one.startMs}
          className={`${styles.passage} ${one.markIndex === null ? styles.unmarked : styles[one.flow]}`}
          style={placeOf(one, durationMs)}
          title={`${one.title}, ${formatInstant(one.startMs)} to ${formatInstant(one.endMs)}`}
        >
          <span className={styles.title}>{one.title}</span>
        </div>
      ))}
      <LeftOut stretches={leftOut} durationMs={durationMs} />
    </div>
  )
}
