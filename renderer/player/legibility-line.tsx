import { useId } from 'react'
import { percentOf } from '../client/words.ts'
import styles from './drawing.module.css'
import { LeftOut } from './left-out.tsx'
import { heightOf, legibilityInShort, linePath, sayLegibility, scaleFor, type LegibilityValues } from './legibility.ts'
import type { Stretch } from './time-mapping.ts'

export type LegibilityLineProps = {
  values: LegibilityValues
  durationMs: number
  /** Share of the words below which a video counts as hard to read. */
  floor: number
  /** Where the figures come from. */
  source: 'foretold' | 'measured'
  leftOut?: readonly Stretch[]
}

const nothing: readonly Stretch[] = []

/** How many of the words stay readable, from the beginning to the end, against the floor. */
export function LegibilityLine({ values, durationMs, floor, source, leftOut = nothing }: LegibilityLineProps) {
  const clipId = useId()
  const scale = scaleFor(values, floor)
  const path = linePath(values, durationMs, scale)
  const floorHeight = heightOf(floor, scale)
  return (
    <figure className={styles.drawing}>
      <div className={styles.stage}>
        <svg
          className={`${styles.strip} ${styles.legibility}`}
          viewBox={`0 0 ${durationMs} 100`}
          preserveAspectRatio="none"
          role="img"
          aria-label={`Words readable, ${source}. ${sayLegibility(values, floor)}`}
        >
          <clipPath id={clipId}>
            <rect x={0} width={durationMs} y={floorHeight} height={100} />
          </clipPath>
          <rect className={styles.back} width={durationMs} height={100} />
          <line className={styles.floor} x1={0} x2={durationMs} y1={floorHeight} y2={floorHeight} />
          <path className={styles.line} d={path} />
          <path className={`${styles.line} ${styles.below}`} d={path} clipPath={`url(#${clipId})`} />
        </svg>
        <LeftOut stretches={leftOut} durationMs={durationMs} />
      </div>
      <figcaption className={styles.words}>
        <span>
          Words readable, {source}: {legibilityInShort(values)}
        </span>
        <span className={`${styles.key} ${styles.floorKey}`}>floor {percentOf(floor)}</span>
      </figcaption>
    </figure>
  )
}
