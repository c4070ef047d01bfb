import { checkSubmission } from '#shared/domain/check.ts'
import type { Finding, RuleContext } from '#shared/domain/findings.ts'
import { ruleText } from '#shared/domain/rule-book.ts'
import type { Submission } from '#shared/domain/submission.ts'
import { completeContext, completeSubmission } from '../fixtures/complete-submission.ts'

/** @returns the findings of a complete submission after an edit; those of one rule, as `severity where`, with {@link found}. */
export function checkEdited(edit: (submission: Submission) => void, context: Partial<RuleContext> = {}): Finding[] {
  const submission = completeSubmission()
  edit(submission)
  const findings = checkSubmission(submission, { ...completeContext, ...context })
  // Whatever a test is about: a finding weighs only what the rule book says that its rule can weigh.
  for (const { rule, severity } of findings)
    if (!ruleText(rule)?.levels.includes(severity)) throw new Error(`The rule book does not know ${rule} as ${severity}.`)
  return findings
}

/** @returns what one rule finds in a complete submission after an edit, as in `blocker keyRequest.email`. */
export function found(rule: string, edit: (submission: Submission) => void, context: Partial<RuleContext> = {}): string[] {
  return checkEdited(edit, context)
    .filter((finding) => finding.rule === rule)
    .map(({ severity, where }) => `${severity} ${where}`)
}
