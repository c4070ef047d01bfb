/** @file Rows of a run, kept in the cache line by line, so that a run that broke off can go on. */
import { appendFile, mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Row } from './row.ts'

export type RowsFile = { path: string; rows: readonly Row[]; add: (row: Row) => Promise<void> }

/** @param isResumed keeps what an earlier run has left there; else the file begins anew. */
export async function openRowsFile(path: string, isResumed: boolean): Promise<RowsFile> {
  await mkdir(join(path, '..'), { recursive: true })
  if (!isResumed) await rm(path, { force: true })
  const rows = readRows(await readFile(path, 'utf8').catch(() => ''))
  return {
    path,
    rows,
    add: async (row) => {
      rows.push(row)
      await appendFile(path, `${JSON.stringify(row)}\n`)
    },
  }
}

/** @returns the rows; a last line that was cut off when the run was killed is left out. */
export function readRows(text: string): Row[] {
  return text.split('\n').flatMap((line) => {
    try {
      return [JSON.parse(line) as Row]
    } catch {
      return []
    }
  })
}
