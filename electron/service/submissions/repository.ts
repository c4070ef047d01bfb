/** @file Submissions in the database: one JSON document a revision, a pointer for undo. Plain SQL, rows parsed. */
import { randomUUID } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import type { SubmissionState, SubmissionSummary } from '#shared/contract/contract.ts'
import { UserError } from '#shared/contract/errors.ts'
import { keptRevisions } from '#shared/domain/limits.ts'
import { submissionSchema, submissionTitle, type Submission } from '#shared/domain/submission.ts'
import { describeDatabaseError } from '../database/open.ts'
import { createRoundRows } from '../rounds/round-rows.ts'
import { changedSections } from '../rounds/section-hashes.ts'

const rowSchema = z.object({
  id: z.string(),
  current_sequence: z.number(),
  saved_at_ms: z.number(),
  archived_at_ms: z.number().nullable(),
  document: z.string(),
  first_sequence: z.number(),
  last_sequence: z.number(),
})
type Row = z.infer<typeof rowSchema>

const selectState = `
  SELECT submission.id, current_sequence, saved_at_ms, archived_at_ms, document,
    (SELECT min(sequence) FROM revision WHERE submission_id = submission.id) AS first_sequence,
    (SELECT max(sequence) FROM revision WHERE submission_id = submission.id) AS last_sequence
  FROM submission JOIN revision ON revision.submission_id = submission.id AND revision.sequence = submission.current_sequence`

function parseDocument(row: Row): Submission {
  return submissionSchema.parse(JSON.parse(row.document))
}

/** Rounds have rows of their own: undo, redo and edits of the document do not reach them. */
function documentOf(submission: Submission): string {
  return JSON.stringify({ ...submissionSchema.parse(submission), rounds: [] })
}

/** One document that cannot be read must not hide the others. */
function describeDocument(row: Row): { title: string; integratorName: string } {
  try {
    const submission = parseDocument(row)
    return { title: submissionTitle(submission), integratorName: submission.profile.integratorName }
  } catch {
    return { title: 'A submission that this version cannot read', integratorName: '' }
  }
}

export type Submissions = {
  list(): SubmissionSummary[]
  get(id: string): SubmissionState
  create(submission: Submission): SubmissionState
  /** Makes a revision of what `edit` returns; none when nothing changed. */
  update(id: string, edit: (submission: Submission) => Submission): SubmissionState
  /** Moves the pointer by one: -1 undoes, 1 redoes. At an end nothing happens. */
  move(id: string, by: -1 | 1): SubmissionState
  archive(id: string, isArchived: boolean): SubmissionState
}

/**
 * @param now the current instant in milliseconds.
 * Every method returns after COMMIT; `savedAtMs` is the instant of the last change.
 */
export function createSubmissions(database: Database, now: () => number): Submissions {
  const select = database.prepare(`${selectState} WHERE submission.id = ?`)
  const selectAll = database.prepare(`${selectState} ORDER BY saved_at_ms DESC, created_at_ms DESC`)
  const insertSubmission = database.prepare(
    'INSERT INTO submission (id, current_sequence, created_at_ms, saved_at_ms, archived_at_ms) VALUES (?, 1, ?, ?, NULL)',
  )
  const insertRevision = database.prepare('INSERT INTO revision (submission_id, sequence, document) VALUES (?, ?, ?)')
  const dropRevisions = database.prepare('DELETE FROM revision WHERE submission_id = ? AND (sequence > ? OR sequence < ?)')
  const point = database.prepare('UPDATE submission SET current_sequence = ?, saved_at_ms = ? WHERE id = ?')
  const setArchived = database.prepare('UPDATE submission SET archived_at_ms = ? WHERE id = ?')
  const countWrite = database.prepare(`UPDATE meta SET value = value + 1 WHERE key = 'writes'`)

  const rounds = createRoundRows(database)

  function parseWhole(row: Row): Submission {
    return { ...parseDocument(row), rounds: rounds.standing(row.id) }
  }

  function toState(row: Row): SubmissionState {
    const submission = parseWhole(row)
    const exported = rounds.exported(row.id)
    return {
      id: row.id,
      submission,
      revision: row.current_sequence,
      savedAtMs: row.saved_at_ms,
      canUndo: row.current_sequence > row.first_sequence,
      canRedo: row.current_sequence < row.last_sequence,
      isArchived: row.archived_at_ms !== null,
      exported: exported && {
        number: exported.packed.number,
        packageName: exported.packed.packageName,
        exportedAtMs: exported.exportedAtMs,
        changed: changedSections(exported.sections, submission),
      },
    }
  }

  function read(id: string): Row {
    const row = select.get(id)
    if (row === undefined) throw new UserError('not-found', 'This submission does not exist.', 'Go back to the list of submissions.')
    return rowSchema.parse(row)
  }

  function write(id: string, change: () => void): SubmissionState {
    try {
      database.transaction(() => {
        change()
        countWrite.run()
      })()
    } catch (error) {
      throw describeDatabaseError(error, database.name)
    }
    return toState(read(id))
  }

  return {
    list() {
      return selectAll.all().map((raw) => {
        const row = rowSchema.parse(raw)
        return { id: row.id, ...describeDocument(row), updatedAtMs: row.saved_at_ms, isArchived: row.archived_at_ms !== null }
      })
    },
    get: (id) => toState(read(id)),
    create(submission) {
      const id = randomUUID()
      return write(id, () => {
        const at = now()
        insertSubmission.run(id, at, at)
        insertRevision.run(id, 1, documentOf(submission))
        // An id is known here once only: the same file may be opened twice.
        for (const round of submission.rounds) rounds.insert(id, { ...round, id: randomUUID() })
      })
    },
    update(id, edit) {
      const row = read(id)
      const before = parseWhole(row)
      const document = documentOf(edit(before))
      if (document === documentOf(before)) return toState(row)
      return write(id, () => {
        const sequence = row.current_sequence + 1
        dropRevisions.run(id, row.current_sequence, sequence - keptRevisions)
        insertRevision.run(id, sequence, document)
        point.run(sequence, now(), id)
      })
    },
    move(id, by) {
      const row = read(id)
      const sequence = row.current_sequence + by
      if (sequence < row.first_sequence || sequence > row.last_sequence) return toState(row)
      return write(id, () => point.run(sequence, now(), id))
    },
    archive(id, isArchived) {
      read(id)
      return write(id, () => setArchived.run(isArchived ? now() : null, id))
    },
  }
}
