import styles from './selection-band.module.css'
import type { Selection } from './selection.ts'
import { useTimeline } from './timeline-context.ts'
import { placeOf } from './timeline-geometry.ts'

/** The chosen stretch over a timeline; as long as one end is missing, only the other is seen. */
export function SelectionBand({ selection: { inMs, outMs } }: { selection: Selection }) {
  const { durationMs } = useTimeline().player
  if (inMs === null && outMs === null) return null
  const startMs = inMs ?? outMs ?? 0
  return <div className={styles.band} style={placeOf({ startMs, endMs: outMs ?? startMs }, durationMs)} aria-hidden />
}
