import type { CoveredRegion } from './cover-layer.tsx'
import styles from './cover-strip.module.css'
import { formatInstant } from './time.ts'
import { placeOf } from './timeline-geometry.ts'
import type { ReactNode } from 'react'

export type CoverStripProps = { covers: readonly CoveredRegion[]; edited: number | null; durationMs: number; children?: ReactNode }

/** When the picture is covered, along a timeline; `children` are the edges of the one that is edited. */
export function CoverStrip({ covers, edited, durationMs, children }: CoverStripProps) {
  return (
    <div className={styles.strip}>
      {covers.map((cover, index) => (
        <div
          key={index}
          className={`${styles.cover} ${index === edited ? styles.edited : ''}`}
          style={placeOf(cover, durationMs)}
          title={`Covered, ${formatInstant(cover.startMs)} to ${formatInstant(cover.endMs)}`}
        >
          <span className={styles.name}>Cover {index + 1}</span>
        </div>
      ))}
      {children}
    </div>
  )
}
