/** @file Brings a database to the current schema: rising versions, each in a transaction of its own. */
import type { Database } from 'better-sqlite3'
import { createSubmissions } from './migrations/0001-submissions.ts'
import { createRounds } from './migrations/0002-rounds.ts'

export type Migration = { version: number; up(database: Database): void }

/** Imported in code, never read from a folder, so that no packaging can lose one. */
export const migrations: readonly Migration[] = [createSubmissions, createRounds]

export function latestVersion(known: readonly Migration[] = migrations): number {
  return known.at(-1)?.version ?? 0
}

export function schemaVersion(database: Database): number {
  return Number(database.pragma('user_version', { simple: true }))
}

/**
 * Runs what is missing. A migration that fails leaves the version and the data of before.
 * @throws Error when the versions of `known` do not rise by one.
 */
export function migrate(database: Database, known: readonly Migration[] = migrations): void {
  known.forEach(({ version }, index) => {
    if (version !== index + 1) throw new Error(`Migration ${version} stands at place ${index + 1}`)
  })
  for (const { version, up } of known) {
    if (version <= schemaVersion(database)) continue
    database.transaction(() => {
      up(database)
      database.pragma(`user_version = ${version}`)
    })()
  }
}
