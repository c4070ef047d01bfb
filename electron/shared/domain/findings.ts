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
  /** True where something is not there yet, false where something is there and wrong. */
  isMissing: z.boolean().default(false),
})
export type Finding = z.infer<typeof findingSchema>
export type FindingPlace = Finding['step']

/** What the rules may know beside the submission. */
export type RuleContext = {
  /** The current day, `YYYY-MM-DD`. */
  today: string
  settings: Settings
}

/** What a rule sees; the step it stands on, and the rule's id where it names none, are added by who runs the rule. */
export type Observation = Omit<Finding, 'rule' | 'step'> & { rule?: string }

/** A rule looks at a submission and says what is wrong with it. It has no clock, disk or page. */
export type Rule = {
  /** As in `R8.2`: a rule of the seed; `A12` an artifact; `H6` a public requirement; `P1` and `F1` this program's own. */
  id: string
  /** The words that the rule follows from. */
  quote: string
  check(submission: Submission, context: RuleContext): Observation[]
  /** One line for several blockers of this rule, as in "Answer 14 questions". */
  summarise?(count: number): string
}

/** Something that is not there yet. */
export function missing(severity: Severity, where: string, message: string, fix: string): Observation {
  return { severity, where, message, fix, isMissing: true }
}

/** Something that is there and wrong, or worth knowing. */
export function wrong(severity: Severity, where: string, message: string, fix: string): Observation {
  return { severity, where, message, fix, isMissing: false }
}

/** Runs rules for one place. @returns the findings in the order of the rules. */
export function runRules(rules: readonly Rule[], step: FindingPlace, submission: Submission, context: RuleContext): Finding[] {
  return rules.flatMap(({ id, check }) => check(submission, context).map((observation) => ({ rule: id, step, ...observation })))
}

export function isBlocker(finding: { severity: Severity }): boolean {
  return finding.severity === 'blocker'
}
