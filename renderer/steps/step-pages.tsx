import type { ComponentType } from 'react'
import type { StepId } from '#shared/domain/findings.ts'
import { DryRunStep } from './dry-run/dry-run-step.tsx'
import { KeyRequestStep } from './key-request/key-request-step.tsx'
import { LaunchStep } from './launch/launch-step.tsx'
import { LogDateStep } from './log-date/log-date-step.tsx'
import { QuestionnaireStep } from './questionnaire/questionnaire-step.tsx'
import { RemediesStep } from './remedies/remedies-step.tsx'
import { RequirementsStep } from './requirements/requirements-step.tsx'
import { SignOffStep } from './sign-off/sign-off-step.tsx'
import { TracesStep } from './traces/traces-step.tsx'
import { VideoStep } from './video/video-step.tsx'

/** The page of every step; a step without one does not compile. */
export const stepPages: Record<StepId, ComponentType> = {
  requirements: RequirementsStep,
  'dry-run': DryRunStep,
  remedies: RemediesStep,
  questionnaire: QuestionnaireStep,
  video: VideoStep,
  traces: TracesStep,
  'log-date': LogDateStep,
  'key-request': KeyRequestStep,
  'sign-off': SignOffStep,
  launch: LaunchStep,
}
