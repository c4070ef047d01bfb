import { percentOf } from '../../client/words.ts'
import { formatLength } from '../../player/time.ts'
import styles from './timeline-tools.module.css'
import type { PlanState } from './use-plan.ts'

export type PlanLineProps = {
  plan: PlanState
  /** How much of the recording the video shows, and how long that is. */
  keptMs: number
  durationMs: number
}

/** What comes out, where the eye is while one edits: how long it is, how much of it can be read, and in how many files. */
export function PlanLine({ plan: { plan, isOutOfDate }, keptMs, durationMs }: PlanLineProps) {
  const isShorter = durationMs - keptMs >= 500
  return (
    <p className={styles.plan} aria-label="What comes out" role="group">
      <strong className="tabular">{formatLength(keptMs)}</strong>
      {isShorter && <span> of {formatLength(durationMs)}</span>}
      {plan && (
        <span data-dimmed={isOutOfDate || undefined}>
          , <strong className={plan.isBelowFloor ? styles.bad : undefined}>{percentOf(plan.legibility)}</strong> readable,{' '}
          {plan.split ? 'two files' : 'one file'}
        </span>
      )}
    </p>
  )
}
