/** @file check-report.pdf: how the submission stands, rule by rule, and what was filled in, step by step. Pure. */
import { findingPlaces } from '#shared/domain/check.ts'
import { effectiveAddresses } from '#shared/domain/delivery-rules.ts'
import type { Finding, FindingPlace, RuleContext, Severity, StepId } from '#shared/domain/findings.ts'
import { stepOverviews, steps } from '#shared/domain/steps/index.ts'
import type { Submission } from '#shared/domain/submission.ts'
import { fields, type Block } from '../pdf/blocks.ts'
import { earlySteps, type EvidenceNames } from './report-early-steps.ts'
import { evidenceSteps } from './report-evidence-steps.ts'
import { lateSteps } from './report-late-steps.ts'

const severityNames: Record<Severity, string> = { blocker: 'Blocks', warning: 'Warning', info: 'Note', 'cannot-verify': 'Cannot be verified' }

/** What the report says of one step. A missing step does not compile. */
export type StepReport = (submission: Submission, evidence: EvidenceNames) => Block[]
const reports: Record<StepId, StepReport> = { ...earlySteps, ...evidenceSteps, ...lateSteps }

function placeName(place: FindingPlace): string {
  if (place === 'profile') return 'Profile'
  return place === 'delivery' ? 'Delivery' : `${steps[place].number}. ${steps[place].shortTitle}`
}

/** @param evidence names that referenced files have in the package. */
export function checkReportBlocks(submission: Submission, context: RuleContext, findings: readonly Finding[], evidence: EvidenceNames): Block[] {
  const blockers = findings.filter(({ severity }) => severity === 'blocker').length
  const overviews = stepOverviews(submission, context)
  const addresses = effectiveAddresses(submission, context.settings)
  const sorted = [...findings].sort((a, b) => findingPlaces.indexOf(a.step) - findingPlaces.indexOf(b.step))
  return [
    {
      kind: 'notice',
      tone: blockers === 0 ? 'good' : 'bad',
      title: blockers === 0 ? 'Nothing stands in the way' : `${blockers} ${blockers === 1 ? 'point stands' : 'points stand'} in the way`,
      text: `Checked for ${context.today}: ${findings.length} ${findings.length === 1 ? 'finding' : 'findings'} in all.`,
    },
    { kind: 'heading', text: 'The ten steps' },
    {
      kind: 'table',
      columns: ['Step', 'Status', 'Detail'],
      shares: [3.2, 1.8, 4],
      rows: overviews.map(({ number, title, status, detail }) => [`${number}. ${title}`, status, detail]),
    },
    { kind: 'heading', text: 'Findings' },
    findings.length === 0
      ? { kind: 'paragraph', text: 'None.' }
      : {
          kind: 'table',
          columns: ['Rule', 'Weight', 'Step', 'What, and what to do'],
          shares: [0.8, 1.4, 1.8, 5],
          rows: sorted.map(({ rule, severity, step, message, fix }) => [rule, severityNames[severity], placeName(step), `${message} ${fix}`.trim()]),
        },
    { kind: 'heading', text: 'Delivery' },
    fields(
      ['Videos go to', addresses.videoAddress],
      ['Traces go to', addresses.traceAddress],
      ['Questionnaire goes to', addresses.questionnaireAddress],
    ),
    ...overviews.flatMap(({ id, number, title, status, detail }): Block[] => {
      const heading: Block = { kind: 'heading', text: `${number}. ${title}`, aside: status }
      const blocks = reports[id](submission, evidence)
      if (blocks.length > 0) return [heading, ...blocks]
      return [heading, { kind: 'paragraph', text: detail || 'Nothing was filled in.' }]
    }),
  ]
}
