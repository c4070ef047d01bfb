/** @file Reads messages with mutt, as a person at a terminal would: its keys are pushed, and it sees no more than a mailbox. */
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export type Sought = { subject: string; attachmentCount: number }
/** `shown` is the message as mutt shows it, its headers and its decoded text; `folder` has the attachments under the names that mutt gives them. */
export type ReadMessage = { shown: string; folder: string }

/** mutt that waits for a key instead of going on would wait for good. */
const hangsAfterMs = 30_000

/**
 * Puts messages in one mailbox and lets mutt find each by its subject and its number of attachments, pipe it and save what is attached.
 * @param folder a new folder to work in.
 */
export function readWithMutt(paths: readonly string[], sought: readonly Sought[], folder: string): ReadMessage[] {
  const mailbox = join(folder, 'mailbox')
  for (const part of ['cur', 'new', 'tmp']) mkdirSync(join(mailbox, part), { recursive: true })
  paths.forEach((path, index) => copyFileSync(path, join(mailbox, 'cur', `${index}:2,S`)))
  const messages = sought.map((message, index) => ({
    ...message,
    folder: join(folder, `message-${index}`),
    shownPath: join(folder, `shown-${index}`),
  }))
  for (const message of messages) mkdirSync(message.folder)
  const settings = ['mbox_type=Maildir', `folder=${folder}`, `spoolfile=${mailbox}`, 'charset=utf-8', 'pipe_decode=yes', 'wait_key=no', 'quit=yes']
  const configuration = [...settings.map((setting) => `set ${setting}`), 'attachments +A */.*', `push "${messages.map(keysFor).join('')}<exit>"`]
  writeFileSync(join(folder, 'muttrc'), configuration.join('\n'))
  // mutt draws on a terminal; script gives it one.
  const command = `mutt -n -F ${join(folder, 'muttrc')} -f ${mailbox}`
  const env = { PATH: process.env.PATH, HOME: folder, TERM: 'xterm', LC_ALL: 'C.UTF-8' }
  execFileSync('script', ['-qec', command, '/dev/null'], { env, stdio: ['ignore', 'ignore', 'inherit'], timeout: hangsAfterMs })
  // mutt hands some headers on with the line ends that the file has.
  return messages.map((message) => ({ shown: readFileSync(message.shownPath, 'utf8').replaceAll('\r\n', '\n'), folder: message.folder }))
}

/** The first entry below a message is its text; the attachments are tagged, then saved under the names that mutt proposes. */
function keysFor({ subject, attachmentCount, folder, shownPath }: Sought & { folder: string; shownPath: string }): string {
  const find = `<limit>=s '${subject}' ~X ${attachmentCount}-${attachmentCount}<enter>`
  const show = `<pipe-message>cat > ${shownPath}<enter>`
  const tag = `<view-attachments><next-entry>${'<tag-entry>'.repeat(attachmentCount)}`
  return `${find}${show}<enter-command>cd ${folder}<enter>${tag}<tag-prefix><save-entry>${'<enter>'.repeat(attachmentCount)}<exit>`
}
