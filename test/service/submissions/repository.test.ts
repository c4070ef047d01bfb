import type { Database } from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { keptRevisions } from '#shared/domain/limits.ts'
import { emptySubmission, type Submission } from '#shared/domain/submission.ts'
import { openDatabase } from '../../../electron/service/database/open.ts'
import { createSubmissions, type Submissions } from '../../../electron/service/submissions/repository.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

let database: Database
let submissions: Submissions
let clockMs = 1_000

beforeEach(async () => {
  ;({ database } = await openDatabase(temporaryFolder(), 0))
  submissions = createSubmissions(database, () => clockMs++)
})
afterEach(() => database.close())

const named = (productName: string) => (submission: Submission) => ({ ...submission, profile: { ...submission.profile, productName } })

describe('a save is a revision', () => {
  test('and is there in the state that the answer carries', () => {
    const { id } = submissions.create(emptySubmission())
    const saved = submissions.update(id, named('Portal'))
    expect(saved).toMatchObject({ revision: 2, canUndo: true, canRedo: false })
    expect(submissions.get(id)).toEqual(saved)
    expect(submissions.list()).toMatchObject([{ id, title: 'Portal' }])
  })

  test('saving the same again makes none', () => {
    const { id } = submissions.create(emptySubmission())
    submissions.update(id, named('Portal'))
    expect(submissions.update(id, named('Portal')).revision).toBe(2)
  })

  test('of a submission that does not exist is refused', () => {
    expect(() => submissions.update('00000000-0000-4000-8000-000000000000', named('x'))).toThrow('does not exist')
  })
})

describe('undo and redo', () => {
  test('walk back and forth through the revisions and stop at both ends', () => {
    const { id } = submissions.create(emptySubmission())
    submissions.update(id, named('one'))
    submissions.update(id, named('two'))
    const product = (by: -1 | 1) => submissions.move(id, by).submission.profile.productName
    expect([product(-1), product(-1), product(-1), product(1), product(1), product(1)]).toEqual(['one', '', '', 'one', 'two', 'two'])
  })

  test('a change after an undo drops what could be redone', () => {
    const { id } = submissions.create(emptySubmission())
    submissions.update(id, named('one'))
    submissions.move(id, -1)
    expect(submissions.update(id, named('other'))).toMatchObject({ canRedo: false, canUndo: true })
    expect(submissions.move(id, 1).submission.profile.productName).toBe('other')
  })

  test(`reach back ${keptRevisions} revisions, no further`, () => {
    const { id } = submissions.create(emptySubmission())
    for (let count = 1; count <= keptRevisions + 50; count += 1) submissions.update(id, named(`name ${count}`))
    let steps = 0
    while (submissions.get(id).canUndo) {
      submissions.move(id, -1)
      steps += 1
    }
    expect(steps).toBe(keptRevisions)
    expect(submissions.get(id).submission.profile.productName).toBe('name 50')
  })
})

test('archiving hides nothing for good', () => {
  const { id } = submissions.create(emptySubmission())
  expect(submissions.archive(id, true).isArchived).toBe(true)
  expect(submissions.list()).toMatchObject([{ id, isArchived: true }])
  expect(submissions.archive(id, false).isArchived).toBe(false)
})

test('a submission that cannot be read hides none of the others', () => {
  const { id } = submissions.create(emptySubmission())
  submissions.create(named('Readable')(emptySubmission()))
  database.prepare(`UPDATE revision SET document = '{"profile":7}' WHERE submission_id = ?`).run(id)
  expect(submissions.list().map(({ title }) => title)).toEqual(['Readable', 'A submission that this version cannot read'])
})

test('a full disk is told in words, and what was saved before is unharmed', () => {
  const { id } = submissions.create(emptySubmission())
  database.pragma(`max_page_count = ${Number(database.pragma('page_count', { simple: true })) + 1}`)
  const long = 'x'.repeat(900)
  const fill = () => {
    for (let count = 0; count < 100; count += 1) submissions.update(id, named(`${count}${long}`))
  }
  expect(fill).toThrow('no room left')
  database.pragma('max_page_count = 1000000')
  const before = submissions.get(id).revision
  expect(submissions.update(id, named('after')).revision).toBe(before + 1)
})
