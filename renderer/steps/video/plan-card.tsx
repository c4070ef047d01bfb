import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { VideoPlan } from '#shared/contract/contract.ts'
import { toUserError } from '#shared/contract/errors.ts'
import { videoLimitBytes } from '#shared/domain/limits.ts'
import { marksKey, type OutputFlow } from '#shared/domain/submission.ts'
import { service } from '../../client/service.ts'
import { useSubmission } from '../../client/use-submission.tsx'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Problem } from '../../components/problem.tsx'
import { formatLength } from '../../player/time.ts'
import styles from './plan-card.module.css'
import { SizeBudgetBar } from './size-budget-bar.tsx'
import { formatFrameRate, sizeBudget, type PlannedOutput } from './size-budget.ts'

export const flowTitles: Readonly<Record<OutputFlow, string>> = { all: 'One file', normal: 'Normal flow', exception: 'Exception flow' }

/** What the video will be, before it is made. */
export function PlanCard() {
  const { data: plan, error, refetch, isFetching } = usePlan()
  return (
    <Card title="The plan">
      {error && !isFetching ? (
        <Problem
          problem={toUserError(error)}
          actions={
            <Button isSmall onPress={() => void refetch()}>
              Try again
            </Button>
          }
        />
      ) : plan ? (
        <Plan plan={plan} />
      ) : (
        <p className={styles.waiting}>Working out what fits below the limit.</p>
      )}
    </Card>
  )
}

/** The plan of what is stored. Working it out reads the whole recording, so it is asked for again only when something that it depends on has changed. */
function usePlan() {
  const { id, state } = useSubmission()
  const { recording, marks } = state.submission.video
  return useQuery({
    queryKey: ['plan of the video', id, recording?.file.sha256, marksKey(marks)],
    queryFn: ({ signal }) => service.call('video.plan', { id }, { signal }),
    enabled: recording !== null,
    placeholderData: keepPreviousData,
  })
}

function Plan({ plan }: { plan: VideoPlan }) {
  return (
    <div className={styles.plan}>
      {plan.outputs.map((output) => (
        <Output key={output.flow} output={output} />
      ))}
      <p className={styles.reason}>{plan.reason}</p>
    </div>
  )
}

function Output({ output }: { output: PlannedOutput }) {
  return (
    <div>
      <h3>{flowTitles[output.flow]}</h3>
      <SizeBudgetBar budget={sizeBudget(output)} limitBytes={videoLimitBytes} />
      <dl className={styles.facts}>
        <dt>Picture</dt>
        <dd>
          {output.width} × {output.height}, {formatFrameRate(output.frameRate)} fps
        </dd>
        <dt>Voice</dt>
        <dd>{output.audioBitsPerSecond > 0 ? `mono, ${Math.round(output.audioBitsPerSecond / 1_000)} kbit/s` : 'none: the recording is silent'}</dd>
        <dt>Length</dt>
        <dd>{formatLength(output.durationMs)}</dd>
      </dl>
    </div>
  )
}
