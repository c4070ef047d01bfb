/** @file The long work of the review: reading the recording, and reading the result beside it. */
import { isCancelled } from '#shared/contract/errors.ts'
import type { ResultReading } from '#shared/contract/review-calls.ts'
import type { Fit } from '#shared/domain/submission.ts'
import { pagePath } from '../../../app/location.ts'
import type { Draft } from '../../../client/draft.ts'
import { queryClient } from '../../../client/queries.ts'
import { service } from '../../../client/service.ts'
import { startTask, type TaskOptions } from '../../../client/tasks.ts'
import { showToast } from '../../../components/toast.tsx'
import { leftInWords } from './review-words.ts'

/** Keys of the long work, one of each kind a submission. */
export const reviewTask = (id: string): string => `review ${id}`
export const resultTask = (id: string): string => `review result ${id}`

/** What was read of these videos is kept under this key until the application is closed. */
export const resultKey = (id: string, { outputs }: Fit): readonly unknown[] => ['review.result', id, ...outputs.map(({ file }) => file.sha256)]

/** Reads the screen of the recording; what was found stands in the submission then. @returns whether it was read. */
export async function readScreen(draft: Draft): Promise<boolean> {
  const state = await run(draft, reviewTask(draft.id), 'Reading the screen', async (options) => {
    const answer = await service.call('review.read', { id: draft.id }, options)
    draft.receive(answer)
    return answer
  })
  if (!state) return false
  const { review } = draft.snapshot().submission.video
  if (review) showToast(`The screen is read. ${leftInWords(review.findings, draft.snapshot().submission.video)}`)
  return true
}

/** Reads the videos beside their recording. @returns whether they were read. */
export async function compareWords(draft: Draft, fit: Fit): Promise<boolean> {
  const results = await run<ResultReading[]>(draft, resultTask(draft.id), 'Comparing the words', async (options) => {
    const answer = await service.call('review.result', { id: draft.id }, options)
    return answer.results
  })
  if (!results) return false
  queryClient.setQueryData(resultKey(draft.id, fit), results)
  showToast('The words of the video are compared with those of the recording.')
  return true
}

async function run<Result>(draft: Draft, key: string, title: string, call: (options: TaskOptions) => Promise<Result>): Promise<Result | undefined> {
  return startTask(key, { title, href: pagePath(draft.id, 'video') }, async (options) => {
    try {
      // The service works on what is stored.
      await draft.flush()
      return await call(options)
    } catch (error) {
      if (isCancelled(error)) showToast('Cancelled. Nothing was changed.')
      throw error
    }
  })
}
