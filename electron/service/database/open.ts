/** @file Opens the database: checked, restored if damaged, migrated, durable. One process at a time. */
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import BetterSqlite, { type Database } from 'better-sqlite3'
import type { Notice } from '#shared/contract/contract.ts'
import { UserError } from '#shared/contract/errors.ts'
import { describeFileError } from '../files/regular-file.ts'
import { backUp, listBackups, restoreNewestBackup } from './backup.ts'
import { inspectDatabase } from './inspect.ts'
import { latestVersion, migrate, schemaVersion } from './migrate.ts'
import { quarantine } from './quarantine.ts'
import { carryOutRestore } from './restore.ts'

export type OpenDatabase = { database: Database; backupFolder: string; notices: Notice[] }

/** Where the parts of the database lie below the data folder. */
export function databasePaths(dataDir: string): { path: string; backupFolder: string; quarantineFolder: string } {
  return { path: join(dataDir, 'database', 'certpack.db'), backupFolder: join(dataDir, 'backups'), quarantineFolder: join(dataDir, 'quarantine') }
}

function connect(path: string): Database {
  const database = new BetterSqlite(path)
  // One writer: a second process on the same folder is refused instead of mixing with the first.
  database.pragma('locking_mode = EXCLUSIVE')
  database.pragma('journal_mode = WAL')
  // better-sqlite3 falls back to NORMAL in WAL; FULL makes every acknowledged save survive a power cut.
  database.pragma('synchronous = FULL')
  database.pragma('foreign_keys = ON')
  return database
}

/** Puts what is damaged aside and the newest good backup in its place. @returns what the user must be told. */
function recover(paths: ReturnType<typeof databasePaths>, isMissing: boolean, nowMs: number): Notice {
  const loss = isMissing ? 'The database was missing.' : 'The database was damaged.'
  // A write-ahead log may outlive its database; left there, SQLite would play it into the backup.
  const folder = quarantine(paths.path, paths.quarantineFolder, nowMs)
  const kept = folder === null ? '' : ` ${isMissing ? 'What was left of it' : 'The damaged file'} is kept in ${folder}.`
  const backup = restoreNewestBackup(paths.backupFolder, paths.path)
  return backup
    ? { kind: 'database-restored', message: `${loss} The newest good backup (${backup}) was restored.${kept}` }
    : { kind: 'database-new', message: `${loss} There was no backup, so a new one was started.${kept}` }
}

/**
 * @param nowMs the current instant, in milliseconds.
 * @returns an open database at the current schema, with a backup of before if that was an older one, and what the user must be told.
 * @throws UserError `database-newer` (the file is left untouched), `database-locked`, `disk-full`, `file-unreadable`
 */
export async function openDatabase(dataDir: string, nowMs: number): Promise<OpenDatabase> {
  const paths = databasePaths(dataDir)
  try {
    mkdirSync(dirname(paths.path), { recursive: true })
    const restored = carryOutRestore(paths, nowMs)
    const state = inspectDatabase(paths.path)
    if (state === 'newer') {
      throw new UserError(
        'database-newer',
        `The submissions in ${dataDir} were written by a newer version of Certpack.`,
        'Install the newest version; this one has changed nothing.',
      )
    }
    // A lost file beside existing backups is a loss, not a first start.
    const isLost = (state === 'absent' || state === 'empty') && listBackups(paths.backupFolder).length > 0
    const notices = restored ? [restored] : []
    if (state === 'damaged' || isLost) notices.push(recover(paths, state === 'absent', nowMs))
    const database = connect(paths.path)
    try {
      if (schemaVersion(database) > 0 && schemaVersion(database) < latestVersion()) await backUp(database, paths.backupFolder, nowMs)
      migrate(database)
    } catch (error) {
      database.close()
      throw error
    }
    return { database, backupFolder: paths.backupFolder, notices }
  } catch (error) {
    const code = (error as { code?: string }).code ?? ''
    if (code.startsWith('SQLITE_BUSY')) {
      throw new UserError('database-locked', `The submissions in ${dataDir} are open in another Certpack.`, 'Close the other one first.')
    }
    throw describeDatabaseError(error, paths.path)
  }
}

/** @returns a full disk and the like in words a person can act on; everything else unchanged. */
export function describeDatabaseError(error: unknown, path: string): unknown {
  const code = (error as { code?: string }).code ?? ''
  // Even to look at a database, SQLite takes room beside it.
  if (code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_SHMSIZE')
    return new UserError('disk-full', `There is no room left on the disk to save (${path}).`, 'Free some space; what was saved before is unharmed.')
  if (code.startsWith('SQLITE_READONLY') || code === 'SQLITE_CANTOPEN')
    return describeFileError(Object.assign(new Error(String(error)), { code: 'EACCES' }), path)
  return code.startsWith('E') ? describeFileError(error, path) : error
}
