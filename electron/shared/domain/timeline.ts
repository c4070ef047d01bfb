/** @file The dates that follow from the day of the certification review request. Pure. */
import { addBusinessDays, addDays, businessDayFrom, daysBetween, isDay, isSameIsoWeek, isSameUsWeek, weekdayOf, type Day } from './calendar.ts'
import type { Submission } from './submission.ts'

export type Timeline = {
  /** Day of the certification review request: sent, or else planned. */
  requestOn: Day
  /** Day that the clocks start on: the request, or the next business day (A9). */
  clockStartsOn: Day
  /** Last day for the dry run: both two weeks and ten business days before (R2.3, A6, A7). */
  latestDryRunOn: Day
  /** Days that the log date may safely have: the same week, read both ways, and not after the request (R7.3, A3). */
  logWindow: { from: Day; to: Day }
  /** Certified, if all is well: 6 business days (R9.3). The engineer's review before it has no promised length (A11). */
  certifiedTargetOn: Day
  /** Certified, with the CTO's 3 business days on top (R9.2, A10). */
  certifiedLatestOn: Day
  /** Access to production, as customers experience it: 14 to 21 business days from the submission (R9.4). */
  productionFrom: Day
  productionTo: Day
}

/** @returns the day of the request: when it was sent, else when it is planned; '' while neither is a day. */
export function requestDay(submission: Submission): Day {
  return [submission.signOff.sentOn, submission.profile.plannedRequestDate].find(isDay) ?? ''
}

/** @returns all dates for a request on this day. */
export function projectTimeline(requestOn: Day): Timeline {
  const clockStartsOn = businessDayFrom(requestOn)
  const twoWeeks = addDays(requestOn, -14)
  const tenBusinessDays = addBusinessDays(requestOn, -10)
  return {
    requestOn,
    clockStartsOn,
    latestDryRunOn: daysBetween(twoWeeks, tenBusinessDays) < 0 ? tenBusinessDays : twoWeeks,
    // A Sunday ends the ISO week and starts the US one: only the day itself is in both.
    logWindow: { from: addDays(requestOn, weekdayOf(requestOn) === 0 ? 0 : 1 - weekdayOf(requestOn)), to: requestOn },
    certifiedTargetOn: addBusinessDays(clockStartsOn, 6),
    certifiedLatestOn: addBusinessDays(clockStartsOn, 9),
    productionFrom: addBusinessDays(clockStartsOn, 14),
    productionTo: addBusinessDays(clockStartsOn, 21),
  }
}

/** @returns the dates of a submission; null while no request date is known. */
export function timelineOf(submission: Submission): Timeline | null {
  const day = requestDay(submission)
  return day === '' ? null : projectTimeline(day)
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
