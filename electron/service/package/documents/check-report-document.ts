/** @file check-report.pdf: how the submission stands, rule by rule, and what was filled in, step by step. Pure. */
import { effectiveAddresses } from '#shared/domain/delivery-rules.ts'
import type { Finding, RuleContext, StepId } from '#shared/domain/findings.ts'
import { stepOverviews } from '#shared/domain/steps/index.ts'
import type { Submission } from '#shared/domain/submission.ts'
import { fingerprintInGroups } from '../signature.ts'
import { fields, type Block } from '../pdf/blocks.ts'
import { earlySteps, type EvidenceNames } from './report-early-steps.ts'
import { evidenceSteps } from './report-evidence-steps.ts'
import { findingBlocks, readingBlocks, verdictBlock } from './report-findings.ts'
import { lateSteps } from './report-late-steps.ts'

/** What the report says of one step. A missing step does not compile. */
export type StepReport = (submission: Submission, evidence: EvidenceNames) => Block[]
const reports: Record<StepId, StepReport> = { ...earlySteps, ...evidenceSteps, ...lateSteps }

/** @param evidence names that referenced files have in the package. @param signedBy fingerprint of the key that signs the package. */
export function checkReportBlocks(
  submission: Submission,
  context: RuleContext,
  findings: readonly Finding[],
  evidence: EvidenceNames,
  signedBy?: string,
): Block[] {
  const overviews = stepOverviews(submission, context)
  const addresses = effectiveAddresses(submission, context.settings)
  return [
    verdictBlock(findings, context.today),
    { kind: 'heading', text: 'The ten steps' },
    {
      kind: 'table',
      columns: ['Step', 'Status', 'Detail'],
      shares: [3.2, 1.8, 4],
      rows: overviews.map(({ number, title, status, detail }) => [`${number}. ${title}`, status, detail]),
    },
    ...findingBlocks(submission, findings),
    { kind: 'heading', text: 'Delivery' },
    fields(
      ['Videos go to', addresses.videoAddress],
      ['Traces go to', addresses.traceAddress],
      ['Questionnaire goes to', addresses.questionnaireAddress],
      ...(signedBy === undefined
        ? []
        : [['Signed with the key', fingerprintInGroups(signedBy), 'Ed25519; README.txt says how to check it.'] satisfies [string, string, string]]),
    ),
    ...overviews.flatMap(({ id, number, title, status, detail }): Block[] => {
      const heading: Block = { kind: 'heading', text: `${number}. ${title}`, aside: status }
      const blocks = reports[id](submission, evidence)
      if (blocks.length > 0) return [heading, ...blocks]
      return [heading, { kind: 'paragraph', text: detail || 'Nothing was filled in.' }]
    }),
    ...readingBlocks(findings),
  ]
}
