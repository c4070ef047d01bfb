/** @file The dates that follow from the day of the certification review request, and that day from a wished production date. Pure. */
import { addDays, isDay, isSameIsoWeek, isSameUsWeek, daysBetween, weekdayOf, type Day } from './calendar.ts'
import { addBusinessDays, businessDayFrom, businessDayUntil, type BusinessCalendar } from './dates/business-calendar.ts'
import { certificationClock, ctoBusinessDays, reviewStart, targetBusinessDays } from './dates/clocks.ts'
import { requestSentOn } from './rounds/sendings.ts'
import type { Submission } from './submission.ts'

/** "Customers experience 14 to 21 business days from time of submission to gaining access to production" (R9.4). */
export const typicalAccess = { fromBusinessDays: 14, toBusinessDays: 21 } as const

export type Timeline = {
  /** Day of the certification review request: sent, or else planned, or else as the wished production date asks for it. */
  requestOn: Day
  /** Day 0 of the clocks: the request, or the next business day (A9). */
  clockStartsOn: Day
  /** Last day for the dry run: both two weeks and ten business days before (R2.3, A6, A7). */
  latestDryRunOn: Day
  /** Days that the log date may safely have: the same week, read both ways, and not after the request (R7.3, A3). */
  logWindow: { from: Day; to: Day }
  /**
   * Days on which the form of the integrator key is handed in, when access comes as it typically does: what the 14 to 21 business
   * days leave to the engineer's review, which has no promised length (A11).
   */
  handInWindow: { from: Day; to: Day }
  /** Certified, if all is well and nothing has to wait: 6 business days (R9.3). */
  certifiedTargetOn: Day
  /** Certified, with the CTO's 3 business days on top (R9.2, A10). */
  certifiedLatestOn: Day
  /** Access to production, as customers experience it: 14 to 21 business days from the submission (R9.4), not before the certification. */
  productionFrom: Day
  productionTo: Day
}

/** What the day of the request is taken from. */
export type RequestBasis = 'sent' | 'planned' | 'wished'

/**
 * For production on a day (R9.4), conservatively and at best.
 * @returns the last day on which access is there after 21 business days, and the last one after 14: both business days.
 */
export function requestDaysFor(wishedOn: Day, calendar: BusinessCalendar): { recommendedOn: Day; latestOn: Day } {
  const until = businessDayUntil(wishedOn, calendar)
  return {
    recommendedOn: addBusinessDays(until, -typicalAccess.toBusinessDays, calendar),
    latestOn: addBusinessDays(until, -typicalAccess.fromBusinessDays, calendar),
  }
}

/** @returns the day of the request, and what it is taken from; null while no day is known at all. */
export function requestOf(submission: Submission, calendar: BusinessCalendar): { on: Day; basis: RequestBasis } | null {
  const { profile } = submission
  const sentOn = requestSentOn(submission)
  if (sentOn !== '') return { on: sentOn, basis: 'sent' }
  if (isDay(profile.plannedRequestDate)) return { on: profile.plannedRequestDate, basis: 'planned' }
  if (!isDay(profile.wishedProductionDate)) return null
  return { on: requestDaysFor(profile.wishedProductionDate, calendar).recommendedOn, basis: 'wished' }
}

/** @returns the day of the request; '' while none is known. */
export function requestDay(submission: Submission, calendar: BusinessCalendar): Day {
  return requestOf(submission, calendar)?.on ?? ''
}

/** @param clockStartsOn where it is known better than by the day of the request. @returns all dates for a request on this day. */
export function projectTimeline(requestOn: Day, calendar: BusinessCalendar, clockStartsOn: Day = businessDayFrom(requestOn, calendar)): Timeline {
  const twoWeeks = addDays(requestOn, -14)
  const tenBusinessDays = addBusinessDays(requestOn, -10, calendar)
  const after = (businessDays: number) => addBusinessDays(clockStartsOn, businessDays, calendar)
  const longestClock = targetBusinessDays + ctoBusinessDays
  return {
    requestOn,
    clockStartsOn,
    latestDryRunOn: tenBusinessDays < twoWeeks ? tenBusinessDays : twoWeeks,
    // A Sunday ends the ISO week and starts the US one: only the day itself is in both.
    logWindow: { from: addDays(requestOn, weekdayOf(requestOn) === 0 ? 0 : 1 - weekdayOf(requestOn)), to: requestOn },
    handInWindow: { from: after(typicalAccess.fromBusinessDays - targetBusinessDays), to: after(typicalAccess.toBusinessDays - longestClock) },
    certifiedTargetOn: after(targetBusinessDays),
    certifiedLatestOn: after(longestClock),
    productionFrom: after(typicalAccess.fromBusinessDays),
    productionTo: after(typicalAccess.toBusinessDays),
  }
}

/** @returns the dates of a submission, by what has happened so far; null while no day of the request is known. */
export function timelineOf(submission: Submission, calendar: BusinessCalendar): Timeline | null {
  const request = requestOf(submission, calendar)
  if (!request) return null
  const timeline = projectTimeline(request.on, calendar, reviewStart(submission, calendar) || undefined)
  const clock = certificationClock(submission, calendar)
  if (!clock) return timeline
  const later = (a: Day, b: Day) => (a > b ? a : b)
  return {
    ...timeline,
    certifiedTargetOn: clock.targetOn,
    certifiedLatestOn: clock.latestOn,
    productionFrom: later(timeline.productionFrom, clock.targetOn),
    productionTo: later(timeline.productionTo, clock.latestOn),
  }
}

/**
 * "Within the week of your certification review request" (R7.3), read so that no reading refuses it (A3).
 * @returns `safe`: the same week from Monday and from Sunday, not after the request; `unsure`: within 7 days before; `outside`: else.
 */
export function logDayFit(logOn: Day, requestOn: Day): 'safe' | 'unsure' | 'outside' {
  const daysBefore = daysBetween(logOn, requestOn)
  if (daysBefore < 0 || daysBefore > 7) return 'outside'
  return isSameIsoWeek(logOn, requestOn) && isSameUsWeek(logOn, requestOn) ? 'safe' : 'unsure'
}
