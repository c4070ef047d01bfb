/** @file R7.2: the successful calls, counted and confirmed by a person. Pure. */
import { missing, waivable, wrong, type Observation } from '../../findings.ts'
import { requiredSuccessfulCalls } from '../../limits.ts'
import { countedCalls, statementState } from '../../statements.ts'
import type { Submission } from '../../submission.ts'

/** R7.2: "20 successfull happy path API calls", counted and confirmed by the user. */
export function twentyCallsAreConfirmed({ logDate }: Submission): Observation[] {
  const count = logDate.successfulCalls.trim()
  const where = 'logDate.successfulCalls'
  if (count === '')
    return [
      missing(
        'warning',
        where,
        'The number of successful calls is missing.',
        `Count the calls of the normal flow, without those for logging in; there must be ${requiredSuccessfulCalls}.`,
      ),
    ]
  if (!/^\d{1,9}$/.test(count)) return [wrong('warning', where, `"${count}" is not a number of calls.`, 'Enter it in digits, as in 24.')]
  if (Number(count) < requiredSuccessfulCalls)
    return [
      waivable(
        wrong(
          'warning',
          where,
          `${count} successful calls are fewer than ${requiredSuccessfulCalls}.`,
          'Make more calls on one day of that week, and count again.',
        ),
      ),
    ]
  return countIsConfirmed(logDate, count)
}

/** R7.2: a named person has counted the calls of exactly this day, account and user. */
function countIsConfirmed(logDate: Submission['logDate'], count: string): Observation[] {
  const where = 'logDate.attestation'
  const { attestation } = logDate
  switch (statementState(attestation, countedCalls(logDate))) {
    case 'stands':
      return []
    case 'unfinished':
      return [missing('warning', where, 'The confirmation of the successful calls has no name or no day.', 'Enter who counted them, and when.')]
    case 'lapsed':
      return [
        missing(
          'warning',
          where,
          `What ${attestation?.by.trim() || 'somebody'} confirmed of the successful calls was another day, account, user or number.`,
          'Look through the log again, then confirm anew.',
        ),
      ]
    default:
      return [
        missing(
          'warning',
          where,
          `Nobody has confirmed that the ${count} calls succeeded on that day.`,
          'Look through the log, then tick the confirmation.',
        ),
      ]
  }
}
