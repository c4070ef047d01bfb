/** @file What the check report says of the findings: each with its weight, what was waived by whom, and how the rules are read. Pure. */
import { findingPlaces } from '#shared/domain/check.ts'
import { fieldLabel } from '#shared/domain/field-labels.ts'
import { isBlocker, type Finding, type FindingPlace, type Severity } from '#shared/domain/findings.ts'
import { ruleText } from '#shared/domain/rule-book.ts'
import { steps } from '#shared/domain/steps/index.ts'
import type { Submission } from '#shared/domain/submission.ts'
import { waiverState, type WaiverState } from '#shared/domain/waivers.ts'
import type { Block } from '../pdf/blocks.ts'

const severityNames: Record<Severity, string> = { blocker: 'Blocks', warning: 'Warning', info: 'Note', 'cannot-verify': 'Cannot be verified' }

const waiverStates: Record<WaiverState, string> = {
  stands: 'Stands',
  fallen: 'No longer applies: what it was given for has changed',
  needless: 'No longer needed',
  unfinished: 'Does not apply: name, day or reason is missing',
}

function placeName(place: FindingPlace): string {
  if (place === 'profile') return 'Profile'
  return place === 'delivery' ? 'Delivery' : `${steps[place].number}. ${steps[place].shortTitle}`
}

function inOrder(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => findingPlaces.indexOf(a.step) - findingPlaces.indexOf(b.step))
}

/** @returns the notice at the top: whether anything stands in the way, and what was waived. */
export function verdictBlock(findings: readonly Finding[], today: string): Block {
  const blockers = findings.filter(isBlocker).length
  const waived = findings.filter(({ waiver }) => waiver).length
  const inAll = `${findings.length} ${findings.length === 1 ? 'finding' : 'findings'} in all`
  return {
    kind: 'notice',
    tone: blockers === 0 ? 'good' : 'bad',
    title: blockers === 0 ? 'Nothing stands in the way' : `${blockers} ${blockers === 1 ? 'point stands' : 'points stand'} in the way`,
    text: `Checked for ${today}: ${inAll}${waived > 0 ? `, ${waived} of them waived by name and with a reason` : ''}.`,
  }
}

/** @returns the findings as a table, and what is waived. */
export function findingBlocks(submission: Submission, findings: readonly Finding[]): Block[] {
  const rows = inOrder(findings).map(({ rule, severity, step, message, fix, waiver }) => [
    rule,
    waiver ? `Waived (${severityNames[severity].toLowerCase()})` : severityNames[severity],
    placeName(step),
    waiver ? message : `${message} ${fix}`.trim(),
  ])
  return [
    { kind: 'heading', text: 'Findings' },
    rows.length === 0
      ? { kind: 'paragraph', text: 'None.' }
      : { kind: 'table', columns: ['Rule', 'Weight', 'Step', 'What, and what to do'], shares: [0.9, 1.4, 1.8, 5], rows },
    ...waiverBlocks(submission, findings),
  ]
}

/** Every waiver that was given, also one that fell: whoever reads this sees what somebody answered for. */
function waiverBlocks(submission: Submission, findings: readonly Finding[]): Block[] {
  const { given } = submission.waivers
  if (given.length === 0) return []
  return [
    { kind: 'heading', text: 'Waivers' },
    ...given.map((waiver): Block => {
      const field = fieldLabel(waiver.where)
      const finding = findings.find((candidate) => candidate.waiver && candidate.rule === waiver.rule && candidate.where === waiver.where)
      const state = waiverState(submission, waiver, findings)
      return {
        kind: 'question',
        id: waiver.rule,
        question: (state === 'stands' && finding?.message) || field?.label || waiver.where,
        answer: waiver.reason.trim() || 'No reason given',
        note: `${waiverStates[state]} · ${waiver.by.trim() || 'no name'}, ${waiver.on.trim() || 'no day'}`,
      }
    }),
  ]
}

/** @returns the words and the reading of every rule that found something. */
export function readingBlocks(findings: readonly Finding[]): Block[] {
  const rules = [...new Set(inOrder(findings).map(({ rule }) => rule))].flatMap((rule) => ruleText(rule) ?? [])
  if (rules.length === 0) return []
  return [
    { kind: 'heading', text: 'How the rules above are read' },
    ...rules.map(({ id, quote, source, reading }): Block => ({
      kind: 'question',
      id,
      question: quote ? `“${quote}”` : source,
      answer: reading,
      note: quote ? source : undefined,
    })),
  ]
}
