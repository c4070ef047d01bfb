/** @file Step 1: the requirements, gone through one by one, and the online form that comes last. Pure. */
import { isDay } from '../calendar.ts'
import { isBlocker, missing, wrong, type Observation, type RuleContext } from '../findings.ts'
import { isHttpsLink } from '../form.ts'
import { applicableRequirements } from '../requirements.ts'
import type { Submission } from '../submission.ts'
import { remediesStep } from './03-remedies.ts'
import { questionnaireStep } from './04-questionnaire.ts'
import { videoStep } from './05-video.ts'
import { tracesStep } from './06-traces.ts'
import { logDateStep } from './07-log-date.ts'
import { keyRequestStep } from './08-key-request.ts'
import { always, checkStep, counted, isGiven, malformedDays, type StepDefinition, type StepProgress } from './step-definition.ts'

/** R1.1: every requirement that applies is reviewed. */
function everyRequirementIsReviewed(submission: Submission): Observation[] {
  return applicableRequirements(submission)
    .filter(({ id }) => submission.requirements.reviewed[id] !== true)
    .map(({ id, title }) =>
      missing(
        'blocker',
        `requirements.reviewed.${id}`,
        `"${title}" is not reviewed.`,
        'Read the requirement and tick it once your integration meets it.',
      ),
    )
}

/** R1.1: "prepare all artifacts before completing the PowerForm online". It adds no blocker of its own to a package that has none. */
function formComesAfterArtifacts(submission: Submission, context: RuleContext): Observation[] {
  if (!isDay(submission.requirements.powerFormCompletedOn)) return []
  const artifacts = [remediesStep, questionnaireStep, videoStep, tracesStep, logDateStep, keyRequestStep]
  const open = artifacts.filter((step) => checkStep(step, submission, context).some(isBlocker))
  if (open.length === 0) return []
  return [
    wrong(
      'blocker',
      'requirements.powerFormCompletedOn',
      `The online form is noted as completed, but ${counted(open.length, 'step is', 'steps are')} not ready: ${open.map(({ shortTitle }) => shortTitle).join(', ')}.`,
      'Complete the steps first, or clear the day of the form.',
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
  const { reviewed, notes, officialCopy, powerFormLink, powerFormCompletedOn } = submission.requirements
  const applicable = applicableRequirements(submission)
  const done = applicable.filter(({ id }) => reviewed[id] === true).length
  return {
    isStarted: done > 0 || officialCopy !== null || [...Object.values(notes), powerFormLink, powerFormCompletedOn].some(isGiven),
    isComplete: done === applicable.length,
    detail: `${done} of ${counted(applicable.length, 'requirement')} reviewed`,
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
    { id: 'R1.1', quote: 'completing the PowerForm online', check: formFieldsHaveTheirForm },
  ],
  progress,
}
