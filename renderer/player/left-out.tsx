import styles from './left-out.module.css'
import { formatInstant } from './time.ts'
import type { Stretch } from './time-mapping.ts'
import { placeOf } from './timeline-geometry.ts'

/** Hatches what a video leaves out, over whatever part of a timeline it is put in. */
export function LeftOut({ stretches, durationMs }: { stretches: readonly Stretch[]; durationMs: number }) {
  return stretches.map((stretch) => (
    <div
      key={stretch.startMs}
      className={styles.stretch}
      style={placeOf(stretch, durationMs)}
      title={`Left out, ${formatInstant(stretch.startMs)} to ${formatInstant(stretch.endMs)}`}
    />
  ))
}
