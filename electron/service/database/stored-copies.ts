/** @file What can be restored: the backups, and the databases that were put aside. Looked at in a copy, never opened where they lie. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { z } from 'zod'
import type { StoredCopy, StoredSubmission } from '#shared/contract/storage-calls.ts'
import { submissionSchema, submissionTitle } from '#shared/domain/submission.ts'
import { listBackups } from './backup.ts'
import { inspectDatabase } from './inspect.ts'
import type { databasePaths } from './open.ts'

type Paths = ReturnType<typeof databasePaths>
export type Place = { id: string; kind: StoredCopy['kind']; path: string; atMs: number }

const quarantinePattern = /^(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})-(\d{3})Z(?:-\d+)?$/
/** A database lies beside its write-ahead log, which may hold the last of it. */
const parts = ['', '-wal'] as const

/** @returns every copy with its day, newest first; none has been opened yet. */
export function listPlaces(paths: Paths): Place[] {
  const backups = listBackups(paths.backupFolder).map(({ name, day, time }): Place => {
    const [hours, minutes, seconds] = [time.slice(0, 2), time.slice(2, 4), time.slice(4, 6)]
    const instant = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6, 8)}T${hours}:${minutes}:${seconds}.${time.slice(6)}Z`
    return { id: `backup/${name}`, kind: 'backup', path: join(paths.backupFolder, name), atMs: Date.parse(instant) }
  })
  const folders = existsSync(paths.quarantineFolder) ? readdirSync(paths.quarantineFolder) : []
  const aside = folders.flatMap((folder): Place[] => {
    const match = quarantinePattern.exec(folder)
    const path = join(paths.quarantineFolder, folder, basename(paths.path))
    if (!match || !existsSync(path)) return []
    const [, day, hours, minutes, seconds, milliseconds] = match
    return [{ id: `aside/${folder}`, kind: 'aside', path, atMs: Date.parse(`${day}T${hours}:${minutes}:${seconds}.${milliseconds}Z`) }]
  })
  return [...backups, ...aside].sort((a, b) => b.atMs - a.atMs || b.id.localeCompare(a.id))
}

/** Copies a database with its log, so that the original stays as it is whatever SQLite does on opening. */
export function copyDatabase(from: string, to: string): void {
  for (const part of parts) if (existsSync(from + part)) copyFileSync(from + part, to + part)
}

export function removeDatabase(path: string): void {
  for (const part of ['', '-wal', '-shm', '-journal']) rmSync(path + part, { force: true })
}

export type Looked = { state: StoredCopy['state']; submissions: StoredSubmission[] }

/** Copies never change, so that each is looked at once. */
export function createCopyReader(workDir: string) {
  const known = new Map<string, Looked>()

  function look({ path }: Place): Looked {
    mkdirSync(workDir, { recursive: true })
    const copy = join(workDir, 'looked-at.db')
    try {
      removeDatabase(copy)
      copyDatabase(path, copy)
      const inspection = inspectDatabase(copy)
      if (inspection !== 'healthy') return { state: inspection === 'newer' ? 'newer' : 'damaged', submissions: [] }
      const database = new BetterSqlite(copy, { readonly: true })
      try {
        return { state: 'healthy', submissions: storedSubmissions(database) }
      } finally {
        database.close()
      }
    } finally {
      removeDatabase(copy)
    }
  }

  return (place: Place): Looked => {
    const found = known.get(place.id) ?? look(place)
    known.set(place.id, found)
    return found
  }
}

const rowSchema = z.object({ id: z.string(), saved_at_ms: z.number(), document: z.string() })

/** @returns the submissions of an open database, archived ones too, by their id. */
export function storedSubmissions(database: BetterSqlite.Database): StoredSubmission[] {
  const rows = database
    .prepare(
      `SELECT id, saved_at_ms, document FROM submission
       JOIN revision ON revision.submission_id = submission.id AND revision.sequence = submission.current_sequence ORDER BY id`,
    )
    .all()
  return rows.map((row) => {
    const { id, saved_at_ms: savedAtMs, document } = rowSchema.parse(row)
    return { id, title: titleOf(document), savedAtMs }
  })
}

function titleOf(document: string): string {
  try {
    return submissionTitle(submissionSchema.parse(JSON.parse(document)))
  } catch {
    return 'A submission that cannot be read'
  }
}

/** @returns the size of a copy in bytes, with its log. */
export function copyBytes(path: string): number {
  return parts.reduce((sum, part) => sum + (existsSync(path + part) ? statSync(path + part).size : 0), 0)
}
