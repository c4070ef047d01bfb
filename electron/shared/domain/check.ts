/** @file All rules over a submission. The pages, the command line, the export and the report show what comes from here. Pure. */
import { deliveryRules } from './delivery-rules.ts'
import { isBlocker, runRules, stepIds, type Finding, type FindingPlace, type Rule, type RuleContext } from './findings.ts'
import { profileRules } from './profile-rules.ts'
import { steps } from './steps/index.ts'
import { checkStep } from './steps/step-definition.ts'
import type { Submission } from './submission.ts'
import { fallenWaivers } from './waiver-rules.ts'

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
  const places = findingPlaces.map((place) => ({ place, found: checkPlace(place, submission, context) }))
  const findings = places.flatMap(({ found }) => found)
  return places.flatMap(({ place, found }) => [...found, ...fallenWaivers(place, submission, context, findings)])
}

function checkPlace(place: FindingPlace, submission: Submission, context: RuleContext): Finding[] {
  return place === 'profile' || place === 'delivery'
    ? runRules(rulesOf(place), place, submission, context)
    : checkStep(steps[place], submission, context)
}

/** @returns whether nothing stands in the way of the export. */
export function isReady(findings: readonly Finding[]): boolean {
  return !findings.some(isBlocker)
}

/** `isMissing`: nothing is wrong, it is only not there yet. `findings` are the blockers that it stands for. */
export type OpenTask = { place: FindingPlace; text: string; where: string; count: number; isMissing: boolean; findings: Finding[] }

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
        return [{ place, text: rule.summarise(blockers.length), where: first.where, count: blockers.length, isMissing, findings: blockers }]
      }
      return blockers.map((blocker) => ({
        place,
        text: blocker.message,
        where: blocker.where,
        count: 1,
        isMissing: blocker.isMissing,
        findings: [blocker],
      }))
    })
  })
}
