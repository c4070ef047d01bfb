import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { isCancelled, toUserError, type UserError } from '#shared/contract/errors.ts'
import { marksKey } from '#shared/domain/submission.ts'
import { wishesKey, type VideoPlan } from '#shared/domain/video-plan.ts'
import { useTask, type Task } from '../../client/tasks.ts'
import { useSubmission } from '../../client/use-submission.tsx'
import { planTask, workOutPlan } from './plan-work.ts'

/** What is known of the plan: `plan` may be an older one, which `isOutOfDate` says, until the next is there. */
export type PlanState = {
  plan: VideoPlan | undefined
  isOutOfDate: boolean
  /** The work on it once it tells how far it is, which it does while the recording is analysed. */
  work: Task | undefined
  problem: UserError | undefined
  isCancelled: boolean
  again: () => void
}

/** The plan of what is stored, worked out again when something that it depends on has changed. */
export function usePlan(): PlanState {
  const { id, state, submission } = useSubmission()
  const { recording, marks, wishes } = state.submission.video
  const recordingSha256 = recording?.file.sha256 ?? ''
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery({
    queryKey: ['plan of the video', id, recordingSha256, marksKey(marks), wishesKey(wishes)],
    queryFn: ({ signal }) => workOutPlan(id, recordingSha256, signal),
    enabled: recording !== null,
    // The plan of another recording says nothing about this one.
    placeholderData: (previous, query) => (query?.queryKey[2] === recordingSha256 ? keepPreviousData(previous) : undefined),
  })
  const task = useTask(planTask(id))
  const isUnsaved = wishesKey(submission.video.wishes) !== wishesKey(wishes)
  return {
    plan: data,
    isOutOfDate: data !== undefined && (isPlaceholderData || isUnsaved),
    work: task?.isRunning && task.progress ? task : undefined,
    problem: error && !isFetching && !isCancelled(error) ? toUserError(error) : undefined,
    isCancelled: error !== null && !isFetching && isCancelled(error),
    again: () => void refetch(),
  }
}
