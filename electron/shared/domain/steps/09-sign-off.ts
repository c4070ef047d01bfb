/** @file Step 9: what happens after sending, until the certification is signed. Nothing here can be due before the export. Pure. */
import { formatDay, isDay } from '../calendar.ts'
import { addBusinessDays, businessDayFrom, type BusinessCalendar } from '../dates/business-calendar.ts'
import { certificationClock, clocksOf, ctoBusinessDays } from '../dates/clocks.ts'
import { isTimeOfDay, wallClockIn } from '../dates/wall-clock.ts'
import { missing, wrong, type Observation, type RuleContext } from '../findings.ts'
import { requestSentOn, sendingsOf } from '../rounds/sendings.ts'
import type { Submission } from '../submission.ts'
import { questionnaireStep } from './04-questionnaire.ts'
import { videoStep } from './05-video.ts'
import { tracesStep } from './06-traces.ts'
import { logDateStep } from './07-log-date.ts'
import { always, counted, hasNoBlockers, isGiven, malformedDays, type StepDefinition, type StepProgress } from './step-definition.ts'

/** F1. */
function daysAreDays({ signOff }: Submission): Observation[] {
  return malformedDays([
    ...(['sentOn', 'formForwardedOn', 'ctoSignedOffOn', 'certifiedOn'] as const).map((field) => [`signOff.${field}`, signOff[field]] as const),
    ...signOff.reviewFindings.flatMap(({ foundOn, remediedOn }, index) => [
      [`signOff.reviewFindings.${index}.foundOn`, foundOn] as const,
      [`signOff.reviewFindings.${index}.remediedOn`, remediedOn] as const,
    ]),
  ])
}

/** A9: the time of sending, where it is given, is one, in a zone that there is. */
function sendingTimeIsATime({ signOff: { sentAtTime, sentAtTimeZone }, rounds }: Submission): Observation[] {
  // A round carries its own time, which was looked at before it was frozen.
  if (!isGiven(sentAtTime) || rounds[0]?.number === 1) return []
  if (!isTimeOfDay(sentAtTime))
    return [wrong('warning', 'signOff.sentAtTime', `"${sentAtTime}" is not a time of day.`, 'Write it in 24 hours, as in 16:30, or leave it empty.')]
  if (isGiven(sentAtTimeZone) && wallClockIn(0, sentAtTimeZone)) return []
  return [
    missing(
      'warning',
      'signOff.sentAtTimeZone',
      isGiven(sentAtTimeZone) ? `"${sentAtTimeZone}" is not the name of a time zone.` : `The time zone of ${sentAtTime} is missing.`,
      'Enter it, as in America/Chicago; until then only the day counts.',
    ),
  ]
}

/** R9.1 to R9.3: sent, forwarded, signed and certified follow one another. */
function daysFollowOneAnother(submission: Submission): Observation[] {
  const { signOff, keyRequest } = submission
  const order = [
    ['signOff.sentOn', 'The package was sent', requestSentOn(submission)],
    ['keyRequest.submittedOn', 'the form was handed in', keyRequest.submittedOn],
    ['signOff.formForwardedOn', 'The form was forwarded to the CTO', signOff.formForwardedOn],
    ['signOff.ctoSignedOffOn', 'The CTO signed', signOff.ctoSignedOffOn],
    ['signOff.certifiedOn', 'The integration was certified', signOff.certifiedOn],
  ] as const
  const known = order.filter(([, , day]) => isDay(day))
  return known.flatMap(([where, event, day], index) => {
    const before = known[index - 1]
    if (!before || day >= before[2] || !where.startsWith('signOff.')) return []
    const earlier = before[1].charAt(0).toLowerCase() + before[1].slice(1)
    return [wrong('warning', where, `${event} on ${formatDay(day)}, but ${earlier} only on ${formatDay(before[2])}.`, 'Correct one of the two days.')]
  })
}

/** R9.1: what is noted has happened. A round was looked at before it was frozen. */
function daysAreNotToCome({ signOff }: Submission, { today }: RuleContext): Observation[] {
  const events = [
    ['sentOn', 'The package is noted as sent'],
    ['formForwardedOn', 'The form is noted as forwarded to the CTO'],
    ['ctoSignedOffOn', 'The CTO’s signature is noted'],
    ['certifiedOn', 'The certification is noted'],
  ] as const
  return events
    .filter(([field]) => isDay(signOff[field]) && signOff[field] > today)
    .map(([field, event]) =>
      wrong('warning', `signOff.${field}`, `${event} on ${formatDay(signOff[field])}, which is still to come.`, 'Note it once it has happened.'),
    )
}

/**
 * R9.5: what the reviewer found is remedied on a day after it was found; the 6 business days count from there.
 * Once a package was sent, nothing open may stand when the next one goes out.
 */
function findingsAreRemedied({ signOff, rounds }: Submission): Observation[] {
  const isNextRound = rounds.length > 0
  return signOff.reviewFindings.flatMap(({ foundOn, text, remediedOn }, index) => {
    const path = `signOff.reviewFindings.${index}`
    const name = `Finding ${index + 1} of the reviewer`
    if (!isGiven(text)) return [missing('warning', `${path}.text`, `${name} does not say what was found.`, 'Note it in the words of the reviewer.')]
    if (!isGiven(remediedOn))
      return [
        missing(
          isNextRound ? 'blocker' : 'warning',
          `${path}.remediedOn`,
          `${name} is not remedied yet; the 6 business days start again when it is.`,
          isNextRound ? 'Remedy it and note the day; then the next round can be exported.' : 'Send the remedy, and note the day.',
        ),
      ]
    if (isDay(foundOn) && isDay(remediedOn) && remediedOn < foundOn)
      return [wrong('warning', `${path}.remediedOn`, `${name} is noted as remedied before it was found.`, 'Correct one of the two days.')]
    return []
  })
}

/** Whether an answer can be waited for at all: a finding that waits for its remedy is the integrator's to answer. */
function isWaitingForAnswer(submission: Submission, calendar: BusinessCalendar): boolean {
  const { ctoSignedOffOn, certifiedOn } = submission.signOff
  return !isGiven(certifiedOn) && !isGiven(ctoSignedOffOn) && clocksOf(submission, calendar).waitingSince === ''
}

/** R9.2: "could take an additional 3 business days to sign off". */
function ctoAnswersInTime(submission: Submission, { today, settings: { calendar } }: RuleContext): Observation[] {
  const { formForwardedOn } = submission.signOff
  if (!isDay(formForwardedOn) || !isWaitingForAnswer(submission, calendar)) return []
  const ctoDueOn = addBusinessDays(businessDayFrom(formForwardedOn, calendar), ctoBusinessDays, calendar)
  if (today <= ctoDueOn) return []
  return [
    wrong(
      'warning',
      'signOff.ctoSignedOffOn',
      `The CTO's 3 business days ended on ${formatDay(ctoDueOn)}.`,
      'Ask your Account Manager how it stands.',
    ),
  ]
}

/** R9.3, A10: "certified within 6 business days", and overdue once the CTO's 3 have passed on top. Once the form is forwarded R9.2 tells it. */
function certificationComesInTime(submission: Submission, { today, settings: { calendar } }: RuleContext): Observation[] {
  const clock = certificationClock(submission, calendar)
  if (!clock || today <= clock.latestOn || isDay(submission.signOff.formForwardedOn) || !isWaitingForAnswer(submission, calendar)) return []
  return [
    wrong(
      'warning',
      'signOff.certifiedOn',
      `The certification was to be expected by ${formatDay(clock.latestOn)}.`,
      'Ask your Account Manager how it stands.',
    ),
  ]
}

function progress(submission: Submission, { settings }: RuleContext): StepProgress {
  const { formForwardedOn, ctoSignedOffOn, certifiedOn, reviewFindings, evidence } = submission.signOff
  const last = sendingsOf(submission).at(-1)
  const open = reviewFindings.filter(({ remediedOn }) => !isGiven(remediedOn)).length
  const clock = certificationClock(submission, settings.calendar)
  const detail = isDay(certifiedOn)
    ? `Certified on ${formatDay(certifiedOn)}`
    : isDay(ctoSignedOffOn)
      ? `Signed by the CTO on ${formatDay(ctoSignedOffOn)}`
      : open > 0
        ? `${counted(open, 'finding')} to remedy`
        : clock
          ? `Expected by ${formatDay(clock.targetOn)}, at the latest ${formatDay(clock.latestOn)}`
          : last
            ? `${last.number > 1 ? `Round ${last.number} sent` : 'Sent'} on ${formatDay(last.day)}`
            : ''
  return {
    isStarted: last !== undefined || [formForwardedOn, ctoSignedOffOn, certifiedOn].some(isGiven) || reviewFindings.length > 0 || evidence !== null,
    isComplete: isDay(ctoSignedOffOn) && isDay(certifiedOn) && open === 0,
    detail,
  }
}

export const signOffStep: StepDefinition = {
  id: 'sign-off',
  number: 9,
  title: 'Review and sign-off',
  shortTitle: 'Sign-off',
  path: 'sign-off',
  isApplicable: always,
  canStart: (submission, context) =>
    [questionnaireStep, videoStep, tracesStep, logDateStep].every((step) => hasNoBlockers(step, submission, context)) ||
    'Starts when the package is sent',
  rules: [
    { id: 'R9.1', quote: "forward the form and the earlier supporting content to DocuSign's CTO", check: daysFollowOneAnother },
    { id: 'R9.1', quote: "forward the form and the earlier supporting content to DocuSign's CTO", check: daysAreNotToCome },
    { id: 'R9.2', quote: 'could take an additional 3 business days to sign off', check: ctoAnswersInTime },
    { id: 'R9.3', quote: 'certified within 6 business days from submission of the final items', check: certificationComesInTime },
    { id: 'R9.5', quote: 'the 6 business day timeline restarts from the time you remedy issues', check: findingsAreRemedied },
    { id: 'A9', quote: 'within 6 business days from submission', check: sendingTimeIsATime },
    { id: 'F1', quote: '', check: daysAreDays },
  ],
  progress,
}
