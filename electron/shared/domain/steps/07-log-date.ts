/** @file Step 7: the day or days of the API call log. Pure. */
import { daysBetween, formatDay, formatDays, isDay } from '../calendar.ts'
import { missing, waivable, wrong, type Observation, type Rule, type RuleContext } from '../findings.ts'
import type { Submission } from '../submission.ts'
import { logDayFit, projectTimeline, requestDay, timelineOf } from '../timeline.ts'
import { always, isGiven, malformedDays, type StepDefinition, type StepProgress } from './step-definition.ts'
import { twentyCallsAreConfirmed } from './log-date/counted-calls.ts'
import { callsLieOnTheDay, lastTwentyAreClean, twentyCallsAreOnTheDay, type LogRange } from './traces/log-date-rules.ts'

/** @returns first and last day of the log; null while the first is no day. An end that is not given, or no day, is the first day. */
function logRange({ logDate }: Submission): LogRange | null {
  if (!isDay(logDate.startsOn)) return null
  return { from: logDate.startsOn, to: isDay(logDate.endsOn) ? logDate.endsOn : logDate.startsOn }
}

/** R7.1: "Provide a date", and form (F1) of what is given. */
function dayIsGiven({ logDate }: Submission): Observation[] {
  const malformed = malformedDays([
    ['logDate.startsOn', logDate.startsOn],
    ['logDate.endsOn', logDate.endsOn],
  ])
  if (isGiven(logDate.startsOn)) return malformed
  return [
    missing('blocker', 'logDate.startsOn', 'The day of the API call log is missing.', 'Enter the day on which the 20 successful calls were made.'),
    ...malformed,
  ]
}

/** R7.1: the range runs forwards. */
function rangeRunsForwards(submission: Submission): Observation[] {
  const range = logRange(submission)
  if (!range || range.from <= range.to) return []
  return [
    wrong(
      'blocker',
      'logDate.endsOn',
      `The last day, ${formatDay(range.to)}, lies before the first, ${formatDay(range.from)}.`,
      'Exchange the days, or leave the last day empty.',
    ),
  ]
}

/** R7.3, A3, A4: every day lies within the week of the request, and not after it. */
function liesInTheWeekOfTheRequest(submission: Submission, { settings: { calendar } }: RuleContext): Observation[] {
  const range = logRange(submission)
  const request = requestDay(submission, calendar)
  if (!range || request === '' || range.from > range.to) return []
  const { logWindow } = projectTimeline(request, calendar)
  const fix = `Make the calls from ${formatDay(logWindow.from)} to ${formatDay(logWindow.to)}, or move the request.`
  if (range.to > request)
    return [
      wrong(
        'blocker',
        range.to === range.from ? 'logDate.startsOn' : 'logDate.endsOn',
        `The log date, ${formatDay(range.to)}, lies after the request on ${formatDay(request)}.`,
        fix,
      ),
    ]
  const fit = logDayFit(range.from, request)
  if (fit === 'outside')
    return [
      waivable(
        wrong(
          'blocker',
          'logDate.startsOn',
          `The log date, ${formatDay(range.from)}, lies ${daysBetween(range.from, request)} days before the request on ${formatDay(request)}; it must be in its week.`,
          fix,
        ),
      ),
    ]
  if (fit === 'unsure')
    return [
      waivable(
        wrong(
          'warning',
          'logDate.startsOn',
          `${formatDay(range.from)} and the request on ${formatDay(request)} lie within seven days, but not in one week from Monday to Saturday; a reviewer may refuse that.`,
          fix,
        ),
      ),
    ]
  return []
}

/** A3: calls of a day to come are not in any log. */
function dayIsNotToCome(submission: Submission, { today }: RuleContext): Observation[] {
  const range = logRange(submission)
  if (!range || range.to <= today) return []
  return [
    wrong(
      'warning',
      'logDate.startsOn',
      `The log date, ${formatDay(range.to)}, is still to come: its calls are yet to be made.`,
      'Send the package once the calls are made and counted.',
    ),
  ]
}

/** A5, A13 of the artifacts: what an engineer needs to find the calls in the log. */
function callsCanBeFound({ logDate }: Submission): Observation[] {
  const fields = [
    ['timeZone', 'The time zone of the log date is missing.', 'Enter it, as in America/Chicago; the log itself counts in UTC.'],
    ['accountId', 'The account that made the calls is missing.', 'Enter the account id of the developer account.'],
    ['userName', 'The user that made the calls is missing.', 'Enter the user name or user id that the integration signs in with.'],
  ] as const
  return fields.filter(([field]) => !isGiven(logDate[field])).map(([field, message, fix]) => missing('warning', `logDate.${field}`, message, fix))
}

/** Rules of the traces look at a range that runs forwards; any other is told by R7.1. */
function againstTheTraces(rule: (submission: Submission, range: LogRange | null) => Observation[]): Rule['check'] {
  return (submission) => {
    const range = logRange(submission)
    return rule(submission, range && range.from <= range.to ? range : null)
  }
}

function progress(submission: Submission, { settings }: RuleContext): StepProgress {
  const { startsOn, endsOn, timeZone, accountId, userName, successfulCalls, attestation } = submission.logDate
  const range = logRange(submission)
  const window = timelineOf(submission, settings.calendar)?.logWindow
  const days = range && formatDays(range.from, range.to)
  const proposed = window && formatDays(window.from, window.to)
  const calls = /^\d+$/.test(successfulCalls.trim()) ? `, ${successfulCalls.trim()} calls` : ''
  return {
    isStarted: [startsOn, endsOn, timeZone, accountId, userName, successfulCalls].some(isGiven) || attestation !== null,
    isComplete: range !== null && twentyCallsAreConfirmed(submission).length === 0,
    detail: days ? days + calls : proposed ? `Proposed: ${proposed}` : '',
  }
}

export const logDateStep: StepDefinition = {
  id: 'log-date',
  number: 7,
  title: 'API call log date',
  shortTitle: 'API log date',
  path: 'log-date',
  isApplicable: always,
  canStart: () => true,
  rules: [
    { id: 'R7.1', quote: 'Provide API Call Log Date Range', check: dayIsGiven },
    { id: 'R7.1', quote: 'Provide API Call Log Date Range', check: rangeRunsForwards },
    { id: 'R7.2', quote: '20 successfull happy path API calls', check: twentyCallsAreConfirmed },
    { id: 'R7.3', quote: 'must be within the week of your certification review request', check: liesInTheWeekOfTheRequest },
    { id: 'R7.3', quote: 'must be within the week of your certification review request', check: dayIsNotToCome },
    { id: 'TRC-14', quote: '20 successfull happy path API calls', check: againstTheTraces(twentyCallsAreOnTheDay) },
    { id: 'TRC-15', quote: '20 successfull happy path API calls', check: againstTheTraces(lastTwentyAreClean) },
    { id: 'TRC-16', quote: 'Provide a date', check: againstTheTraces(callsLieOnTheDay) },
    { id: 'A5', quote: 'Provide a date', check: callsCanBeFound, summarise: (count) => `Enter ${count} facts about the log` },
  ],
  progress,
}
