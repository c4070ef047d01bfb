/** @file README.txt: what lies where, and what to do with it. Pure. */
import type { Submission } from '#shared/domain/submission.ts'
import type { Manifest } from './manifest.ts'
import { attachmentName, type Message } from './message-plan.ts'

const purposes: Record<Manifest['files'][number]['kind'], string> = {
  readme: 'this text',
  'check-report': 'how the submission stands, and everything that was filled in',
  questionnaire: 'the questionnaire',
  supplement: 'supplement of the questionnaire',
  video: 'demo video',
  traces: 'request and response traces, without secrets',
  redactions: 'what was taken out of the traces, without the values',
  'log-date': 'days of the API call log',
  'key-request': 'values for the Integrator Key Request Form',
  evidence: 'evidence for your own records',
  email: 'e-mail draft',
}

/** @param absent what is not in the package although it belongs there (drafts only). */
export function readmeText(
  submission: Submission,
  packageName: string,
  isDraft: boolean,
  files: readonly Pick<Manifest['files'][number], 'name' | 'kind'>[],
  messages: readonly Message[],
  absent: readonly string[],
): string {
  const { profile } = submission
  const width = Math.max(...files.map(({ name }) => name.length)) + 2
  return [
    ...(isDraft ? ['*** DRAFT - NOT FOR SUBMISSION ***', 'check-report.pdf says what is still open.', ''] : []),
    `DocuSign certification: ${profile.productName.trim() || 'product'} by ${profile.integratorName.trim() || 'integrator'}`,
    `Package ${packageName}`,
    '',
    'WHAT IS IN IT',
    ...files.map(({ name, kind }) => `  ${name.padEnd(width)}${purposes[kind]}`),
    ...(absent.length > 0 ? ['', 'NOT IN IT YET', ...absent.map((line) => `  ${line}`)] : []),
    '',
    'HOW TO SEND IT',
    '  Nothing has been sent. Each file in emails/ is a message ready to go:',
    '  open it, check it, send it. Outlook for Windows opens it for editing.',
    '  In Thunderbird choose Edit As New Message; in Apple Mail, Send Again.',
    '  Where neither is possible, write a new message with these:',
    ...messages.flatMap(({ fileName, to, subject, attachments }) => [
      '',
      `  ${fileName}`,
      `    To:      ${to || '(address missing)'}`,
      `    Subject: ${subject}`,
      ...attachments.map(({ name }, index) => `    ${index === 0 ? 'Attach:  ' : '         '}${attachmentName(name)}`),
    ]),
    '',
    '  After the engineer has signed off, copy the values of',
    '  6-integrator-key-request.pdf into the form that the engineer forwards.',
    '',
    'HOW TO CHECK IT',
    '  sha256sum -c SHA256SUMS    in this folder, on any system that has it, or',
    '  certpack verify .          which also opens every message and compares.',
    '',
  ].join('\n')
}
