/** @file Writes a message as an unsent draft (.eml) that mail programs open for editing: same message, same bytes. */
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { throwIfCancelled } from '../files/cancellation.ts'
import { describeFileError } from '../files/regular-file.ts'
import { attachmentName, type Message } from './message-plan.ts'

const types: Record<string, string> = {
  pdf: 'application/pdf',
  json: 'application/json',
  mp4: 'video/mp4',
  zip: 'application/zip',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  txt: 'text/plain',
  ics: 'text/calendar; charset=utf-8',
}

/**
 * Writes the draft to a new file. `X-Unsent: 1` makes Outlook open it in a compose window; there is no Date and no Message-ID, the mail program adds them on sending.
 * @throws UserError `file-missing`, `disk-full`, `cancelled`; what is left at `path` then is the caller's to remove.
 */
export async function writeEmail(path: string, message: Message, signal?: AbortSignal): Promise<void> {
  throwIfCancelled(signal)
  // Read when it is needed, as it takes memory for as long as the service runs.
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer')
  const fingerprint = createHash('sha256').update(
    JSON.stringify([message.fileName, message.subject, message.to, message.attachments.map(({ sha256 }) => sha256)]),
  )
  const node = new MailComposer({
    ...(message.from ? { from: message.from } : {}),
    ...(message.to ? { to: message.to } : {}),
    subject: message.subject,
    text: message.text,
    encoding: 'quoted-printable',
    baseBoundary: fingerprint.digest('hex').slice(0, 32),
    disableUrlAccess: true,
    newline: 'windows',
    attachments: message.attachments.map((attachment) => {
      const filename = attachmentName(attachment.name)
      const contentType = types[filename.slice(filename.lastIndexOf('.') + 1).toLowerCase()] ?? 'application/octet-stream'
      return { filename, path: attachment.path, contentType, contentTransferEncoding: 'base64' as const }
    }),
  }).compile()
  const buildHeaders = node.buildHeaders.bind(node)
  // Children build their own headers: this replaces those of the message only.
  node.buildHeaders = () =>
    `X-Unsent: 1\r\n${buildHeaders().replace(/^(?:Date|Message-ID):.*(?:\r\n[ \t].*)*(?:\r\n|$)/gim, '')}`.replace(/\r\n$/, '')
  try {
    await pipeline(node.createReadStream(), createWriteStream(path, { flags: 'wx', mode: 0o644 }), { signal })
  } catch (error) {
    throwIfCancelled(signal)
    throw describeFileError(error, path)
  }
}
