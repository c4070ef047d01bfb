/** @file Which messages a package is sent with, and what each carries. Pure. */
import { formatDay } from '#shared/domain/calendar.ts'
import { effectiveAddresses } from '#shared/domain/delivery-rules.ts'
import { attachmentReservedBytes, encodedBytes, reservedBytes } from '#shared/domain/message-size.ts'
import { submissionTitle, type Settings, type Submission } from '#shared/domain/submission.ts'
import type { PackageFileKind } from './manifest.ts'

export type Attachment = { name: string; kind: PackageFileKind; path: string; bytes: number; sha256: string }
export type Message = { fileName: string; from: string; to: string; subject: string; text: string; attachments: Attachment[] }

/** From the second round on: what was sent before and has not changed is named, and not attached again. */
export type MessageDelta = { since: number; sentOn: string; unchanged: ReadonlySet<string> }

/** Fills messages in order. @returns the groups, and what is too large for any message. */
function group(attachments: readonly Attachment[], limitBytes: number): { groups: Attachment[][]; tooLarge: Attachment[] } {
  const groups: Attachment[][] = []
  const tooLarge: Attachment[] = []
  let room = 0
  for (const attachment of attachments) {
    const bytes = encodedBytes(attachment.bytes) + attachmentReservedBytes
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
  delta?: MessageDelta,
): { messages: Message[]; tooLarge: Attachment[] } {
  const addresses = effectiveAddresses(submission, settings)
  const ofKind = (...kinds: PackageFileKind[]) => kinds.flatMap((kind) => files.filter((file) => file.kind === kind))
  const messages: Message[] = []
  const tooLarge: Attachment[] = []
  const round = delta ? `, round ${delta.since + 1}` : ''
  const add = (stem: string, to: string, about: string, all: readonly Attachment[], isAlwaysSent = false) => {
    const attached = all.filter(({ name }) => !delta?.unchanged.has(name))
    if (delta && attached.length === 0 && !isAlwaysSent) return
    const what = attached.length > 0 ? about : 'what has changed'
    const earlier = all.filter((file) => !attached.includes(file))
    const planned = group([...attached, ...ofKind('changes')], settings.messageLimitBytes)
    tooLarge.push(...planned.tooLarge)
    planned.groups.forEach((part, index) => {
      const count = planned.groups.length
      const subject = `${isDraft ? '[DRAFT] ' : ''}DocuSign certification of ${oneLine(submissionTitle(submission))}${round}: ${what}`
      messages.push({
        fileName: count > 1 ? `${stem}-${index + 1}-of-${count}.eml` : `${stem}.eml`,
        from: oneLine(settings.senderAddress, longestAddress),
        to: oneLine(to, longestAddress),
        subject: count > 1 ? `${subject} (${index + 1} of ${count})` : subject,
        text: messageText(submission, packageName, isDraft, what, planned.groups, index, sentBefore(earlier, delta)),
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
  add('4-questionnaire', addresses.questionnaireAddress, 'questionnaire', ofKind('questionnaire', 'supplement', 'log-date'), true)
  return { messages, tooLarge }
}

/** Longest text of a field that stands in a message, and longest address (RFC 5321), so that what is kept free suffices. */
const longestField = 120
const longestAddress = 320
const longestListOfParts = 40

/** Whatever was typed, a header is one line: nothing can add further headers. */
function oneLine(text: string, longest = longestField): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what is replaced
  const line = text.replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, ' ').trim()
  const characters = [...line]
  return characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : line
}

/** Each part of a split message stands by itself: it says what it carries, and which files come with the others. */
function messageText(
  { profile, keyRequest }: Submission,
  packageName: string,
  isDraft: boolean,
  what: string,
  parts: readonly (readonly Attachment[])[],
  index: number,
  before: readonly string[],
): string {
  const attachments = parts[index] ?? []
  const signature = [keyRequest.technicalContactName, keyRequest.systemIntegratorName || profile.integratorName, keyRequest.email, keyRequest.phone]
    .map((text) => oneLine(text))
    .filter(Boolean)
  return [
    ...(isDraft ? ['DRAFT: not for submission.', ''] : []),
    'Hello,',
    '',
    'this message belongs to the certification of our integration:',
    '',
    `Product: ${oneLine(profile.productName) || '(not named)'}`,
    `Integrator: ${oneLine(profile.integratorName) || '(not named)'}`,
    `Attached: ${what}${parts.length > 1 ? `, part ${index + 1} of ${parts.length}` : ''}`,
    '',
    ...attachments.flatMap(({ name, bytes, sha256 }) => [`${attachmentName(name)} (${bytes} bytes)`, `  SHA-256 ${sha256}`]),
    '',
    ...otherParts(parts, index),
    ...before,
    `Reference: ${packageName}`,
    ...(profile.plannedRequestDate.trim() ? [`Review requested for: ${oneLine(profile.plannedRequestDate)}`] : []),
    ...(keyRequest.integratorKey.trim() ? [`Integrator key: ${oneLine(keyRequest.integratorKey)}`] : []),
    '',
    'Kind regards',
    ...signature,
    '',
  ].join('\n')
}

/** Names what the reviewers have already, with the hash by which they find it. */
function sentBefore(files: readonly Attachment[], delta: MessageDelta | undefined): string[] {
  if (!delta || files.length === 0) return []
  const lines = files.flatMap(({ name, sha256 }) => [attachmentName(name), `  SHA-256 ${sha256}`])
  return [`Unchanged since round ${delta.since} (${formatDay(delta.sentOn)}), and not attached again:`, ...lines, '']
}

function otherParts(parts: readonly (readonly Attachment[])[], own: number): string[] {
  if (parts.length < 2) return []
  const lines = parts.flatMap((part, index) =>
    index === own ? [] : [`  ${index + 1} of ${parts.length}: ${part.map(({ name }) => attachmentName(name)).join(', ')}`],
  )
  const more = lines.length > longestListOfParts ? [`  and ${lines.length - longestListOfParts} more`] : []
  return ['Every file is whole. The other messages carry:', ...lines.slice(0, longestListOfParts), ...more, '']
}

/** @returns the name that a file of the package has as an attachment: without its folder. */
export function attachmentName(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1)
}
