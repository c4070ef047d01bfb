/** @file Copies of the database beside it: made by SQLite's own backup, never by copying a live file. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { inspectDatabase } from './inspect.ts'
import { schemaVersion } from './migrate.ts'

const keptRecent = 10
const keptDays = 7

type Backup = { name: string; version: number; writes: number; day: string; time: string }

const namePattern = /^certpack-v(\d+)-w(\d+)-(\d{8})T(\d{9})\.db$/

/** @returns the backups in `folder`, newest first. The order is that of the writes: a clock may jump. */
export function listBackups(folder: string): Backup[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .map((name) => ({ name, match: namePattern.exec(name) }))
    .flatMap(({ name, match }) =>
      match ? [{ name, version: Number(match[1]), writes: Number(match[2]), day: match[3] ?? '', time: match[4] ?? '' }] : [],
    )
    .sort((a, b) => b.version - a.version || b.writes - a.writes || (b.day + b.time).localeCompare(a.day + a.time))
}

/** Which backups may go: all but the ten newest, the newest of each of seven days and the newest of each schema. Pure. */
export function expiredBackups(backups: readonly Backup[]): Backup[] {
  const days = new Set<string>()
  const versions = new Set<number>()
  return backups.filter((backup, index) => {
    const isFirstOfDay = !days.has(backup.day) && days.size < keptDays
    const isFirstOfVersion = !versions.has(backup.version)
    days.add(backup.day)
    versions.add(backup.version)
    return index >= keptRecent && !isFirstOfDay && !isFirstOfVersion
  })
}

export function countWrites(database: Database): number {
  return (database.prepare(`SELECT value FROM meta WHERE key = 'writes'`).get() as { value: number }).value
}

/**
 * Writes a backup unless the newest one already holds the same writes.
 * @param nowMs instant that the name of the backup tells, in milliseconds.
 * @returns whether a new backup was written.
 */
export async function backUp(database: Database, folder: string, nowMs: number): Promise<boolean> {
  const writes = countWrites(database)
  const version = schemaVersion(database)
  const newest = listBackups(folder)[0]
  if (newest && newest.version === version && newest.writes === writes) return false
  mkdirSync(folder, { recursive: true })
  // What a process left that was killed while it wrote one.
  for (const name of readdirSync(folder)) if (name.includes('.db.partial')) rmSync(join(folder, name), { force: true })
  const stamp = new Date(nowMs).toISOString().replace(/[-:.Z]/g, '')
  const target = join(folder, `certpack-v${version}-w${String(writes).padStart(9, '0')}-${stamp}.db`)
  const partial = `${target}.partial`
  try {
    await database.backup(partial)
    if (inspectDatabase(partial) !== 'healthy') throw new Error('The backup did not pass its check')
    renameSync(partial, target)
  } finally {
    for (const leftover of [partial, `${partial}-wal`, `${partial}-shm`, `${partial}-journal`]) rmSync(leftover, { force: true })
  }
  for (const { name } of expiredBackups(listBackups(folder))) rmSync(join(folder, name), { force: true })
  return true
}

/** Puts the newest healthy backup at `target`. @returns its name, or null when there is none. */
export function restoreNewestBackup(folder: string, target: string): string | null {
  for (const { name } of listBackups(folder)) {
    const candidate = `${target}.restored`
    copyFileSync(join(folder, name), candidate)
    if (inspectDatabase(candidate) === 'healthy') {
      renameSync(candidate, target)
      return name
    }
    rmSync(candidate, { force: true })
  }
  return null
}
