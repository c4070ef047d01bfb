import { cancelTask } from '../../client/tasks.ts'
import { percentOf, roughTime } from '../../client/words.ts'
import { useSubmission } from '../../client/use-submission.tsx'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Problem } from '../../components/problem.tsx'
import { ProgressPanel } from '../../components/progress-panel.tsx'
import { formatAmount } from '../../player/time.ts'
import { HardToRead } from './hard-to-read.tsx'
import styles from './plan-card.module.css'
import { planTask } from './plan-work.ts'
import { PlannedFile } from './planned-file.tsx'
import type { PlanState } from './use-plan.ts'

/** The plan stands here once it is there: what was chosen leads to it. */
export const planCardId = 'video-plan'

/** What the video will be, before it is made. */
export function PlanCard({ plan, isOutOfDate, work, problem, isCancelled, again }: PlanState) {
  const { id, submission } = useSubmission()
  const isWaiting = (!plan || isOutOfDate) && !problem && !isCancelled
  return (
    <Card
      title="The plan"
      tone={plan?.isBelowFloor ? 'warn' : 'plain'}
      actions={isWaiting && plan && !work && <span className={styles.waiting}>Working it out again</span>}
    >
      <div className={styles.card} id={planCardId} role="group" aria-label="The plan" tabIndex={-1} aria-busy={isWaiting}>
        {problem && (
          <Problem
            problem={problem}
            actions={
              <Button isSmall onPress={again}>
                Try again
              </Button>
            }
          />
        )}
        {isCancelled && (
          <div className={styles.cancelled}>
            <p>The analysis was cancelled. The video can be made all the same.</p>
            <Button isSmall onPress={again}>
              Analyse the recording
            </Button>
          </div>
        )}
        {isWaiting && work && (
          <>
            <ProgressPanel isInset task={work} onCancel={() => cancelTask(planTask(id))} />
            <p className={styles.waiting}>The scenes can be marked meanwhile.</p>
          </>
        )}
        {isWaiting && !plan && !work && <p className={styles.waiting}>Working out what fits below the limit.</p>}
        <p className="visually-hidden" role="status">
          {!isWaiting && plan && `The plan: ${percentOf(plan.legibility)} of the words stay readable.`}
        </p>
        {plan && (
          <div className={styles.plan} data-dimmed={isOutOfDate || undefined}>
            {plan.outputs.map((output) => (
              <PlannedFile key={output.flow} output={output} />
            ))}
            <dl className={styles.facts}>
              <dt>Takes</dt>
              <dd>{roughTime(plan.seconds)}</dd>
            </dl>
            {plan.isBelowFloor && (
              <HardToRead share={plan.legibility} floor={submission.video.wishes.floor}>
                {plan.cut && `Leave out ${formatAmount(plan.cut.totalMs)}, dead time first, and it is enough.`}
              </HardToRead>
            )}
            <p className={styles.reason}>{plan.reason}</p>
          </div>
        )}
      </div>
    </Card>
  )
}
