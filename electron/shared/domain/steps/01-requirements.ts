/** @file Step 1: the requirements, gone through one by one, and the online form that comes last. Pure. */
import { isDay } from '../calendar.ts'
import { missing, waivable, wrong, type Observation, type RuleContext } from '../findings.ts'
import { isHttpsLink } from '../form.ts'
import { applicableRequirements, type Requirement } from '../requirements.ts'
import type { Submission } from '../submission.ts'
import { missingInWaiver, standingWaiver } from '../waivers.ts'
import { remediesStep } from './03-remedies.ts'
import { questionnaireStep } from './04-questionnaire.ts'
import { videoStep } from './05-video.ts'
import { tracesStep } from './06-traces.ts'
import { logDateStep } from './07-log-date.ts'
import { keyRequestStep } from './08-key-request.ts'
import { always, counted, hasNoBlockers, isGiven, malformedDays, type StepDefinition, type StepProgress } from './step-definition.ts'

/** R1.1: every requirement that applies is reviewed; that one is not met may be answered for by name. */
function everyRequirementIsReviewed(submission: Submission): Observation[] {
  return openRequirements(submission).map((requirement) => waivable(notReviewed(requirement)))
}

function openRequirements(submission: Submission): Requirement[] {
  return applicableRequirements(submission).filter(({ id }) => submission.requirements.reviewed[id] !== true)
}

function notReviewed({ id, title }: Requirement): Observation {
  return missing(
    'blocker',
    `requirements.reviewed.${id}`,
    `"${title}" is not reviewed.`,
    'Read the requirement and tick it once your integration meets it.',
  )
}

/** @returns the requirements that somebody answers for instead of meeting them. */
export function waivedRequirements(submission: Submission): Requirement[] {
  return openRequirements(submission).filter((requirement) => standingWaiver(submission, { rule: 'R1.1', ...notReviewed(requirement) }) !== null)
}

const artifactSteps = [remediesStep, questionnaireStep, videoStep, tracesStep, logDateStep, keyRequestStep]

/** A step whose artifact has to be ready before the online form is completed. */
export type ArtifactStep = Pick<StepDefinition, 'id' | 'title' | 'shortTitle'> & { isReady: boolean }

/** @returns the steps that apply and prepare something, the review of the requirements first, each with whether it is ready. */
export function artifactsOf(submission: Submission, context: RuleContext): ArtifactStep[] {
  const { id, title, shortTitle } = requirementsStep
  return [
    { id, title, shortTitle, isReady: openRequirements(submission).length === waivedRequirements(submission).length },
    ...artifactSteps
      .filter((step) => step.isApplicable(submission).applies)
      .map((step) => ({ id: step.id, title: step.title, shortTitle: step.shortTitle, isReady: hasNoBlockers(step, submission, context) })),
  ]
}

/** R1.1: whether a named person says why the form may be completed although these steps are not ready. */
export function isEarlyFormAnsweredFor({ requirements: { earlyForm } }: Submission, open: readonly { id: string }[]): boolean {
  return earlyForm !== null && missingInWaiver(earlyForm) === '' && open.every(({ id }) => earlyForm.steps.includes(id))
}

/**
 * R1.1: "prepare all artifacts before completing the PowerForm online"; what was completed all the same says who wanted that and why.
 * It adds no blocker of its own to a package that has none.
 */
function formComesAfterArtifacts(submission: Submission, context: RuleContext): Observation[] {
  const { powerFormCompletedOn, powerFormReceipt, earlyForm } = submission.requirements
  if (!isDay(powerFormCompletedOn) && !powerFormReceipt) return []
  const open = artifactsOf(submission, context).filter(({ isReady }) => !isReady)
  if (open.length === 0) return []
  const where = 'requirements.powerFormCompletedOn'
  const fact = `The online form is noted as completed, but ${counted(open.length, 'step is', 'steps are')} not ready: ${open.map(({ shortTitle }) => shortTitle).join(', ')}.`
  if (earlyForm && isEarlyFormAnsweredFor(submission, open))
    return [
      wrong(
        'warning',
        where,
        `${fact} ${earlyForm.by.trim()} answers for that: ${earlyForm.reason.trim()}`,
        'Complete the steps as soon as you can.',
      ),
    ]
  return [wrong('blocker', where, fact, 'Complete the steps first, or clear the day and the receipt of the form, or say why it was completed early.')]
}

/** R1.1: the receipt of the form and its day belong together. */
function receiptHasItsDay({ requirements: { powerFormCompletedOn, powerFormReceipt } }: Submission): Observation[] {
  if (powerFormReceipt !== null && !isGiven(powerFormCompletedOn))
    return [missing('warning', 'requirements.powerFormCompletedOn', 'The receipt of the online form has no day.', 'Enter the day of the receipt.')]
  if (powerFormReceipt !== null || !isDay(powerFormCompletedOn)) return []
  return [
    missing(
      'info',
      'requirements.powerFormReceipt',
      'The receipt of the online form is not kept here.',
      'Add the message or the PDF that the form answered with.',
    ),
  ]
}

/** R4.2: "To receive a copy of the questionnaire in advance … contact your Account Manager". */
function officialCopyIsThere({ requirements }: Submission): Observation[] {
  if (requirements.officialCopy) return []
  return [
    missing(
      'info',
      'requirements.officialCopy',
      'The official copy of the questionnaire is not here; the questions of step 4 are reconstructed.',
      'Ask your Account Manager or Professional Services contact for it.',
    ),
  ]
}

/** R1.1: form of the link and of the day (F1). */
function formFieldsHaveTheirForm({ requirements }: Submission): Observation[] {
  const link = requirements.powerFormLink
  return [
    ...(isGiven(link) && !isHttpsLink(link)
      ? [
          wrong(
            'warning',
            'requirements.powerFormLink',
            `"${link.trim()}" is not an https link.`,
            'Copy the whole link of the online form, from https:// on.',
          ),
        ]
      : []),
    ...malformedDays([['requirements.powerFormCompletedOn', requirements.powerFormCompletedOn]]),
  ]
}

function progress(submission: Submission): StepProgress {
  const { notes, officialCopy, powerFormLink, powerFormCompletedOn, powerFormReceipt } = submission.requirements
  const total = applicableRequirements(submission).length
  const waived = waivedRequirements(submission).length
  const reviewed = total - openRequirements(submission).length
  return {
    isStarted:
      reviewed + waived > 0 ||
      officialCopy !== null ||
      powerFormReceipt !== null ||
      [...Object.values(notes), powerFormLink, powerFormCompletedOn].some(isGiven),
    isComplete: reviewed + waived === total,
    detail: `${reviewed} of ${counted(total, 'requirement')} reviewed${waived > 0 ? `, ${waived} waived` : ''}`,
  }
}

export const requirementsStep: StepDefinition = {
  id: 'requirements',
  number: 1,
  title: 'Review the requirements',
  shortTitle: 'Requirements',
  path: 'requirements',
  isApplicable: always,
  canStart: () => true,
  rules: [
    {
      id: 'R1.1',
      quote: 'prepare all artifacts before completing the PowerForm online',
      check: everyRequirementIsReviewed,
      summarise: (count) => `Review ${count} requirements`,
    },
    { id: 'R1.1', quote: 'prepare all artifacts before completing the PowerForm online', check: formComesAfterArtifacts },
    { id: 'R1.1', quote: 'completing the PowerForm online', check: receiptHasItsDay },
    { id: 'R1.1', quote: 'completing the PowerForm online', check: formFieldsHaveTheirForm },
    { id: 'R4.2', quote: 'To receive a copy of the questionnaire in advance', check: officialCopyIsThere },
  ],
  progress,
}
