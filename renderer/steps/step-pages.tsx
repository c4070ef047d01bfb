import type { ComponentType } from 'react'
import type { StepId } from '#shared/domain/findings.ts'
import { pageOnDemand } from '../app/page-on-demand.tsx'

/** The page of every step; a step without one does not compile. */
export const stepPages: Record<StepId, ComponentType> = {
  requirements: pageOnDemand(
    () => import('./requirements/requirements-step.tsx'),
    (module) => module.RequirementsStep,
  ),
  'dry-run': pageOnDemand(
    () => import('./dry-run/dry-run-step.tsx'),
    (module) => module.DryRunStep,
  ),
  remedies: pageOnDemand(
    () => import('./remedies/remedies-step.tsx'),
    (module) => module.RemediesStep,
  ),
  questionnaire: pageOnDemand(
    () => import('./questionnaire/questionnaire-step.tsx'),
    (module) => module.QuestionnaireStep,
  ),
  video: pageOnDemand(
    () => import('./video/video-step.tsx'),
    (module) => module.VideoStep,
  ),
  traces: pageOnDemand(
    () => import('./traces/traces-step.tsx'),
    (module) => module.TracesStep,
  ),
  'log-date': pageOnDemand(
    () => import('./log-date/log-date-step.tsx'),
    (module) => module.LogDateStep,
  ),
  'key-request': pageOnDemand(
    () => import('./key-request/key-request-step.tsx'),
    (module) => module.KeyRequestStep,
  ),
  'sign-off': pageOnDemand(
    () => import('./sign-off/sign-off-step.tsx'),
    (module) => module.SignOffStep,
  ),
  launch: pageOnDemand(
    () => import('./launch/launch-step.tsx'),
    (module) => module.LaunchStep,
  ),
}
