/** @file Writes the messages of a package as drafts, none larger than a mail server takes. */
import { UserError } from '#shared/contract/errors.ts'
import { messageBytes } from '#shared/domain/message-size.ts'
import type { BuildInput } from './build-folder.ts'
import { planMessages, type Attachment, type Message, type MessageDelta } from './message-plan.ts'
import type { PackageFolder } from './package-folder.ts'
import { writeEmail } from './write-email.ts'

/**
 * @returns the messages in the order in which they are sent, and, of a draft, what no message can carry, in words.
 * @throws UserError `blocked` where a file fits into no message
 */
export async function writeMessages(
  { submission, settings, isDraft, name, signal }: BuildInput,
  target: PackageFolder,
  delta: MessageDelta | undefined,
): Promise<{ messages: Message[]; tooLarge: string[] }> {
  const limitBytes = settings.messageLimitBytes
  const { messages, tooLarge } = planMessages(submission, settings, name, isDraft, target.files(), delta)
  if (tooLarge.length > 0 && !isDraft)
    throw new UserError(
      'blocked',
      describeTooLarge(tooLarge, limitBytes),
      'Raise the largest message size in Settings if your mail server takes it, or make the file smaller.',
    )
  for (const message of messages) {
    const { name: file, bytes } = await target.add(`emails/${message.fileName}`, 'email', (path) => writeEmail(path, message, signal))
    // What is kept free for headers and text suffices; were it ever not so, no mail server may be the one to find out.
    if (bytes > limitBytes)
      throw new UserError('internal', `${file} has ${bytes} bytes, more than the ${limitBytes} allowed.`, 'Report this; nothing was exported.')
  }
  return { messages, tooLarge: tooLarge.map((attachment) => describeTooLarge([attachment], limitBytes)) }
}

function describeTooLarge(attachments: readonly Attachment[], limitBytes: number): string {
  const lines = attachments.map(
    ({ name, bytes }) => `${name} would make a message of ${messageBytes(bytes)} bytes, more than the ${limitBytes} allowed`,
  )
  return `${lines.join('; ')}.`
}
