/** @file A take that is being added to: its two open files, and the order in which they are written. Service process. */
import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { mkdir, open, rm, type FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import { UserError } from '#shared/contract/errors.ts'
import { describeFileError } from '../files/regular-file.ts'
import { syncFolder, writeFileDurably } from '../files/write-durably.ts'
import { journalPath, mediaPath, requireKnownTail, reservePath, type StoredTake } from './take-folder.ts'
import { applyEntry, mediaBytesOf, nextIndexOf, writeEntry, type JournalEntry, type TakeRecord } from './take-journal.ts'

export type LiveTake = {
  record(): TakeRecord
  isShort: boolean
  /**
   * Adds a piece; one that is there already is not added again.
   * @throws UserError `bad-input` for one that is not the next, `blocked` after the end, `disk-full`: then the take is as before.
   */
  append(index: number, atMs: number, bytes: Uint8Array): Promise<void>
  /** Writes a line that speaks of no bytes. @throws UserError `disk-full` */
  note(entry: Exclude<JournalEntry, { kind: 'begin' | 'piece' }>): Promise<void>
  close(): Promise<void>
}

const reserveBytes = 256 * 1024
/** A link in the place of a file is refused where the system can tell. */
const openFlags = constants.O_RDWR | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0)

/** Makes the folder of a new take. @throws UserError `disk-full`, `file-unreadable` */
export async function createTakeFolder(folder: string, begin: Extract<JournalEntry, { kind: 'begin' }>): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
    // Not zeros: a file system that packs would hold nothing in reserve then.
    await writeFileDurably(reservePath(folder), randomBytes(reserveBytes))
    await writeFileDurably(journalPath(folder), writeEntry(begin))
    await syncFolder(dirname(folder))
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw describeFileError(error, folder)
  }
}

/**
 * Opens a take to go on with it, and cuts off what was never acknowledged.
 * @throws UserError `file-changed` where that would be more than one piece; `file-missing`, `file-unreadable`, `disk-full`
 */
export async function openLiveTake(stored: StoredTake): Promise<LiveTake> {
  const { folder, isShort } = stored
  const media = await openAt(mediaPath(folder, stored.record), requireKnownTail(stored))
  const journal = await openAt(journalPath(folder), stored.journalBytes).catch(async (error: unknown) => {
    await media.close()
    throw error
  })
  await syncFolder(folder)
  let { record, journalBytes } = stored

  async function write(entry: JournalEntry): Promise<void> {
    const line = writeEntry(entry)
    try {
      await writeAt(journal, line, journalBytes)
    } catch (error) {
      await journal.truncate(journalBytes).catch(() => undefined)
      throw error
    }
    journalBytes += line.length
    record = applyEntry(record, entry) ?? record
  }

  return {
    record: () => record,
    isShort,
    async append(index, atMs, bytes) {
      const next = nextIndexOf(record)
      if (index < next) return
      if (record.end) throw new UserError('blocked', 'This take has been ended already.', 'Record a new take.')
      if (index > next)
        throw new UserError('bad-input', `Piece ${index} of the take came where piece ${next} was wanted.`, 'Stop, and record a new take.')
      const from = mediaBytesOf(record)
      try {
        await writeAt(media, bytes, from)
        await write({ kind: 'piece', index, bytes: bytes.length, endByte: from + bytes.length, atMs })
      } catch (error) {
        await media.truncate(from).catch(() => undefined)
        throw describeFull(error, mediaPath(folder, record))
      }
    },
    async note(entry) {
      try {
        await write(entry)
      } catch (error) {
        // What was held in reserve is for exactly this line.
        if (describeFileError(error, folder).code !== 'disk-full') throw describeFileError(error, journalPath(folder))
        await rm(reservePath(folder), { force: true })
        await write(entry).catch((again: unknown) => {
          throw describeFull(again, journalPath(folder))
        })
      }
      if (entry.kind === 'end') await rm(reservePath(folder), { force: true })
    },
    async close() {
      await Promise.allSettled([media.close(), journal.close()])
    },
  }
}

async function openAt(path: string, keptBytes: number): Promise<FileHandle> {
  try {
    const file = await open(path, openFlags, 0o600)
    try {
      const { size } = await file.stat()
      if (size > keptBytes) await file.truncate(keptBytes)
      return file
    } catch (error) {
      await file.close()
      throw error
    }
  } catch (error) {
    throw describeFileError(error, path)
  }
}

/** All of it, on the disk when this returns. */
async function writeAt(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done)
    done += bytesWritten
  }
  await file.datasync()
}

function describeFull(error: unknown, path: string): UserError {
  const described = describeFileError(error, path)
  if (described.code !== 'disk-full') return described
  return new UserError('disk-full', 'There is no room left on the disk for the recording.', 'What was recorded up to here is kept; free some space.')
}
