/** @file Saves a calendar file, or the message that carries one, into a folder of the user's. */
import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { SubmissionState } from '#shared/contract/contract.ts'
import type { CalendarContent } from '#shared/contract/date-calls.ts'
import { dryRunInvitation } from '#shared/domain/dates/dry-run-invitation.ts'
import { isEmail } from '#shared/domain/form.ts'
import type { Settings } from '#shared/domain/submission.ts'
import { slug } from '../files/file-names.ts'
import { freePath } from '../files/free-path.ts'
import { writeFileDurably } from '../files/write-durably.ts'
import { writeEmail } from '../package/write-email.ts'
import type { CalendarChanges } from './calendar-changes.ts'
import { datesCalendar, invitationCalendar } from './submission-calendar.ts'
import { writeCalendar, type Calendar } from './write-calendar.ts'

export type SaveCalendarInput = {
  state: Pick<SubmissionState, 'id' | 'submission'>
  changes: CalendarChanges
  settings: Settings
  content: CalendarContent
  folder: string
  workDir: string
  signal?: AbortSignal
}

/**
 * @returns the path of the new file; what was in the folder stays.
 * @throws UserError `bad-input` where a day is missing, `file-missing`, `file-unreadable`, `disk-full`
 */
export async function saveCalendar({ state, changes, settings, content, folder, workDir, signal }: SaveCalendarInput): Promise<string> {
  const written = (name: 'dates' | 'invitation', calendar: Omit<Calendar, 'changedAtMs'>) =>
    writeCalendar({ ...calendar, changedAtMs: changes.changedAtMs(`${state.id} ${name}`, calendar) })
  const stem = slug(state.submission.profile.productName, 'certification')
  if (content === 'dates') {
    const path = freePath(folder, `${stem}-dates`, '.ics')
    await writeFileDurably(path, written('dates', datesCalendar(state, settings)))
    return path
  }
  const invitation = written('invitation', invitationCalendar(state, settings))
  if (content === 'invitation') {
    const path = freePath(folder, `${stem}-dry-run`, '.ics')
    await writeFileDurably(path, invitation)
    return path
  }
  const work = join(workDir, `invitation-${randomUUID()}`)
  await mkdir(work, { recursive: true })
  try {
    const attached = join(work, 'invitation.ics')
    await writeFileDurably(attached, invitation)
    const path = freePath(folder, `${stem}-dry-run`, '.eml')
    const { to, subject, text } = dryRunInvitation(state.submission, settings.calendar)
    const sha256 = createHash('sha256').update(invitation).digest('hex')
    const attachment = { name: 'dry-run.ics', kind: 'supplement', path: attached, bytes: Buffer.byteLength(invitation), sha256 } as const
    const from = isEmail(settings.senderAddress) ? settings.senderAddress.trim() : ''
    const message = { fileName: 'dry-run.eml', from, to: to.map(({ email }) => email).join(', '), subject, text, attachments: [attachment] }
    const draft = join(work, message.fileName)
    await writeEmail(draft, message, signal)
    await writeFileDurably(path, await readFile(draft))
    return path
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}
