/** @file All rules over a submission. The pages, the command line, the export and the report show what comes from here. Pure. */
import { deliveryRules } from './delivery-rules.ts'
import { isBlocker, runRules, stepIds, type Finding, type FindingPlace, type Rule, type RuleContext } from './findings.ts'
import { profileRules } from './profile-rules.ts'
import { steps } from './steps/index.ts'
import { checkStep } from './steps/step-definition.ts'
import type { Submission } from './submission.ts'

/** Every place that findings stand on, in the order in which people go through them. */
export const findingPlaces: readonly FindingPlace[] = ['profile', ...stepIds, 'delivery']

/** @returns the rules of a place, in order. */
export function rulesOf(place: FindingPlace): readonly Rule[] {
  if (place === 'profile') return profileRules
  return place === 'delivery' ? deliveryRules : steps[place].rules
}

/**
 * Checks everything that applies.
 * @returns the findings in a stable order: by place as in {@link findingPlaces}, then by rule, then by field.
 */
export function checkSubmission(submission: Submission, context: RuleContext): Finding[] {
  return [
    ...runRules(profileRules, 'profile', submission, context),
    ...stepIds.flatMap((id) => checkStep(steps[id], submission, context)),
    ...runRules(deliveryRules, 'delivery', submission, context),
  ]
}

/** @returns whether nothing stands in the way of the export. */
export function isReady(findings: readonly Finding[]): boolean {
  return !findings.some(isBlocker)
}

/** `isMissing`: nothing is wrong, it is only not there yet. */
export type OpenTask = { place: FindingPlace; text: string; where: string; count: number; isMissing: boolean }

/**
 * What is to be done before the export, in few lines: blockers of one kind become one, as in "Answer 14 questions".
 * @returns the lines in the order of the findings, each with the field of its first finding.
 */
export function openTasks(submission: Submission, context: RuleContext): OpenTask[] {
  return findingPlaces.flatMap((place) => {
    if (place !== 'profile' && place !== 'delivery' && !steps[place].isApplicable(submission).applies) return []
    return rulesOf(place).flatMap((rule) => {
      const blockers = runRules([rule], place, submission, context).filter(isBlocker)
      const [first] = blockers
      if (!first) return []
      if (blockers.length > 1 && rule.summarise) {
        const isMissing = blockers.every((blocker) => blocker.isMissing)
        return [{ place, text: rule.summarise(blockers.length), where: first.where, count: blockers.length, isMissing }]
      }
      return blockers.map(({ message, where, isMissing }) => ({ place, text: message, where, count: 1, isMissing }))
    })
  })
}
