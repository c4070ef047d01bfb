/** @file A proposed log date in words, and what using it fills in. Pure. */
import { requiredSuccessfulCalls } from '#shared/domain/limits.ts'
import type { Submission } from '#shared/domain/submission.ts'
import { isTimeZone, type DayCount, type LogDateProposal } from '#shared/domain/traces/countable.ts'
import type { TraceSummary } from '#shared/domain/traces/trace-summary.ts'

type LogDate = Submission['logDate']

/** @returns the time zone to read days in beside UTC: the one that is entered, else that of this machine. */
export function zoneBesideUtc(entered: string, own: string): string {
  return isTimeZone(entered) ? entered.trim() : own
}

function isEnough(count: DayCount | null): boolean {
  return count !== null && count.clean >= requiredSuccessfulCalls
}

/** The reading that a day has its calls in; that with fewer calls where both have them. */
function countOf({ utc, local }: LogDateProposal): DayCount | null {
  if (utc && local && isEnough(utc) && isEnough(local)) return utc.clean <= local.clean ? utc : local
  return isEnough(utc) ? utc : local
}

/** @param zone as people call it, as in `Chicago`. @returns as in `24 calls in a row without error (UTC and Chicago)`. */
export function callsInWords(proposal: LogDateProposal, zone: string): string {
  const { utc, local } = proposal
  const count = countOf(proposal)
  if (!count) return ''
  const calls =
    count.streak >= count.clean
      ? `${count.clean} calls in a row without error`
      : `${count.clean} calls without error, ${count.streak} of them in a row`
  if (zone === 'UTC') return `${calls} (UTC)`
  if (isEnough(utc) && isEnough(local)) return `${calls} (UTC and ${zone})`
  return isEnough(utc) ? `${calls} in UTC, but only ${local?.clean ?? 0} in ${zone}` : `${calls} in ${zone}, but only ${utc?.clean ?? 0} in UTC`
}

/** The rule of the week (R7.3, A3), as it falls out for a day. */
export const fitWords: Readonly<Record<LogDateProposal['fit'], { text: string; tone: 'good' | 'warn' | 'bad' | 'neutral' }>> = {
  safe: { text: 'Same week', tone: 'good' },
  unsure: { text: 'Within 7 days', tone: 'warn' },
  outside: { text: 'Another week', tone: 'bad' },
  unknown: { text: 'Not planned yet', tone: 'neutral' },
}

/** @returns what is filled in when a proposed day is used. Nothing that is entered is replaced, but for the day and the number of its calls. */
export function filledIn(
  logDate: LogDate,
  proposal: LogDateProposal,
  summary: Pick<TraceSummary, 'accountIds' | 'userNames'>,
  zone: string,
): Partial<LogDate> {
  const { date } = proposal
  const count = countOf(proposal)
  return {
    startsOn: date,
    endsOn: '',
    timeZone: logDate.timeZone.trim() || zone,
    successfulCalls: count ? String(count.clean) : logDate.successfulCalls,
    accountId: logDate.accountId.trim() || theOnly(summary.accountIds),
    userName: logDate.userName.trim() || theOnly(summary.userNames),
  }
}

/** One of several would be a guess. */
function theOnly(values: readonly string[]): string {
  return values.length === 1 ? (values[0] ?? '') : ''
}
