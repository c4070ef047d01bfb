/** @file Rounds and the last export in the database: plain SQL, rows parsed. Transactions are the caller's. */
import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { packedSchema, roundSchema, type Packed, type Round } from '#shared/domain/rounds/round.ts'

const roundRow = z.object({ document: z.string(), taken_back_at_ms: z.number().nullable() })
const exportedRow = z.object({ document: z.string(), sections: z.string(), exported_at_ms: z.number() })

/** `sections` holds a hash of every section as it was exported. */
export type ExportedRow = { packed: Packed; sections: Record<string, string>; exportedAtMs: number }

export function createRoundRows(database: Database) {
  const selectStanding = database.prepare(
    'SELECT document, taken_back_at_ms FROM round WHERE submission_id = ? AND taken_back_at_ms IS NULL ORDER BY number',
  )
  const selectOne = database.prepare('SELECT document, taken_back_at_ms FROM round WHERE submission_id = ? AND id = ?')
  const insert = database.prepare('INSERT INTO round (id, submission_id, number, document) VALUES (?, ?, ?, ?)')
  const mark = database.prepare('UPDATE round SET taken_back_at_ms = ? WHERE id = ?')
  const selectExported = database.prepare('SELECT document, sections, exported_at_ms FROM exported_package WHERE submission_id = ?')
  const upsertExported = database.prepare(
    'INSERT OR REPLACE INTO exported_package (submission_id, document, sections, exported_at_ms) VALUES (?, ?, ?, ?)',
  )
  const dropExported = database.prepare('DELETE FROM exported_package WHERE submission_id = ?')

  return {
    standing(submissionId: string): Round[] {
      return selectStanding.all(submissionId).map((row) => roundSchema.parse(JSON.parse(roundRow.parse(row).document)))
    },
    find(submissionId: string, roundId: string): { round: Round; isTakenBack: boolean } | null {
      const row = selectOne.get(submissionId, roundId)
      if (row === undefined) return null
      const { document, taken_back_at_ms: takenBackAtMs } = roundRow.parse(row)
      return { round: roundSchema.parse(JSON.parse(document)), isTakenBack: takenBackAtMs !== null }
    },
    insert(submissionId: string, round: Round): void {
      insert.run(round.id, submissionId, round.number, JSON.stringify(round))
    },
    /** @param atMs null where it stands again. */
    takeBack(roundId: string, atMs: number | null): void {
      mark.run(atMs, roundId)
    },
    exported(submissionId: string): ExportedRow | null {
      const row = selectExported.get(submissionId)
      if (row === undefined) return null
      const { document, sections, exported_at_ms: exportedAtMs } = exportedRow.parse(row)
      return {
        packed: packedSchema.parse(JSON.parse(document)),
        sections: z.record(z.string(), z.string()).parse(JSON.parse(sections)),
        exportedAtMs,
      }
    },
    keepExported(submissionId: string, { packed, sections, exportedAtMs }: ExportedRow): void {
      upsertExported.run(submissionId, JSON.stringify(packed), JSON.stringify(sections), exportedAtMs)
    },
    dropExported(submissionId: string): void {
      dropExported.run(submissionId)
    },
  }
}
