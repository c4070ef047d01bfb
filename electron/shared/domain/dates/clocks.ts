/** @file The two clocks of the certification (A11), and every time that the second one started again (R9.5, A12). Pure. */
import { isDay, type Day } from '../calendar.ts'
import type { ReviewFinding } from '../rounds/review-findings.ts'
import { sendingsOf, type Sending } from '../rounds/sendings.ts'
import type { Submission } from '../submission.ts'
import { addBusinessDays, businessDayFrom, type BusinessCalendar } from './business-calendar.ts'
import { clockStart } from './clock-start.ts'

/** "Certified within 6 business days" (R9.3); the CTO's office "could take an additional 3" on top (R9.2, A10). */
export const targetBusinessDays = 6
export const ctoBusinessDays = 3

/** One run of the six business days. */
export type ClockRun = {
  /** Day 0. */
  from: Day
  /** The last of steps 4 to 8 was handed in, or something that was found missing was remedied. */
  startedBy: 'hand-in' | 'remedy'
  targetOn: Day
  latestOn: Day
}

export type Clocks = {
  /** The engineer's review of steps 4 to 7, which has no promised length; `endedOn` is '' while it lasts. Null before the request. */
  review: { from: Day; endedOn: Day } | null
  /** Every run of the six business days; the last one counts. Empty until the form is handed in. */
  runs: ClockRun[]
  /**
   * Since when a finding of the reviewer waits for its remedy; '' for none. One without a day waits since the clock that runs began.
   * The six days start again with the remedy.
   */
  waitingSince: Day
  /** The end of both clocks; '' while not certified. */
  certifiedOn: Day
}

/** @returns day 0 of what was sent for review; '' while nothing was. */
export function reviewStart(submission: Submission, calendar: BusinessCalendar): Day {
  const [first] = sendingsOf(submission)
  return first ? clockStart(first, calendar) : ''
}

/** A remedy is sent with the round after the one that it was found in, where there is one; until then the day that was noted counts (A12). */
function remedyDay({ round, remediedOn }: ReviewFinding, sendings: readonly Sending[], calendar: BusinessCalendar): Day {
  const next = sendings.find(({ number }) => round > 0 && number === round + 1)
  return next ? clockStart(next, calendar) : businessDayFrom(remediedOn, calendar)
}

function latest(...days: readonly Day[]): Day {
  return days.filter(isDay).toSorted().at(-1) ?? ''
}

/** @returns both clocks as they stand by what was noted. */
export function clocksOf(submission: Submission, calendar: BusinessCalendar): Clocks {
  const { signOff, keyRequest } = submission
  const from = reviewStart(submission, calendar)
  const runOf = (startedBy: ClockRun['startedBy'], day: Day): ClockRun => ({
    from: day,
    startedBy,
    targetOn: addBusinessDays(day, targetBusinessDays, calendar),
    latestOn: addBusinessDays(day, targetBusinessDays + ctoBusinessDays, calendar),
  })
  const runs: ClockRun[] = []
  if (from !== '' && isDay(keyRequest.submittedOn)) {
    runs.push(runOf('hand-in', latest(from, businessDayFrom(keyRequest.submittedOn, calendar))))
    const sendings = sendingsOf(submission)
    const remedies = signOff.reviewFindings.filter(({ remediedOn }) => isDay(remediedOn)).map((finding) => remedyDay(finding, sendings, calendar))
    // A further round is the last of what steps 4 to 8 ask for, whatever it was sent for.
    const further = sendings.slice(1).map((sending) => clockStart(sending, calendar))
    for (const day of [...remedies, ...further].toSorted()) if (day > (runs.at(-1)?.from ?? '')) runs.push(runOf('remedy', day))
  }
  const open = signOff.reviewFindings.filter(({ remediedOn }) => !isDay(remediedOn)).map(({ foundOn }) => foundOn)
  return {
    review: from === '' ? null : { from, endedOn: [keyRequest.engineerSignedOffOn, keyRequest.submittedOn].find(isDay) ?? '' },
    runs,
    waitingSince: open.length === 0 ? '' : (open.filter(isDay).toSorted()[0] ?? runs.at(-1)?.from ?? from),
    certifiedOn: isDay(signOff.certifiedOn) ? signOff.certifiedOn : '',
  }
}

/**
 * R9.3, R9.5, A11, A12: the 6 business days count from the last of steps 4 to 8, or from the last remedy.
 * @returns the run that counts; null while nothing was handed in.
 */
export function certificationClock(submission: Submission, calendar: BusinessCalendar): ClockRun | null {
  return clocksOf(submission, calendar).runs.at(-1) ?? null
}
