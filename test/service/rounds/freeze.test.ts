import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { emptySubmission } from '#shared/domain/submission.ts'
import { openDatabase } from '../../../electron/service/database/open.ts'
import { createRounds } from '../../../electron/service/rounds/rounds.ts'
import { createFileStore } from '../../../electron/service/submissions/file-store.ts'
import { createSubmissions } from '../../../electron/service/submissions/repository.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

const when = { sentOn: '2026-12-15', sentAtTime: '', sentAtTimeZone: '' }
const made = { number: 1, packageName: 'a-b-r1-20261215', date: '2026-12-15', manifestDigest: 'a'.repeat(64), files: [] }

async function bench() {
  const dataDir = temporaryFolder()
  const { database } = await openDatabase(dataDir, 0)
  const submissions = createSubmissions(database, () => 1)
  const rounds = createRounds({ database, dataDir, workDir: dataDir, files: createFileStore(dataDir), now: () => 1 })
  const { id, submission } = submissions.create(emptySubmission())
  const zip = join(dataDir, 'made.zip')
  writeFileSync(zip, 'the package')
  await rounds.keepExported(id, submission, made, zip)
  return { dataDir, database, submissions, rounds, id, submission }
}

test('frozen as a whole or not at all: what fails in between leaves the export as it was', async () => {
  const { database, submissions, rounds, id, submission } = await bench()
  database.exec(`CREATE TRIGGER cut BEFORE DELETE ON exported_package BEGIN SELECT RAISE(ABORT, 'cut off'); END`)
  await expect(rounds.noteSent(id, submission, when)).rejects.toThrow('cut off')
  expect(submissions.get(id)).toMatchObject({ submission: { rounds: [] }, exported: { number: 1 } })
  database.exec('DROP TRIGGER cut')
  await rounds.noteSent(id, submission, when)
  expect(submissions.get(id)).toMatchObject({ submission: { rounds: [{ number: 1 }] }, exported: null })
  database.close()
})

test('what was kept of an export and is damaged is refused, not frozen', async () => {
  const { dataDir, database, submissions, rounds, id, submission } = await bench()
  writeFileSync(join(dataDir, 'exported', `${id}.zip`), 'something else')
  await expect(rounds.noteSent(id, submission, when)).rejects.toMatchObject({ code: 'file-changed' })
  expect(submissions.get(id).submission.rounds).toEqual([])
  database.close()
})

test('an export of a round that is no longer the next is refused', async () => {
  const { database, rounds, id, submission } = await bench()
  const sentAlone = { ...submission, signOff: { ...submission.signOff, sentOn: '2026-12-14' } }
  await expect(rounds.noteSent(id, sentAlone, when)).rejects.toMatchObject({ code: 'blocked' })
  database.close()
})
