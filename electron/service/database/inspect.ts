/** @file Tells what a database file is before anything relies on it. */
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import BetterSqlite, { type Database } from 'better-sqlite3'
import { applicationId } from './application-id.ts'
import { latestVersion } from './migrate.ts'

/** `empty` is a database that was created but not yet filled: the first start was interrupted. */
export type Inspection = 'absent' | 'empty' | 'healthy' | 'newer' | 'damaged'

const headerBytes = 100
const userVersionAt = 60

/**
 * Reads the schema version out of the header without SQLite, which could change the file by opening it.
 * @returns null for a file that is too short to be a database.
 */
function headerVersion(path: string): number | null {
  const header = Buffer.alloc(headerBytes)
  const file = openSync(path, 'r')
  try {
    if (readSync(file, header, 0, headerBytes, 0) < headerBytes || header.toString('latin1', 0, 15) !== 'SQLite format 3') return null
    return header.readUInt32BE(userVersionAt)
  } finally {
    closeSync(file)
  }
}

/** A damaged file opens without an error and a zero-byte file passes every check of SQLite: ask for ours by name. */
function isOurs(database: Database): boolean {
  if (database.pragma('quick_check', { simple: true }) !== 'ok') return false
  if (database.pragma('application_id', { simple: true }) !== applicationId) return false
  if (Number(database.pragma('user_version', { simple: true })) === 0) return false
  return database.prepare(`SELECT value FROM meta WHERE key = 'writes'`).get() !== undefined
}

function isEmpty(database: Database): boolean {
  return database.pragma('application_id', { simple: true }) === 0 && database.prepare('SELECT 1 FROM sqlite_schema').get() === undefined
}

/** The disk or the folder says no: that is no damage, and nothing may be put aside for it. */
const refusal = /^SQLITE_(BUSY|FULL|CANTOPEN|READONLY|IOERR_(SHM|WRITE|FSYNC|TRUNCATE|LOCK))/

/**
 * The version may stand in the write-ahead log only, where a process was killed before the log was taken into the file. Closing a
 * connection that may write would do that.
 * @returns null for a file that SQLite cannot read.
 */
function loggedVersion(path: string): number | null {
  let database: Database | undefined
  try {
    database = new BetterSqlite(path, { readonly: true })
    return Number(database.pragma('user_version', { simple: true }))
  } catch (error) {
    if (refusal.test((error as { code?: string }).code ?? '')) throw error
    return null
  } finally {
    database?.close()
  }
}

/**
 * @returns what stands at `path`; a `newer` one has not been touched.
 * @throws what SQLite says of a file that is in use, of a full disk or of a folder that cannot be written.
 */
export function inspectDatabase(path: string): Inspection {
  if (!existsSync(path)) return 'absent'
  if (!statSync(path).isFile()) return 'damaged'
  const version = headerVersion(path)
  if (version === null) return 'damaged'
  if (version > latestVersion()) return 'newer'
  let database: Database | undefined
  try {
    if (existsSync(`${path}-wal`) && (loggedVersion(path) ?? 0) > latestVersion()) return 'newer'
    database = new BetterSqlite(path)
    if (isOurs(database)) return 'healthy'
    return isEmpty(database) ? 'empty' : 'damaged'
  } catch (error) {
    if (refusal.test((error as { code?: string }).code ?? '')) throw error
    return 'damaged'
  } finally {
    database?.close()
  }
}
