/** @file What the check report says of steps 9 and 10. Pure. */
import { sendingsOf } from '#shared/domain/rounds/sendings.ts'
import type { Submission } from '#shared/domain/submission.ts'
import { switchOverItems } from '#shared/domain/switch-over.ts'
import { fields, type Block } from '../pdf/blocks.ts'
import type { EvidenceNames } from './report-early-steps.ts'

function sentRow(number: number, parts: readonly string[]): [string, string] {
  return [number > 1 ? `Round ${number} sent on` : 'Package sent on', parts.filter((part) => part.trim() !== '').join(', ')]
}

function signOffBlocks(submission: Submission, evidence: EvidenceNames): Block[] {
  const { signOff } = submission
  const sendings = sendingsOf(submission)
  return [
    fields(
      ...(sendings.length === 0 ? [sentRow(1, [signOff.sentOn, signOff.sentAtTime, signOff.sentAtTimeZone])] : []),
      ...sendings.map(({ number, day, time, timeZone, round }) => sentRow(number, [day, time, timeZone, round?.packageName ?? ''])),
      ['Form forwarded on', signOff.formForwardedOn],
      ["CTO's office signed off on", signOff.ctoSignedOffOn],
      ['Certified on', signOff.certifiedOn],
      ['Evidence', evidence(signOff.evidence)],
    ),
    ...signOff.reviewFindings.map(({ foundOn, text, remediedOn, round, remedy, changes }, index): Block => ({
      kind: 'question',
      id: String(index + 1),
      question: `Found by the reviewers on ${foundOn || 'an unknown day'}${round > 0 ? `, in round ${round}` : ''}`,
      answer: [text.trim() || 'Not described', remedy.trim(), ...changes.map(({ words }) => words)].filter(Boolean).join('\n'),
      note: remediedOn ? `Remedied on ${remediedOn}` : 'Not remedied yet',
    })),
  ]
}

function launchBlocks({ launch }: Submission, evidence: EvidenceNames): Block[] {
  const known = new Set(switchOverItems.map(({ id }) => id))
  const others = Object.keys(launch.switchOver).filter((id) => !known.has(id))
  const rows = [
    ...switchOverItems.map(({ id, title }) => [title, launch.switchOver[id] ? 'Done' : 'Open']),
    ...others.map((id) => [id, launch.switchOver[id] ? 'Done' : 'Open']),
  ]
  return [
    fields(
      ['Certification envelope received on', launch.envelopeNotificationOn],
      ['Its notification', evidence(launch.envelopeNotification)],
      ['Production account activated on', launch.activationOn],
      ['Its e-mail', evidence(launch.activation)],
      ['Settings asked for in production', launch.requestedSettings],
      ...(launch.confirmedSettings.length > 0 ? [['Of these, seen to be in place', launch.confirmedSettings.join('\n')] as [string, string]] : []),
    ),
    { kind: 'table', columns: ['Switch over to production', 'State'], shares: [6, 1.3], rows },
  ]
}

export const lateSteps = { 'sign-off': signOffBlocks, launch: launchBlocks }
