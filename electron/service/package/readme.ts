/** @file README.txt: what lies where, and what to do with it. Pure. */
import type { Finding } from '#shared/domain/findings.ts'
import type { Submission } from '#shared/domain/submission.ts'
import { manifestName, type Manifest } from './manifest.ts'
import { attachmentName, type Message } from './message-plan.ts'
import { fingerprintInGroups, publicKeyName, signatureName, type Signer } from './signature.ts'

const purposes: Record<Manifest['files'][number]['kind'], string> = {
  readme: 'this text',
  'check-report': 'how the submission stands, and everything that was filled in',
  questionnaire: 'the questionnaire',
  supplement: 'supplement of the questionnaire',
  video: 'demo video',
  'video-scenes': 'scenes of the demo video, with pictures',
  traces: 'request and response traces, without secrets',
  redactions: 'what was taken out of the traces, without the values',
  'log-date': 'days of the API call log',
  'key-request': 'values for the Integrator Key Request Form',
  evidence: 'evidence for your own records',
  email: 'e-mail draft',
  'signing-key': 'public key of the signature',
  changes: 'what has changed since the last round, with findings and remedies',
}

export type ReadmeFacts = {
  packageName: string
  isDraft: boolean
  findings: readonly Finding[]
  files: readonly Pick<Manifest['files'][number], 'name' | 'kind'>[]
  messages: readonly Message[]
  /** What is not in the package although it belongs there (drafts only). */
  absent: readonly string[]
  signer?: Signer
  /** What has changed since the last round; none in the first. */
  changes: readonly string[]
}

export function readmeText(
  { profile }: Submission,
  { packageName, isDraft, findings, files, messages, absent, signer, changes }: ReadmeFacts,
): string {
  const width = Math.max(...files.map(({ name }) => name.length)) + 2
  return [
    ...(isDraft ? ['*** DRAFT - NOT FOR SUBMISSION ***', 'check-report.pdf says what is still open.', ''] : []),
    `DocuSign certification: ${profile.productName.trim() || 'product'} by ${profile.integratorName.trim() || 'integrator'}`,
    `Package ${packageName}`,
    '',
    'WHAT IS IN IT',
    ...files.map(({ name, kind }) => `  ${name.padEnd(width)}${purposes[kind]}`),
    ...(changes.length > 0 ? ['', ...changes] : []),
    ...waivedLines(findings),
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
    ...(signer ? signedLines(signer) : []),
    '',
  ].join('\n')
}

/** How anybody checks who made the package, with this program or without. */
function signedLines({ fingerprint, publicKeyPem }: Signer): string[] {
  const groups = fingerprintInGroups(fingerprint).split(' ')
  return [
    '',
    'WHO MADE IT',
    `  ${manifestName} is signed (Ed25519) by the key with this fingerprint,`,
    '  which you compare with what the sender told you by another way:',
    '',
    `    ${groups.slice(0, 8).join(' ')}`,
    `    ${groups.slice(8).join(' ')}`,
    '',
    '  It is the SHA-256 of the public key in DER. The key itself:',
    '',
    ...publicKeyPem
      .trimEnd()
      .split('\n')
      .map((line) => `    ${line}`),
    '',
    `  certpack verify . --key ${fingerprint}`,
    `  openssl pkeyutl -verify -pubin -inkey ${publicKeyName} -rawin \\`,
    `    -in ${manifestName} -sigfile ${signatureName}`,
  ]
}

/** What a person answers for, so that a reviewer need not look for it. */
function waivedLines(findings: readonly Finding[]): string[] {
  const lines = findings.flatMap(({ rule, message, waiver }) =>
    waiver
      ? ['', ...wrapped(`${rule}: ${message}`, '  '), ...wrapped(`Waived by ${waiver.by} on ${waiver.on}: ${oneLine(waiver.reason)}`, '    ')]
      : [],
  )
  return lines.length > 0 ? ['', 'WAIVED, BY NAME AND WITH A REASON', ...lines.slice(1)] : []
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** @returns the text in lines of at most 76 characters where its words allow it. */
function wrapped(text: string, indent: string): string[] {
  const lines: string[] = []
  for (const word of oneLine(text).split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= 76) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(indent + word)
  }
  return lines
}
