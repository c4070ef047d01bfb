/** @file Which clock runs now, until when, and whether it is overdue. Pure. */
import { formatDay, isDay, type Day } from '../calendar.ts'
import { addBusinessDays, businessDayFrom, businessDaysBetween, type BusinessCalendar } from '../dates/business-calendar.ts'
import { clockStart } from '../dates/clock-start.ts'
import { clocksOf, ctoBusinessDays, targetBusinessDays } from '../dates/clocks.ts'
import type { Submission } from '../submission.ts'
import { timelineOf } from '../timeline.ts'
import { openFindings } from './review-findings.ts'
import { sendingsOf } from './sendings.ts'

/**
 * The review has no promised length (A11). Where access comes after the typical 14 business days, this is what is left to it; asking
 * earlier than that is asking too early.
 */
export const reviewPatienceBusinessDays = 8

/** `until` is '' where nobody promises a day. `isDue`: the time has passed within which an answer was to be expected. */
export type RunningClock = {
  name: 'review' | 'six-days' | 'cto' | 'access'
  from: Day
  until: Day
  isDue: boolean
  /** In one sentence. */
  words: string
}

const days = (count: number) => `${count} business ${count === 1 ? 'day' : 'days'}`

/** @returns the clock that runs; null before the sending, while it is the integrator's move, and at the end. */
export function runningClock(submission: Submission, today: Day, calendar: BusinessCalendar): RunningClock | null {
  const { signOff, keyRequest, launch } = submission
  if (openFindings(signOff.reviewFindings).length > 0 && !isDay(signOff.certifiedOn)) return null
  if (isDay(signOff.certifiedOn)) return isDay(launch.activationOn) ? null : access(submission, today, calendar)
  if (isDay(signOff.formForwardedOn) && !isDay(signOff.ctoSignedOffOn)) return cto(signOff.formForwardedOn, today, calendar)
  const run = clocksOf(submission, calendar).runs.at(-1)
  if (run) {
    const passed = businessDaysBetween(run.from, today, calendar)
    const isLate = today > run.latestOn
    const words = isLate
      ? `The six business days and the CTO’s three ended on ${formatDay(run.latestOn)}.`
      : `Six business days from ${formatDay(run.from)}: ${passed > targetBusinessDays ? 'they have passed' : `day ${passed} of ${targetBusinessDays}`}. Target ${formatDay(run.targetOn)}, with the CTO’s three at the latest ${formatDay(run.latestOn)}.`
    return {
      name: 'six-days',
      from: run.from,
      until: isLate || today > run.targetOn ? run.latestOn : run.targetOn,
      isDue: today > run.targetOn,
      words,
    }
  }
  const last = sendingsOf(submission).at(-1)
  if (!last || isDay(keyRequest.engineerSignedOffOn)) return null
  const from = clockStart(last, calendar)
  const passed = businessDaysBetween(from, today, calendar)
  const words = `The review counts from ${formatDay(from)}: ${days(passed)} so far. It has no promised length; typically 8 to 12 are left to it.`
  return { name: 'review', from, until: '', isDue: passed > reviewPatienceBusinessDays, words }
}

function cto(forwardedOn: Day, today: Day, calendar: BusinessCalendar): RunningClock {
  const from = businessDayFrom(forwardedOn, calendar)
  const until = addBusinessDays(from, ctoBusinessDays, calendar)
  const isDue = today > until
  const words = isDue
    ? `The three business days of the CTO’s office ended on ${formatDay(until)}.`
    : `The CTO’s office has three business days, until ${formatDay(until)}.`
  return { name: 'cto', from, until, isDue, words }
}

function access(submission: Submission, today: Day, calendar: BusinessCalendar): RunningClock | null {
  const timeline = timelineOf(submission, calendar)
  if (!timeline) return null
  const { clockStartsOn, productionFrom, productionTo } = timeline
  const words = `Access to production typically comes 14 to 21 business days after the request: ${formatDay(productionFrom)} to ${formatDay(productionTo)}.`
  return { name: 'access', from: clockStartsOn, until: productionTo, isDue: today > productionTo, words }
}
