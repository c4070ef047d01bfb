/**
 * @file Restores a copy of the database. It is asked for while the application runs and carried out at the next start, before
 * anything is open: what is there then is put aside first, and can be restored in the same way.
 */
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { z } from 'zod'
import type { Notice } from '#shared/contract/contract.ts'
import { describeFileError } from '../files/regular-file.ts'
import { writeFileDurably } from '../files/write-durably.ts'
import { listBackups } from './backup.ts'
import { inspectDatabase } from './inspect.ts'
import type { databasePaths } from './open.ts'
import { quarantine } from './quarantine.ts'
import { copyDatabase, removeDatabase, type Place } from './stored-copies.ts'

type Paths = ReturnType<typeof databasePaths>

const requestSchema = z.object({ kind: z.enum(['backup', 'aside']), atMs: z.number() })
const requestPath = (paths: Paths) => join(dirname(paths.path), 'restore.json')
/** The copy lies there from the moment it is asked for: the backup that is made on closing may let the oldest one go. */
const candidatePath = (paths: Paths) => `${paths.path}.restored`

/** Notes what the next start is to restore, and takes a copy of it. @throws UserError `disk-full`, `file-unreadable` */
export async function requestRestore(paths: Paths, { kind, atMs, path }: Place): Promise<void> {
  const candidate = candidatePath(paths)
  try {
    removeDatabase(candidate)
    copyDatabase(path, candidate)
    await writeFileDurably(requestPath(paths), `${JSON.stringify({ kind, atMs })}\n`)
  } catch (error) {
    removeDatabase(candidate)
    throw describeFileError(error, candidate)
  }
}

/**
 * Carries out what was asked for; call it before the database is opened. A copy that is not whole changes nothing.
 * @returns what the user must be told; null where nothing was asked for.
 * @throws whatever SQLite says of a database that another process holds: then nothing was done.
 */
export function carryOutRestore(paths: Paths, nowMs: number): Notice | null {
  const request = requestPath(paths)
  if (!existsSync(request)) return null
  // Held by another process, it must not be moved away under it; of a newer version, it is not ours to move.
  const present = inspectDatabase(paths.path)
  if (present === 'newer') return null
  const candidate = candidatePath(paths)
  try {
    const asked = readRequest(request)
    if (!asked) return nothingDone('What was asked for cannot be read.')
    if (inspectDatabase(candidate) !== 'healthy') return nothingDone('It did not pass its check.')
    settle(candidate, Math.max(0, ...listBackups(paths.backupFolder).map(({ writes }) => writes)))
    const folder = quarantine(paths.path, paths.quarantineFolder, nowMs)
    renameSync(candidate, paths.path)
    const kept = folder === null ? '' : ' What was there before is kept, and Settings, Backups can bring it back.'
    const what = asked.kind === 'backup' ? 'The backup' : 'What was put aside'
    return {
      kind: 'database-restored',
      message: `${what} of ${new Date(asked.atMs).toISOString().slice(0, 16).replace('T', ' ')} UTC was restored.${kept}`,
    }
  } finally {
    removeDatabase(candidate)
    rmSync(request, { force: true })
  }
}

function nothingDone(why: string): Notice {
  return { kind: 'database-kept', message: `The copy was not restored. ${why} Everything is as it was.` }
}

function readRequest(path: string): z.infer<typeof requestSchema> | null {
  try {
    return requestSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return null
  }
}

/** Takes the log into the file, and counts its writes from above those of every backup: the newest backup is that with the most. */
function settle(path: string, mostWrites: number): void {
  const database = new BetterSqlite(path)
  try {
    database.prepare(`UPDATE meta SET value = max(value, ?) + 1 WHERE key = 'writes'`).run(mostWrites)
    database.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    database.close()
  }
}
