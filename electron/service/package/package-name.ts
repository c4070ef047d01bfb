/** @file The name of a package and the day on it. Pure. */
import { isDay } from '#shared/domain/calendar.ts'
import { nextRoundNumber } from '#shared/domain/rounds/sendings.ts'
import type { Submission } from '#shared/domain/submission.ts'
import { slug } from '../files/file-names.ts'

/**
 * @returns the day that the documents name: the planned request, or else that of the first round, or else `today` (all `YYYY-MM-DD`).
 * It is the same in every round, so that a document in which nothing has changed stays the same bytes.
 */
export function requestDate({ profile, rounds }: Submission, today: string): string {
  const planned = profile.plannedRequestDate.trim()
  return isDay(planned) ? planned : (rounds[0]?.date ?? today)
}

/** @returns the day that the package is made for: of the first round the request, of a later one `today`. */
export function packageDate(submission: Submission, today: string): string {
  return nextRoundNumber(submission) === 1 ? requestDate(submission, today) : today
}

/** @returns as in `acme-leasing-portal-r1-20261215`, with `-draft` for a draft. */
export function packageName(submission: Submission, today: string, isDraft: boolean): string {
  const { integratorName, productName } = submission.profile
  const date = packageDate(submission, today).replaceAll('-', '')
  const round = nextRoundNumber(submission)
  return `${slug(integratorName, 'integrator')}-${slug(productName, 'product')}-r${round}-${date}${isDraft ? '-draft' : ''}`
}
