/** @file What a rule says about a submission. The pages, the command line and the report all show these. */
import { z } from 'zod'
import type { Settings, Submission } from './submission.ts'

export const stepIds = [
  'requirements',
  'dry-run',
  'remedies',
  'questionnaire',
  'video',
  'traces',
  'log-date',
  'key-request',
  'sign-off',
  'launch',
] as const
export type StepId = (typeof stepIds)[number]

export const severitySchema = z.enum(['blocker', 'warning', 'info', 'cannot-verify'])
export type Severity = z.infer<typeof severitySchema>

export const findingSchema = z.object({
  /** Id of the rule, as in `R8.2`. */
  rule: z.string(),
  severity: severitySchema,
  /** Step that the finding stands on; `delivery` is the check-and-export page, `profile` the profile page. */
  step: z.enum([...stepIds, 'profile', 'delivery']),
  /** Path of the field, as in `keyRequest.email`; the page puts the focus there. */
  where: z.string(),
  message: z.string(),
  /** What to do about it. */
  fix: z.string(),
})
export type Finding = z.infer<typeof findingSchema>
export type FindingPlace = Finding['step']

/** What the rules may know beside the submission. */
export type RuleContext = {
  /** The current day, `YYYY-MM-DD`. */
  today: string
  settings: Settings
}

/** A rule looks at a submission and says what is wrong with it. */
export type Rule = (submission: Submission, context: RuleContext) => Finding[]
