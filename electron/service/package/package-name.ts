/** @file The name of a package. Pure. */
import { isDay } from '#shared/domain/calendar.ts'
import type { Submission } from '#shared/domain/submission.ts'
import { slug } from '../files/file-names.ts'

/** Every package is of the first round until rounds are kept. */
export const round = 1

/** @returns the day that the package is made for: the planned request, or else `today` (both `YYYY-MM-DD`). */
export function packageDate({ profile }: Submission, today: string): string {
  const planned = profile.plannedRequestDate.trim()
  return isDay(planned) ? planned : today
}

/** @returns as in `acme-leasing-portal-r1-20261215`, with `-draft` for a draft. */
export function packageName(submission: Submission, today: string, isDraft: boolean): string {
  const { integratorName, productName } = submission.profile
  const date = packageDate(submission, today).replaceAll('-', '')
  return `${slug(integratorName, 'integrator')}-${slug(productName, 'product')}-r${round}-${date}${isDraft ? '-draft' : ''}`
}
