/** @file Saves the message that asks how it stands as a draft into a folder of the user's. */
import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { UserError } from '#shared/contract/errors.ts'
import { isEmail } from '#shared/domain/form.ts'
import { nudgeOf } from '#shared/domain/rounds/nudge.ts'
import type { Settings, Submission } from '#shared/domain/submission.ts'
import { slug } from '../files/file-names.ts'
import { freePath } from '../files/free-path.ts'
import { writeFileDurably } from '../files/write-durably.ts'
import { writeEmail } from '../package/write-email.ts'

export type SaveNudgeInput = { submission: Submission; settings: Settings; today: string; folder: string; workDir: string; signal?: AbortSignal }

/** @returns the path of the new draft. @throws UserError `not-found` while there is nothing to ask about, `file-missing`, `disk-full` */
export async function saveNudge({ submission, settings, today, folder, workDir, signal }: SaveNudgeInput): Promise<string> {
  const nudge = nudgeOf(submission, today, settings.calendar)
  if (!nudge) throw new UserError('not-found', 'There is nothing to ask about: no answer is overdue.')
  const work = join(workDir, `nudge-${randomUUID()}`)
  await mkdir(work, { recursive: true })
  try {
    const draft = join(work, 'question.eml')
    const from = isEmail(settings.senderAddress) ? settings.senderAddress.trim() : ''
    const to = nudge.to.map(({ email }) => email).join(', ')
    await writeEmail(draft, { fileName: 'question.eml', from, to, subject: nudge.subject, text: nudge.text, attachments: [] }, signal)
    const path = freePath(folder, `${slug(submission.profile.productName, 'certification')}-question`, '.eml')
    await writeFileDurably(path, await readFile(draft))
    return path
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}
