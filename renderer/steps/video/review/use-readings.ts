/** @file What the service answers about the words it has read. The answers hold for one reading of one recording. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ResultReading, SceneReading, WordHit } from '#shared/contract/review-calls.ts'
import type { ScreenReview } from '#shared/domain/screen-review.ts'
import type { Fit, Mark } from '#shared/domain/submission.ts'
import { service } from '../../../client/service.ts'
import { useSubmission } from '../../../client/use-submission.tsx'
import { resultKey } from './review-work.ts'
import { useDebounced } from './use-debounced.ts'

/** Somebody who types pauses no longer than this between two letters (milliseconds). */
const typingMs = 250

const keyOf = ({ recordingSha256, pictures, words }: ScreenReview) => `${recordingSha256} ${pictures} ${words}`

/** @returns where a text was read; undefined until it is known. */
export function useWordHits(review: ScreenReview, text: string): { sought: string; hits: WordHit[] | undefined; problem: Error | null } {
  const { id } = useSubmission()
  const sought = useDebounced(text.trim(), typingMs)
  const { data, error } = useQuery({
    queryKey: ['review.search', id, keyOf(review), sought],
    queryFn: ({ signal }) => service.call('review.search', { id, text: sought }, { signal }),
    enabled: sought !== '',
  })
  return { sought, hits: sought === '' ? undefined : data?.hits, problem: error }
}

/** @returns what was read of the scenes that are marked; undefined until it is known. */
export function useSceneReadings(review: ScreenReview, marks: readonly Mark[]): SceneReading[] | undefined {
  const { id, draft } = useSubmission()
  const settledMarks = useDebounced(JSON.stringify(marks), 2 * typingMs)
  const { data } = useQuery({
    queryKey: ['review.scenes', id, keyOf(review), settledMarks],
    queryFn: async ({ signal }) => {
      await draft.flush()
      return service.call('review.scenes', { id }, { signal })
    },
    placeholderData: keepPreviousData,
  })
  return data?.scenes
}

/** @returns how the videos read beside their recording; undefined until that was asked for. */
export function useResultReadings(fit: Fit): ResultReading[] | undefined {
  const { id } = useSubmission()
  const { data } = useQuery<ResultReading[]>({ queryKey: resultKey(id, fit), enabled: false, gcTime: Infinity })
  return data
}
