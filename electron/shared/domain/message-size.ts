/** @file How large a message becomes, how large it may be, and what no message can carry. Pure. */
import { defaultMessageLimitBytes } from './limits.ts'
import { wrong, type Observation, type RuleContext } from './findings.ts'
import type { FileReference, Submission } from './submission.ts'

/** Sizes that mail servers take, for the choice in Settings (facts, section 6.1). The first is the default. */
export const messageLimits: readonly { bytes: number; label: string; reason: string }[] = [
  { bytes: defaultMessageLimitBytes, label: '10 MiB', reason: 'many company mail servers stop here' },
  { bytes: 20 * 1024 * 1024, label: '20 MiB', reason: 'Outlook.com and many providers' },
  { bytes: 25_000_000, label: '25 MB', reason: 'Gmail and most providers' },
  { bytes: 35_000_000, label: '35 MB', reason: 'Microsoft 365' },
]

/** Kept free in every message for headers and text. */
export const reservedBytes = 16 * 1024

/** Kept free for every attachment: its lines in the text, its own headers and its boundary. */
export const attachmentReservedBytes = 512

/** @returns the bytes that a file takes in a message: base64 in lines of 76 characters, each ended by CRLF (RFC 2045). */
export function encodedBytes(bytes: number): number {
  const characters = Math.ceil(bytes / 3) * 4
  return characters + Math.ceil(characters / 76) * 2
}

/** @returns the most that a message with this one attachment takes, in bytes. */
export function messageBytes(bytes: number): number {
  return reservedBytes + attachmentReservedBytes + encodedBytes(bytes)
}

/** @returns the most bytes that a file may have so that a message with it stays within the limit. */
export function largestAttachment(messageLimitBytes: number): number {
  return Math.floor((((messageLimitBytes - reservedBytes - attachmentReservedBytes) * 76) / 78 / 4) * 3) - 3
}

/** P4: nothing is attached that makes a message larger than the limit of the settings by itself. */
function fits(file: FileReference, where: string, otherwise: string, { settings }: RuleContext): Observation[] {
  const needed = messageBytes(file.bytes)
  if (needed <= settings.messageLimitBytes) return []
  const [bytes, limit] = [needed, settings.messageLimitBytes].map((value) => value.toLocaleString('en-US'))
  return [
    wrong(
      'blocker',
      where,
      `${file.name} makes a message of ${bytes} bytes once it is encoded; the largest message in Settings is ${limit}.`,
      `${otherwise}, or choose a larger message in Settings if the mail servers on both sides take it.`,
    ),
  ]
}

export function supplementsFitMessages({ questionnaire }: Submission, context: RuleContext): Observation[] {
  return questionnaire.supplements.flatMap((file) => fits(file, 'questionnaire.supplements', 'Replace it by a smaller file', context))
}

export function videosFitMessages({ video }: Submission, context: RuleContext): Observation[] {
  return (video.fit?.outputs ?? []).flatMap(({ file }) =>
    fits(file, 'video.fit', 'Leave passages out or choose two files, and make the video again', context),
  )
}
