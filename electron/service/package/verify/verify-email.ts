/** @file A message of the package, parsed by another library than the one that wrote it, and compared with the files. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { credentialInProse } from '../../traces/credential-detectors.ts'
import type { Manifest } from '../manifest.ts'
import { attachmentName } from '../message-plan.ts'

const safeName = /^[A-Za-z0-9._-]{1,60}$/

/** @returns what is wrong with the message; [] for nothing. */
export async function verifyEmail(root: string, name: string, files: Manifest['files']): Promise<string[]> {
  const bytes = await readFile(join(root, ...name.split('/')))
  const { default: PostalMime } = await import('postal-mime')
  const email = await PostalMime.parse(bytes, { attachmentEncoding: 'arraybuffer' })
  const problems: string[] = []
  if (!email.headers.some(({ key, value }) => key === 'x-unsent' && value === '1')) problems.push(`${name} is not marked as unsent.`)
  if (!email.subject) problems.push(`${name} has no subject.`)
  if (!email.text?.trim()) problems.push(`${name} has no text.`)
  else {
    const what = credentialInProse(email.text)
    if (what !== null) problems.push(`${name} holds ${what}.`)
  }
  if (email.html !== undefined) problems.push(`${name} is not plain text.`)
  if (email.attachments.length === 0) problems.push(`${name} has no attachment.`)
  let videos = 0
  for (const { filename, content } of email.attachments) {
    const label = JSON.stringify(filename)
    if (!filename || !safeName.test(filename)) problems.push(`${name} has an attachment with an unsafe name: ${label}.`)
    const sha256 = createHash('sha256')
      .update(Buffer.from(content as ArrayBuffer))
      .digest('hex')
    const file = files.find((candidate) => attachmentName(candidate.name) === filename && candidate.sha256 === sha256)
    if (!file) problems.push(`${name}: the attachment ${label} is not the file of the package.`)
    if (file?.kind === 'video') videos += 1
  }
  if (videos > 1) problems.push(`${name} carries ${videos} videos; one a message.`)
  return problems
}
