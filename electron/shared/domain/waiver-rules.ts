/** @file P2: a waiver that fell is told, and so is one that nothing needs any more. It looks at the findings of all other rules. Pure. */
import { fieldLabel } from './field-labels.ts'
import { runRules, wrong, type Finding, type FindingPlace, type Observation, type RuleContext } from './findings.ts'
import type { Submission } from './submission.ts'
import type { Waiver } from './waivers-section.ts'
import { missingInWaiver, waiverState } from './waivers.ts'

const inWords = { name: 'name', day: 'day of the calendar', reason: 'reason' } as const

/** @returns the field that a waiver is about, and its page; a path that names no field stands on the page of the export. */
function placeOf({ where }: Waiver): { label: string; place: FindingPlace; where: string } {
  const field = fieldLabel(where)
  return field ? { ...field, where } : { label: where || 'no field', place: 'delivery', where: 'waivers.given' }
}

function told(submission: Submission, waiver: Waiver, findings: readonly Finding[]): Observation[] {
  const { label, where } = placeOf(waiver)
  const name = `The waiver of ${waiver.rule}${waiver.by.trim() && ` by ${waiver.by.trim()}`}`
  switch (waiverState(submission, waiver, findings)) {
    case 'fallen':
      return [
        wrong(
          'warning',
          where,
          `${name} no longer applies: "${label}" has changed since it was given.`,
          'Mend what the rule says, or waive it anew.',
        ),
      ]
    case 'unfinished': {
      const lacking = missingInWaiver(waiver)
      return [
        wrong('warning', where, `${name} does not apply: it has no ${lacking && inWords[lacking]}.`, 'Waive it anew, with name, day and reason.'),
      ]
    }
    case 'needless':
      return [wrong('info', where, `${name} is no longer needed: "${label}" raises nothing that it was given for.`, 'Nothing, or remove the waiver.')]
    default:
      return []
  }
}

/** @returns what is to be said of the waivers whose field stands on this page. */
export function fallenWaivers(place: FindingPlace, submission: Submission, context: RuleContext, findings: readonly Finding[]): Finding[] {
  const here = submission.waivers.given.filter((waiver) => placeOf(waiver).place === place)
  return runRules([{ id: 'P2', quote: '', check: () => here.flatMap((waiver) => told(submission, waiver, findings)) }], place, submission, context)
}
