/** @file When a question or a requirement applies, as data. Pure. */
import { z } from 'zod'
import type { Submission } from './submission.ts'

/**
 * Holds when the value at `path` (as in `profile.signing` or `questionnaire.answers.Q8.2`) is one of `oneOf`;
 * of a multiple choice, when any of its values is.
 */
export const conditionSchema = z.strictObject({ path: z.string(), oneOf: z.array(z.string()).min(1) })
export type Condition = z.infer<typeof conditionSchema>

const answersPrefix = 'questionnaire.answers.'

/** @returns the value at a path of the submission; undefined where there is nothing. Question ids contain a dot, so answers are looked up whole. */
export function valueAt(submission: Submission, path: string): unknown {
  if (path.startsWith(answersPrefix)) return submission.questionnaire.answers[path.slice(answersPrefix.length)]
  return path.split('.').reduce<unknown>((object, key) => (object as Record<string, unknown> | null | undefined)?.[key], submission)
}

/** @returns the value at a path of the submission as texts; none where there is nothing. */
export function valuesAt(submission: Submission, path: string): string[] {
  const value = valueAt(submission, path)
  const values = Array.isArray(value) ? value : [value]
  return values
    .filter((item) => typeof item === 'string')
    .map((item) => item.trim())
    .filter((item) => item !== '')
}

/** @returns whether every condition holds; true without conditions. */
export function holds(conditions: readonly Condition[], submission: Submission): boolean {
  return conditions.every(({ path, oneOf }) => valuesAt(submission, path).some((value) => oneOf.includes(value)))
}
