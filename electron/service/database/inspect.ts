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

/** @returns what stands at `path`; a `newer` one has not been touched. */
export function inspectDatabase(path: string): Inspection {
  if (!existsSync(path)) return 'absent'
  if (!statSync(path).isFile()) return 'damaged'
  const version = headerVersion(path)
  if (version === null) return 'damaged'
  if (version > latestVersion()) return 'newer'
  let database: Database | undefined
  try {
    database = new BetterSqlite(path)
    if (Number(database.pragma('user_version', { simple: true })) > latestVersion()) return 'newer'
    if (isOurs(database)) return 'healthy'
    return isEmpty(database) ? 'empty' : 'damaged'
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith('SQLITE_BUSY')) throw error
    return 'damaged'
  } finally {
    database?.close()
  }
}
