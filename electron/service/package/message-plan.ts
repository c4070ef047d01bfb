/** @file Which messages a package is sent with, and what each carries. Pure. */
import { effectiveAddresses } from '#shared/domain/delivery-rules.ts'
import { submissionTitle, type Settings, type Submission } from '#shared/domain/submission.ts'
import type { PackageFileKind } from './manifest.ts'

export type Attachment = { name: string; kind: PackageFileKind; path: string; bytes: number; sha256: string }
export type Message = { fileName: string; from: string; to: string; subject: string; text: string; attachments: Attachment[] }

/** Kept free in every message for headers, text and the parts' own headers. */
export const reservedBytes = 16 * 1024

/** @returns the bytes that a file takes in a message: base64 in lines of 76 characters, each ended by CRLF (RFC 2045). */
export function encodedBytes(bytes: number): number {
  const characters = Math.ceil(bytes / 3) * 4
  return characters + Math.ceil(characters / 76) * 2
}

/** @returns the most bytes that a file may have so that a message with it stays within the limit. */
export function largestAttachment(messageLimitBytes: number): number {
  return Math.floor((((messageLimitBytes - reservedBytes) * 76) / 78 / 4) * 3) - 3
}

/** Fills messages in order. @returns the groups, and what is too large for any message. */
function group(attachments: readonly Attachment[], limitBytes: number): { groups: Attachment[][]; tooLarge: Attachment[] } {
  const groups: Attachment[][] = []
  const tooLarge: Attachment[] = []
  let room = 0
  for (const attachment of attachments) {
    const bytes = encodedBytes(attachment.bytes) + 512
    if (bytes > limitBytes - reservedBytes) {
      tooLarge.push(attachment)
      continue
    }
    if (bytes > room) {
      groups.push([])
      room = limitBytes - reservedBytes
    }
    groups.at(-1)?.push(attachment)
    room -= bytes
  }
  return { groups, tooLarge }
}

/**
 * One video a message; traces with the log date; the questionnaire with its supplements and the log date. Split further where a message would exceed the limit.
 * @param files everything in the package that can be sent.
 */
export function planMessages(
  submission: Submission,
  settings: Settings,
  packageName: string,
  isDraft: boolean,
  files: readonly Attachment[],
): { messages: Message[]; tooLarge: Attachment[] } {
  const addresses = effectiveAddresses(submission, settings)
  const ofKind = (...kinds: PackageFileKind[]) => kinds.flatMap((kind) => files.filter((file) => file.kind === kind))
  const messages: Message[] = []
  const tooLarge: Attachment[] = []
  const add = (stem: string, to: string, what: string, attachments: readonly Attachment[]) => {
    const planned = group(attachments, settings.messageLimitBytes)
    tooLarge.push(...planned.tooLarge)
    planned.groups.forEach((part, index) => {
      const suffix = planned.groups.length > 1 ? ` (${index + 1} of ${planned.groups.length})` : ''
      const subject = `${isDraft ? '[DRAFT] ' : ''}DocuSign certification of ${oneLine(submissionTitle(submission))}: ${what}${suffix}`
      messages.push({
        fileName: `${stem}${index > 0 ? `-${index + 1}` : ''}.eml`,
        from: oneLine(settings.senderAddress),
        to: oneLine(to),
        subject,
        text: messageText(submission, packageName, isDraft, what, part),
        attachments: part,
      })
    })
  }
  const isSplit = ofKind('video').length > 1
  for (const video of ofKind('video')) {
    const isException = video.name.includes('exception')
    const what = isSplit ? `demo video, ${isException ? 'exception flows' : 'normal flow'}` : 'demo video'
    add(isException ? '2-video-exception' : '1-video-normal', addresses.videoAddress, what, [video])
  }
  const traces = ofKind('traces')
  if (traces.length > 0) add('3-traces', addresses.traceAddress, 'request and response traces', [...traces, ...ofKind('log-date')])
  add('4-questionnaire', addresses.questionnaireAddress, 'questionnaire', ofKind('questionnaire', 'supplement', 'log-date'))
  return { messages, tooLarge }
}

/** Whatever was typed, a header is one line: nothing can add further headers. */
function oneLine(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what is replaced
  return text.replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, ' ').trim()
}

function messageText(
  { profile, keyRequest }: Submission,
  packageName: string,
  isDraft: boolean,
  what: string,
  attachments: readonly Attachment[],
): string {
  const signature = [keyRequest.technicalContactName, keyRequest.systemIntegratorName || profile.integratorName, keyRequest.email, keyRequest.phone]
    .map((text) => text.trim())
    .filter(Boolean)
  return [
    ...(isDraft ? ['DRAFT: not for submission.', ''] : []),
    'Hello,',
    '',
    'this message belongs to the certification of our integration:',
    '',
    `Product: ${oneLine(profile.productName) || '(not named)'}`,
    `Integrator: ${oneLine(profile.integratorName) || '(not named)'}`,
    `Attached: ${what}`,
    '',
    ...attachments.flatMap(({ name, bytes, sha256 }) => [`${attachmentName(name)} (${bytes} bytes)`, `  SHA-256 ${sha256}`]),
    '',
    `Reference: ${packageName}`,
    ...(profile.plannedRequestDate.trim() ? [`Review requested for: ${profile.plannedRequestDate.trim()}`] : []),
    ...(keyRequest.integratorKey.trim() ? [`Integrator key: ${keyRequest.integratorKey.trim()}`] : []),
    '',
    'Kind regards',
    ...signature,
    '',
  ].join('\n')
}

/** @returns the name that a file of the package has as an attachment: without its folder. */
export function attachmentName(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1)
}
