/** @file Step 7 against the traces: how many calls lie on the log date, how they went, and on which days they lie. Pure. */
import { formatDay, type Day } from '../../calendar.ts'
import { wrong, type Observation } from '../../findings.ts'
import { requiredSuccessfulCalls } from '../../limits.ts'
import type { Submission } from '../../submission.ts'
import { daysOf, isTimeZone, streakBetween } from '../../traces/countable.ts'
import type { Streak } from '../../traces/quarters.ts'
import type { TraceSummary } from '../../traces/trace-summary.ts'
import { counted } from '../step-definition.ts'
import { currentSummary } from './evidence-rules.ts'

export type LogRange = { from: Day; to: Day }

type Reading = { zone: string; streak: Streak }

/** A5: DocuSign logs in UTC, the integrator thinks in a zone of theirs; both readings must hold. */
function zonesOf({ logDate }: Submission): string[] {
  const zone = logDate.timeZone.trim()
  return isTimeZone(zone) && zone !== 'UTC' ? ['UTC', zone] : ['UTC']
}

function readingsOf(submission: Submission, summary: TraceSummary, { from, to }: LogRange): Reading[] {
  return zonesOf(submission).map((zone) => ({ zone, streak: streakBetween(summary, from, to, zone) }))
}

function rangeText({ from, to }: LogRange): string {
  return from === to ? formatDay(from) : `${formatDay(from)} to ${formatDay(to)}`
}

function eachZone(readings: readonly Reading[], textOf: (streak: Streak) => string): string {
  return readings.map(({ zone, streak }) => `${textOf(streak)} in ${zone}`).join(', ')
}

function unread(submission: Submission): Observation[] {
  if (submission.traces.files.length === 0) return []
  return [
    wrong(
      'cannot-verify',
      'logDate.startsOn',
      'The traces are not read yet, so the calls on the log date are not counted.',
      'Open the page of the traces, which reads them.',
    ),
  ]
}

/** TRC-14: "20 successfull happy path API calls" on the log date, in both readings. DocuSign counts in its own logs, so this warns. */
export function twentyCallsAreOnTheDay(submission: Submission, range: LogRange | null): Observation[] {
  const summary = currentSummary(submission)
  if (!summary) return unread(submission)
  if (!range || summary.exchanges === 0) return []
  const readings = readingsOf(submission, summary, range)
  const least = Math.min(...readings.map(({ streak }) => streak.clean))
  if (least >= requiredSuccessfulCalls) return typedNumberAgrees(submission, readings)
  const counts = eachZone(readings, ({ clean }) => String(clean))
  if (least + summary.cleanWithoutTime >= requiredSuccessfulCalls)
    return [
      wrong(
        'cannot-verify',
        'logDate.startsOn',
        `The traces show ${counts} successful calls on ${rangeText(range)}, and ${summary.cleanWithoutTime} whose day is not known; at least ${requiredSuccessfulCalls} must lie on it.`,
        'Add a trace with times, as the request log or HAR.',
      ),
    ]
  return [
    wrong(
      'warning',
      'logDate.startsOn',
      `The traces show ${counts} successful calls on ${rangeText(range)}; at least ${requiredSuccessfulCalls} are needed. Signing in, the web application and failed calls do not count.`,
      'Name the day on which they were made, or add the traces of the calls that are missing.',
    ),
  ]
}

function typedNumberAgrees({ logDate }: Submission, readings: readonly Reading[]): Observation[] {
  const typed = logDate.successfulCalls.trim()
  if (!/^\d{1,9}$/.test(typed) || readings.some(({ streak }) => streak.clean === Number(typed))) return []
  return [
    wrong(
      'info',
      'logDate.successfulCalls',
      `You entered ${counted(Number(typed), 'successful call')}; the traces show ${eachZone(readings, ({ clean }) => String(clean))}.`,
      'Correct the number, unless more calls were made than are in the traces.',
    ),
  ]
}

/** TRC-15: the 20 are consecutive and the most recent ones: no error among the last 20 (section 1.5 of the facts). */
export function lastTwentyAreClean(submission: Submission, range: LogRange | null): Observation[] {
  const summary = currentSummary(submission)
  if (!summary || !range) return []
  const readings = readingsOf(submission, summary, range)
  // TRC-14 tells of too few.
  if (readings.some(({ streak }) => streak.clean < requiredSuccessfulCalls)) return []
  const where = 'logDate.startsOn'
  if (summary.failedWithoutTime > 0)
    return [
      wrong(
        'cannot-verify',
        where,
        `${counted(summary.failedWithoutTime, 'failed call has', 'failed calls have')} no time, so whether the last ${requiredSuccessfulCalls} calls succeeded is not known.`,
        'Add a trace with times, as the request log or HAR.',
      ),
    ]
  if (readings.every(({ streak }) => streak.trailing >= requiredSuccessfulCalls)) return []
  const isOneRow = readings.every(({ streak }) => streak.longest >= requiredSuccessfulCalls)
  return [
    wrong(
      'warning',
      where,
      isOneRow
        ? `There are ${requiredSuccessfulCalls} successful calls in one row on ${rangeText(range)}, but a call after them failed: since then, ${eachZone(readings, ({ trailing }) => String(trailing))}.`
        : `No ${requiredSuccessfulCalls} calls in one row succeeded on ${rangeText(range)}: the longest row is ${eachZone(readings, ({ longest }) => String(longest))}.`,
      `Make ${requiredSuccessfulCalls} more calls without an error between them, and errors of exception flows before them or on another day.`,
    ),
  ]
}

const mostDays = 5

function daysText(summary: TraceSummary, zone: string): string {
  const days = daysOf(summary, zone).map(({ date, clean, failed }) => `${clean + failed} on ${formatDay(date)}`)
  const more = days.length > mostDays ? ` and on ${days.length - mostDays} more days` : ''
  return `in ${zone} ${days.slice(0, mostDays).join(', ')}${more}`
}

/** @returns on which days the calls of the traces lie, in UTC and in the zone of the log date, as in "in UTC 24 on Mon 14 Dec 2026"; none where no time is known. */
export function daysOfCalls(submission: Submission): string[] {
  const summary = currentSummary(submission)
  if (!summary || summary.quarters.length === 0) return []
  return zonesOf(submission).map((zone) => daysText(summary, zone))
}

/** TRC-16: the calls lie on the stated days, in UTC and in local time (A5). */
export function callsLieOnTheDay(submission: Submission, range: LogRange | null): Observation[] {
  const summary = currentSummary(submission)
  if (!summary || !range) return []
  const found: Observation[] = []
  const isOutside = zonesOf(submission).some((zone) => daysOf(summary, zone).some(({ date }) => date < range.from || date > range.to))
  if (isOutside)
    found.push(
      wrong(
        'warning',
        'logDate.startsOn',
        `Calls of the traces lie outside ${rangeText(range)}: ${daysOfCalls(submission).join('; ')}.`,
        'Name the day that has the calls in UTC and in your zone, or make them well away from midnight.',
      ),
    )
  const untimed = summary.cleanWithoutTime + summary.failedWithoutTime
  if (untimed > 0)
    found.push(
      wrong(
        'cannot-verify',
        'logDate.startsOn',
        `${counted(untimed, 'call of the traces has', 'calls of the traces have')} no time, so whether ${untimed === 1 ? 'it lies' : 'they lie'} on ${rangeText(range)} is not known.`,
        'Add a trace with times, as the request log or HAR.',
      ),
    )
  const zone = submission.logDate.timeZone.trim()
  if (zone !== '' && !isTimeZone(zone) && summary.quarters.length > 0)
    found.push(
      wrong(
        'cannot-verify',
        'logDate.timeZone',
        `"${zone}" is not the name of a time zone, so the days of the calls are known in UTC only.`,
        'Write it as in America/Chicago.',
      ),
    )
  return found
}
