/** @file Step 9: what happens after sending, until the certification is signed. Nothing here can be due before the export. Pure. */
import { addBusinessDays, businessDayFrom, formatDay, isDay } from '../calendar.ts'
import { missing, wrong, type Observation, type RuleContext } from '../findings.ts'
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

/** R9.1 to R9.3: sent, forwarded, signed and certified follow one another. */
function daysFollowOneAnother({ signOff, keyRequest }: Submission): Observation[] {
  const order = [
    ['signOff.sentOn', 'The package was sent', signOff.sentOn],
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

/** R9.5: what the reviewer found is remedied on a day after it was found; the 6 business days count from there. */
function findingsAreRemedied({ signOff }: Submission): Observation[] {
  return signOff.reviewFindings.flatMap(({ foundOn, text, remediedOn }, index) => {
    const path = `signOff.reviewFindings.${index}`
    const name = `Finding ${index + 1} of the reviewer`
    if (!isGiven(text)) return [missing('warning', `${path}.text`, `${name} does not say what was found.`, 'Note it in the words of the reviewer.')]
    if (!isGiven(remediedOn))
      return [
        missing(
          'warning',
          `${path}.remediedOn`,
          `${name} is not remedied yet; the 6 business days start again when it is.`,
          'Send the remedy, and note the day.',
        ),
      ]
    if (isDay(foundOn) && isDay(remediedOn) && remediedOn < foundOn)
      return [wrong('warning', `${path}.remediedOn`, `${name} is noted as remedied before it was found.`, 'Correct one of the two days.')]
    return []
  })
}

/**
 * R9.3, R9.5, A11, A12: the 6 business days count from the last of steps 4 to 8, or from the last remedy.
 * @returns the day that the clock runs from, and the days that it and the CTO's 3 days on top end on; null while nothing was handed in.
 */
export function certificationClock({ signOff, keyRequest }: Submission): { from: string; targetOn: string; latestOn: string } | null {
  if (!isDay(signOff.sentOn) || !isDay(keyRequest.submittedOn)) return null
  const last =
    [signOff.sentOn, keyRequest.submittedOn, ...signOff.reviewFindings.map(({ remediedOn }) => remediedOn)].filter(isDay).sort().at(-1) ??
    signOff.sentOn
  const from = businessDayFrom(last)
  return { from, targetOn: addBusinessDays(from, 6), latestOn: addBusinessDays(from, 9) }
}

/** R9.2: "could take an additional 3 business days to sign off". */
function answerIsNotOverdue(submission: Submission, { today }: RuleContext): Observation[] {
  const { ctoSignedOffOn, certifiedOn, formForwardedOn } = submission.signOff
  if (isGiven(certifiedOn) || isGiven(ctoSignedOffOn)) return []
  const clock = certificationClock(submission)
  if (isDay(formForwardedOn)) {
    const ctoDueOn = addBusinessDays(businessDayFrom(formForwardedOn), 3)
    if (today > ctoDueOn)
      return [
        wrong(
          'warning',
          'signOff.ctoSignedOffOn',
          `The CTO's 3 business days ended on ${formatDay(ctoDueOn)}.`,
          'Ask your Account Manager how it stands.',
        ),
      ]
  } else if (clock && today > clock.latestOn) {
    return [
      wrong(
        'warning',
        'signOff.ctoSignedOffOn',
        `The certification was to be expected by ${formatDay(clock.latestOn)}.`,
        'Ask your Account Manager how it stands.',
      ),
    ]
  }
  return []
}

function progress(submission: Submission): StepProgress {
  const { sentOn, formForwardedOn, ctoSignedOffOn, certifiedOn, reviewFindings, evidence } = submission.signOff
  const open = reviewFindings.filter(({ remediedOn }) => !isGiven(remediedOn)).length
  const clock = certificationClock(submission)
  const detail = isDay(certifiedOn)
    ? `Certified on ${formatDay(certifiedOn)}`
    : isDay(ctoSignedOffOn)
      ? `Signed by the CTO on ${formatDay(ctoSignedOffOn)}`
      : open > 0
        ? `${counted(open, 'finding')} to remedy`
        : clock
          ? `Expected by ${formatDay(clock.targetOn)}, at the latest ${formatDay(clock.latestOn)}`
          : isDay(sentOn)
            ? `Sent on ${formatDay(sentOn)}`
            : ''
  return {
    isStarted: [sentOn, formForwardedOn, ctoSignedOffOn, certifiedOn].some(isGiven) || reviewFindings.length > 0 || evidence !== null,
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
    { id: 'R9.2', quote: 'could take an additional 3 business days to sign off', check: answerIsNotOverdue },
    { id: 'R9.5', quote: 'the 6 business day timeline restarts from the time you remedy issues', check: findingsAreRemedied },
    { id: 'F1', quote: '', check: daysAreDays },
  ],
  progress,
}
