/** @file The ten steps of the certification, and how each stands. A step without a definition does not compile. Pure. */
import { isBlocker, stepIds, type Finding, type RuleContext, type StepId } from '../findings.ts'
import type { Submission } from '../submission.ts'
import { requirementsStep } from './01-requirements.ts'
import { dryRunStep } from './02-dry-run.ts'
import { remediesStep } from './03-remedies.ts'
import { questionnaireStep } from './04-questionnaire.ts'
import { videoStep } from './05-video.ts'
import { tracesStep } from './06-traces.ts'
import { logDateStep } from './07-log-date.ts'
import { keyRequestStep } from './08-key-request.ts'
import { signOffStep } from './09-sign-off.ts'
import { launchStep } from './10-launch.ts'
import { checkStep, type StepDefinition } from './step-definition.ts'

export const steps: Record<StepId, StepDefinition> = {
  requirements: requirementsStep,
  'dry-run': dryRunStep,
  remedies: remediesStep,
  questionnaire: questionnaireStep,
  video: videoStep,
  traces: tracesStep,
  'log-date': logDateStep,
  'key-request': keyRequestStep,
  'sign-off': signOffStep,
  launch: launchStep,
}

export const stepStatuses = ['Completed', 'In progress', 'Not yet started', 'Cannot start yet', 'There is a problem', 'Not applicable'] as const
export type StepStatus = (typeof stepStatuses)[number]

export type StepOverview = {
  id: StepId
  number: number
  title: string
  shortTitle: string
  path: string
  status: StepStatus
  /** One line on how far it is, or why it is as it is; '' for none. */
  detail: string
  findings: Finding[]
}

/** @returns how a step stands. Only something wrong makes a problem; what is merely missing does not. */
function overviewOf(step: StepDefinition, submission: Submission, context: RuleContext): StepOverview {
  const { id, number, title, shortTitle, path } = step
  const findings = checkStep(step, submission, context)
  const overview = (status: StepStatus, detail: string): StepOverview => ({ id, number, title, shortTitle, path, status, detail, findings })

  const applicability = step.isApplicable(submission)
  if (!applicability.applies) return overview('Not applicable', applicability.reason)
  const problem = findings.find((finding) => isBlocker(finding) && !finding.isMissing)
  if (problem) return overview('There is a problem', problem.message)
  const { isStarted, isComplete, detail } = step.progress(submission, context)
  if (isComplete && !findings.some(isBlocker)) return overview('Completed', detail)
  if (isStarted) return overview('In progress', detail)
  const canStart = step.canStart(submission, context)
  return canStart === true ? overview('Not yet started', detail) : overview('Cannot start yet', canStart)
}

/** @returns all ten steps in their order, for the task list. */
export function stepOverviews(submission: Submission, context: RuleContext): StepOverview[] {
  return stepIds.map((id) => overviewOf(steps[id], submission, context))
}
