/** @file Databases as earlier versions of the program left them: `test/fixtures/databases/`, one file each, never changed again. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import BetterSqlite, { type Database } from 'better-sqlite3'
import { databasePaths } from '../../electron/service/database/open.ts'

const folder = 'test/fixtures/databases'
/** As in `schema-1-last.sql`: the last program of schema 1. */
export const oldDatabases = readdirSync(folder).map((name) => ({ name, version: Number(/^schema-(\d+)/.exec(name)?.[1]) }))

/** Puts an old database into a data folder. @returns all its rows, by table. */
export function placeOldDatabase(name: string, dataDir: string): Rows {
  const { path } = databasePaths(dataDir)
  mkdirSync(dirname(path), { recursive: true })
  const database = new BetterSqlite(path)
  try {
    database.exec(readFileSync(join(folder, name), 'utf8'))
    database.pragma('journal_mode = WAL')
    return rowsOf(database)
  } finally {
    database.close()
  }
}

export type Rows = Record<string, unknown[]>

/** @returns every row of every table; where `columns` names rows, only their tables and columns. */
export function rowsOf(database: Database, columns?: Rows): Rows {
  const tables = database
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`)
    .pluck()
    .all() as string[]
  const wanted = columns ? tables.filter((table) => table in columns) : tables
  return Object.fromEntries(
    wanted.map((table) => {
      const names = Object.keys((columns?.[table]?.[0] as object | undefined) ?? {})
      const list = names.length > 0 ? names.map((column) => `"${column}"`).join() : '*'
      return [table, database.prepare(`SELECT ${list} FROM "${table}" ORDER BY 1, 2`).all()]
    }),
  )
}

/** @returns what SQLite finds wrong with a database; nothing where it is whole. */
export function flawsOf(database: Database): unknown[] {
  const integrity = database.pragma('integrity_check') as { integrity_check: string }[]
  const keys = database.pragma('foreign_key_check') as unknown[]
  return [...integrity.filter(({ integrity_check: said }) => said !== 'ok'), ...keys]
}
