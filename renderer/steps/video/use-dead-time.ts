import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { DeadTime } from '#shared/contract/review-calls.ts'
import { isCancelled, toUserError, type UserError } from '#shared/contract/errors.ts'
import { marksKey } from '#shared/domain/submission.ts'
import { wishesKey } from '#shared/domain/video-plan.ts'
import { service } from '../../client/service.ts'
import { cancelTask, useTask, type Task, type TaskOptions } from '../../client/tasks.ts'
import { useSubmission } from '../../client/use-submission.tsx'
import { quietTask } from './quiet-task.ts'

export const deadTimeTask = (id: string, longerThanSeconds: number): string => `dead time ${id} ${longerThanSeconds}`

export type DeadTimeState = {
  /** May be of the wishes before, which `isOutOfDate` says. */
  found: DeadTime | undefined
  isOutOfDate: boolean
  work: Task | undefined
  problem: UserError | undefined
  isCancelled: boolean
  again: () => void
}

/** What of the stored recording is waiting, beside what is left out already. @param isReady whether the recording is analysed. */
export function useDeadTime(longerThanSeconds: number, isReady: boolean): DeadTimeState {
  const { id, state } = useSubmission()
  const { recording, marks, wishes } = state.submission.video
  const sha256 = recording?.file.sha256 ?? ''
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery({
    queryKey: ['dead time', id, sha256, longerThanSeconds, marksKey(marks), wishesKey(wishes)],
    queryFn: ({ signal }) => findDeadTime(id, longerThanSeconds, signal),
    enabled: recording !== null && isReady,
    placeholderData: (previous, query) => (query?.queryKey[2] === sha256 ? keepPreviousData(previous) : undefined),
  })
  const task = useTask(deadTimeTask(id, longerThanSeconds))
  return {
    found: data,
    isOutOfDate: isPlaceholderData,
    work: task?.isRunning && task.progress ? task : undefined,
    problem: error && !isFetching && !isCancelled(error) ? toUserError(error) : undefined,
    isCancelled: error !== null && !isFetching && isCancelled(error),
    again: () => void refetch(),
  }
}

/** Under way, by task: one that nobody wants any more has to end before the next begins. */
const underWay = new Map<string, Promise<unknown>>()

async function findDeadTime(id: string, longerThanSeconds: number, signal: AbortSignal): Promise<DeadTime> {
  const key = deadTimeTask(id, longerThanSeconds)
  for (let earlier = underWay.get(key); earlier; earlier = underWay.get(key)) await earlier.catch(() => undefined)
  signal.throwIfAborted()
  signal.addEventListener('abort', () => cancelTask(key))
  const call = (options: TaskOptions) => service.call('video.deadTime', { id, longerThanSeconds }, options)
  const search = quietTask(id, key, 'Looking for waiting', call).finally(() => underWay.delete(key))
  underWay.set(key, search)
  return search
}
