/** @file What a rule says about a submission. The pages, the command line and the report all show these. */
import { z } from 'zod'
import { ruleText } from './rule-book.ts'
import { severitySchema, type Severity } from './severity.ts'
import type { Settings, Submission } from './submission.ts'
import { waiverWordsSchema } from './waivers-section.ts'
import { standingWaiver } from './waivers.ts'

export { severitySchema, type Severity } from './severity.ts'

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
  /** The words that the rule follows from; '' where it is none of the published steps. */
  quote: z.string().default(''),
  /** How those words are read. */
  why: z.string().default(''),
  /** Whether a person may answer for it. */
  isWaivable: z.boolean().default(false),
  /** Who does; what is waived stands in the way of nothing. */
  waiver: waiverWordsSchema.nullable().default(null),
})
export type Finding = z.infer<typeof findingSchema>
export type FindingPlace = Finding['step']

/** What the rules may know beside the submission. */
export type RuleContext = {
  /** The current day, `YYYY-MM-DD`. */
  today: string
  settings: Settings
}

/**
 * What a rule sees. The step it stands on, the rule's id where it names none, its words and its waiver are added by who runs the rule.
 * `isWaivable` is needed only where a rule may be waived sometimes.
 */
export type Observation = Pick<Finding, 'severity' | 'where' | 'message' | 'fix' | 'isMissing'> & { rule?: string; isWaivable?: boolean }

/** A rule looks at a submission and says what is wrong with it. It has no clock, disk or page. */
export type Rule = {
  /** As in `R8.2`: a rule of the seed; `A5` a reading of it; `TRC-11` one about traces; `H6` a public requirement; `P1` and `F1` this program's own. */
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

/** Marks what a person may answer for, of a rule of which that holds only sometimes. */
export function waivable(observation: Observation): Observation {
  return { ...observation, isWaivable: true }
}

/** Runs rules for one place. @returns the findings in the order of the rules, each with its words and, where it stands, its waiver. */
export function runRules(rules: readonly Rule[], step: FindingPlace, submission: Submission, context: RuleContext): Finding[] {
  return rules.flatMap((rule) => rule.check(submission, context).map((observation) => toFinding(rule, step, observation, submission)))
}

function toFinding({ id, quote }: Rule, step: FindingPlace, observation: Observation, submission: Submission): Finding {
  const rule = observation.rule ?? id
  const text = ruleText(rule)
  const { severity, where, message, fix, isMissing } = observation
  const isWaivable = (severity === 'blocker' || severity === 'warning') && allows(text?.waivable ?? 'never', observation.isWaivable)
  const finding = { rule, step, severity, where, message, fix, isMissing, isWaivable }
  return {
    ...finding,
    quote: (rule === id && quote) || (text?.quote ?? ''),
    why: text?.reading ?? '',
    waiver: isWaivable ? standingWaiver(submission, finding) : null,
  }
}

function allows(when: 'always' | 'sometimes' | 'never', isMarked: boolean | undefined): boolean {
  return when === 'always' ? isMarked !== false : when === 'sometimes' && isMarked === true
}

/** @returns whether it stands in the way: a blocker that nobody has waived. */
export function isBlocker(finding: { severity: Severity; waiver?: unknown }): boolean {
  return finding.severity === 'blocker' && !finding.waiver
}
