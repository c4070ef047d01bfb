/** @file The folder of a take on the disk: `<takes>/<id>/` with `journal.jsonl` and the growing media file. Service process. */
import { lstat, readdir, readFile, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { UserError } from '#shared/contract/errors.ts'
import { maxPieceBytes, type Take } from '#shared/domain/takes.ts'
import { durationOf, mediaBytesOf, readJournal, type TakeRecord } from './take-journal.ts'

export type StoredTake = {
  folder: string
  record: TakeRecord
  /** Length of the journal without a torn tail. */
  journalBytes: number
  /** Real length of the media file, which may hold more than the journal says, or less after damage. */
  mediaBytes: number
  /** Whether the media file has lost something that the journal speaks of; the record is then of what is there. */
  isShort: boolean
}

const idForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const shortReason = 'Its file has lost its end, so the take is only as long as what is there.'

/** @throws UserError `not-found` for anything that is no id: nothing else becomes part of a path. */
export function takeFolder(root: string, takeId: string): string {
  if (!idForm.test(takeId)) throw unknownTake()
  return join(root, takeId)
}

export const journalPath = (folder: string): string => join(folder, 'journal.jsonl')

/** A few bytes that are given back when the disk is full, so that the end of a take can still be written down. */
export const reservePath = (folder: string): string => join(folder, 'reserve')

export function mediaPath(folder: string, { about }: TakeRecord): string {
  return join(folder, about.mimeType.startsWith('video/mp4') ? 'media.mp4' : 'media.webm')
}

/** @returns the names in the folder of takes that may be takes; whatever else lies there is none of ours. */
export async function listTakeIds(root: string): Promise<string[]> {
  const entries = await readdir(root, { withFileTypes: true }).catch(() => [])
  return entries.filter((entry) => entry.isDirectory() && idForm.test(entry.name)).map(({ name }) => name)
}

/** @returns what lies in the folder of a take, as far as it can be read; null when that is no take. */
export async function readTakeFolder(folder: string): Promise<StoredTake | null> {
  const isJournal = (await fileSize(journalPath(folder))) !== null
  const content = isJournal ? await readFile(journalPath(folder)).catch(() => null) : null
  const { record, goodBytes } = content ? readJournal(content) : { record: null, goodBytes: 0 }
  if (!record) return null
  const mediaBytes = (await fileSize(mediaPath(folder, record))) ?? 0
  const isShort = mediaBytes < mediaBytesOf(record)
  if (isShort) {
    record.pieces = record.pieces.filter(({ endByte }) => endByte <= mediaBytes)
    if (record.end) record.end = { ...record.end, durationMs: record.pieces.at(-1)?.atMs ?? 0 }
  }
  return { folder, record, journalBytes: goodBytes, mediaBytes, isShort }
}

/**
 * @returns the bytes to keep of the media file: what is behind the last piece was never acknowledged.
 * @throws UserError `file-changed` when more lies there than one piece: then the journal has lost lines, and cutting would lose them too.
 */
export function requireKnownTail({ record, mediaBytes }: StoredTake): number {
  const known = mediaBytesOf(record)
  if (mediaBytes - known <= maxPieceBytes) return known
  throw new UserError(
    'file-changed',
    `The journal of the take ${JSON.stringify(record.about.title)} does not know all of its file.`,
    'Record a new take; this one can still be used as it is.',
  )
}

/** Cuts what was never acknowledged off a take that nobody adds to. @returns where its media file lies. */
export async function cutMedia(stored: StoredTake): Promise<string> {
  const { folder, record, mediaBytes } = stored
  const path = mediaPath(folder, record)
  const known = mediaBytesOf(record)
  if (mediaBytes > known && mediaBytes - known <= maxPieceBytes) await truncate(path, known)
  return path
}

export function toTake(takeId: string, { record, isShort }: Pick<StoredTake, 'record' | 'isShort'>, isLive: boolean): Take {
  const { about, submissionId, startedAtMs, marks, end } = record
  return {
    ...about,
    id: takeId,
    submissionId,
    startedAtMs,
    state: isLive ? 'recording' : end ? 'finished' : 'interrupted',
    reason: [end?.reason, isShort ? shortReason : ''].filter(Boolean).join(' '),
    durationMs: durationOf(record),
    bytes: mediaBytesOf(record),
    marks,
  }
}

export function unknownTake(): UserError {
  return new UserError('not-found', 'This take does not exist.', 'Go back to the list of takes.')
}

/** @returns null for what is no regular file: a link there is not followed. */
async function fileSize(path: string): Promise<number | null> {
  const info = await lstat(path).catch(() => null)
  return info?.isFile() ? info.size : null
}
