import { videoLimitBytes } from '#shared/domain/limits.ts'
import { percentOf } from '../../client/words.ts'
import { formatLength } from '../../player/time.ts'
import { flowTitles } from './flow-titles.ts'
import styles from './plan-card.module.css'
import { SizeBudgetBar } from './size-budget-bar.tsx'
import { formatFrameRate, sizeBudget, type PlannedOutput } from './size-budget.ts'

/** One file of the plan: how much of it can be read, what its bytes go to, and what is in it. */
export function PlannedFile({ output }: { output: PlannedOutput }) {
  const { flow, width, height, frameRate, codec, audioBitsPerSecond, durationMs, predicted } = output
  return (
    <div className={styles.file}>
      {flow !== 'all' && <h3>{flowTitles[flow]}</h3>}
      <p className={styles.figure}>
        <strong>{percentOf(predicted.legibility)}</strong> <span>of the words readable in the recording stay readable</span>
      </p>
      <SizeBudgetBar budget={sizeBudget(output)} limitBytes={videoLimitBytes} />
      <dl className={styles.facts}>
        <dt>Picture</dt>
        <dd>
          {width} × {height}, {formatFrameRate(frameRate)} fps{codec === 'av1' && ', AV1'}
        </dd>
        <dt>Voice</dt>
        <dd>{audioBitsPerSecond > 0 ? `mono, ${Math.round(audioBitsPerSecond / 1_000)} kbit/s` : 'none: the recording is silent'}</dd>
        <dt>Length</dt>
        <dd>{formatLength(durationMs)}</dd>
      </dl>
    </div>
  )
}
