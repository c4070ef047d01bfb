import { formatInstant, formatLength } from './time.ts'
import { percentage, shareOf, tickInstants } from './timeline-geometry.ts'
import styles from './timeline.module.css'

/** The times above a timeline that is so many pixels wide in all. */
export function Ruler({ durationMs, width }: { durationMs: number; width: number }) {
  const instants = tickInstants(durationMs, width)
  const isFine = (instants[1] ?? 1_000) % 1_000 !== 0
  return (
    <div className={styles.ticks} aria-hidden>
      {instants.map((ms) => (
        <span key={ms} className={styles.tick} style={{ left: percentage(shareOf(ms, durationMs)) }} data-edge={edgeOf(ms, durationMs, width)}>
          {isFine ? formatInstant(ms) : formatLength(ms)}
        </span>
      ))}
    </div>
  )
}

/** Words at an end of the timeline are not centred on their tick: they would stick out. */
function edgeOf(ms: number, durationMs: number, width: number): 'start' | 'end' | undefined {
  if (ms === 0) return 'start'
  return (1 - shareOf(ms, durationMs)) * width < 24 ? 'end' : undefined
}
