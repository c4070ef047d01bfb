/** @file What the check report says of steps 1 to 4. Pure. */
import { applicableQuestions, isAnswered } from '#shared/domain/questionnaire.ts'
import { applicableRequirements, requirements } from '#shared/domain/requirements.ts'
import { waivedRequirements } from '#shared/domain/steps/01-requirements.ts'
import { steps } from '#shared/domain/steps/index.ts'
import type { FileReference, RemedyIssue, Submission } from '#shared/domain/submission.ts'
import { fields, type Block } from '../pdf/blocks.ts'

/** @returns the name that a file has in the package, or its own name where it is not part of it. */
export type EvidenceNames = (file: FileReference | null) => string

const severityNames: Record<RemedyIssue['severity'], string> = { critical: 'Critical', major: 'Major', minor: 'Minor' }
const stateNames: Record<RemedyIssue['state'], string> = { open: 'Open', resolved: 'Resolved', accepted: 'Accepted' }

function requirementBlocks(submission: Submission, evidence: EvidenceNames): Block[] {
  const { reviewed, notes, officialCopy, powerFormLink, powerFormCompletedOn, powerFormReceipt, earlyForm } = submission.requirements
  const waived = new Set(waivedRequirements(submission).map(({ id }) => id))
  const applicable = applicableRequirements(submission)
  const titles = new Map(requirements.map(({ id, title }) => [id, title]))
  const others = [...new Set([...Object.keys(reviewed), ...Object.keys(notes)])].filter(
    (id) => !applicable.some((requirement) => requirement.id === id),
  )
  const rows = [...applicable.map(({ id }) => id), ...others].map((id) => [
    titles.get(id) ?? id,
    reviewed[id] ? 'Reviewed' : waived.has(id) ? 'Waived' : 'Open',
    notes[id]?.trim() ?? '',
  ])
  return [
    { kind: 'table', columns: ['Requirement', 'State', 'Note'], shares: [4, 1.3, 4], rows },
    fields(
      ['Official copy of the requirements', evidence(officialCopy)],
      ['Online form', powerFormLink],
      ['Online form completed on', powerFormCompletedOn],
      ['Receipt of the online form', evidence(powerFormReceipt)],
      ...(earlyForm ? [earlyFormField(earlyForm)] : []),
    ),
  ]
}

function earlyFormField({ by, on, reason, steps: open }: NonNullable<Submission['requirements']['earlyForm']>): [string, string, string] {
  return ['Why it was completed early', reason, [by, on, open.length > 0 ? `not ready then: ${open.join(', ')}` : ''].filter(Boolean).join(', ')]
}

function dryRunBlocks({ dryRun }: Submission, evidence: EvidenceNames): Block[] {
  const isEmpty =
    dryRun.contacts.length === 0 &&
    !dryRun.record &&
    [dryRun.plannedOn, dryRun.completedOn, dryRun.attendees, dryRun.notes].every((text) => text.trim() === '')
  if (isEmpty) return []
  const contacts = dryRun.contacts.map(({ name, email }) => [name, email].filter(Boolean).join(', ')).join('\n')
  return [
    fields(
      ['Professional Services contacts', contacts],
      ['Planned for', dryRun.plannedOn],
      ['Held on', dryRun.completedOn],
      ['Attendees', dryRun.attendees],
      ['Notes', dryRun.notes],
      ['Record', evidence(dryRun.record)],
    ),
  ]
}

function remedyBlocks({ remedies }: Submission, evidence: EvidenceNames): Block[] {
  if (remedies.issues.length === 0) return remedies.noIssuesFound ? [{ kind: 'paragraph', text: 'The dry run found no issues.' }] : []
  return [
    ...(remedies.noIssuesFound ? [{ kind: 'paragraph', text: 'The dry run is marked as having found no issues.' } as const] : []),
    ...remedies.issues.map(({ title, severity, owner, artifact, state, resolution, evidence: file }, index): Block => ({
      kind: 'question',
      id: String(index + 1),
      question: title.trim() || 'Untitled issue',
      answer: resolution.trim() || 'No resolution given',
      note: [
        stateNames[state],
        severityNames[severity],
        owner.trim() || 'No owner',
        ...(artifact ? [`About ${steps[artifact].number}. ${steps[artifact].shortTitle}`] : []),
        ...(file ? [`Evidence: ${evidence(file)}`] : []),
      ].join(' · '),
    })),
  ]
}

function questionnaireSummary(submission: Submission): Block[] {
  const asked = applicableQuestions(submission)
  const answered = asked.filter((question) => isAnswered(submission, question)).length
  return [
    fields(
      ['Answered', `${answered} of ${asked.length} questions that apply`, 'The answers are in 1-questionnaire.pdf.'],
      ['Supplements', String(submission.questionnaire.supplements.length)],
    ),
  ]
}

export const earlySteps = { requirements: requirementBlocks, 'dry-run': dryRunBlocks, remedies: remedyBlocks, questionnaire: questionnaireSummary }
