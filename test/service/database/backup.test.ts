import { describe, expect, test } from 'vitest'
import { emptySubmission } from '#shared/domain/submission.ts'
import { backUp, expiredBackups, listBackups } from '../../../electron/service/database/backup.ts'
import { latestVersion, migrate, migrations, schemaVersion, type Migration } from '../../../electron/service/database/migrate.ts'
import { openDatabase } from '../../../electron/service/database/open.ts'
import { createSubmissions } from '../../../electron/service/submissions/repository.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

const backup = (writes: number, day: string, version = 1) => ({ name: `${version}-${writes}`, version, writes, day, time: '120000000' })

describe('backups are kept: ten recent, one a day for seven days, one a schema', () => {
  test('ten of one day all stay, the eleventh goes', () => {
    const all = Array.from({ length: 11 }, (_, index) => backup(20 - index, '20261123'))
    expect(expiredBackups(all).map(({ writes }) => writes)).toEqual([10])
  })

  test('the newest of each of seven days stays behind ten newer ones', () => {
    const recent = Array.from({ length: 10 }, (_, index) => backup(100 - index, '20261123'))
    const older = Array.from({ length: 9 }, (_, index) => backup(50 - index, `202611${22 - index}`))
    expect(expiredBackups([...recent, ...older]).map(({ day }) => day)).toEqual(['20261116', '20261115', '20261114'])
  })

  test('the newest of an older schema stays', () => {
    const recent = Array.from({ length: 17 }, (_, index) => backup(100 - index, `202611${30 - index}`, 2))
    const old = [backup(9, '20260101'), backup(8, '20260101')]
    expect(expiredBackups([...recent, ...old]).some(({ name }) => name === '1-9')).toBe(false)
    expect(expiredBackups([...recent, ...old]).some(({ name }) => name === '1-8')).toBe(true)
  })
})

test('a backup is written when something changed, and only then', async () => {
  const { database, backupFolder } = await openDatabase(temporaryFolder(), Date.now())
  expect(await backUp(database, backupFolder, Date.now())).toBe(true)
  expect(await backUp(database, backupFolder, Date.now())).toBe(false)
  createSubmissions(database, Date.now).create(emptySubmission())
  expect(await backUp(database, backupFolder, Date.now())).toBe(true)
  expect(listBackups(backupFolder)).toHaveLength(2)
  database.close()
})

describe('migrations', () => {
  const failing: Migration = {
    version: latestVersion() + 1,
    up(database) {
      database.exec('DROP TABLE revision')
      throw new Error('power cut')
    },
  }
  const first: Migration = { version: 1, up: () => undefined }

  test('one that fails leaves version and data of before', async () => {
    const { database } = await openDatabase(temporaryFolder(), Date.now())
    const submissions = createSubmissions(database, Date.now)
    const { id } = submissions.create(emptySubmission())
    expect(() => migrate(database, [...migrations, failing])).toThrow('power cut')
    expect(schemaVersion(database)).toBe(latestVersion())
    expect(submissions.get(id).revision).toBe(1)
    database.close()
  })

  test('a gap in the versions is refused', async () => {
    const { database } = await openDatabase(temporaryFolder(), Date.now())
    expect(() => migrate(database, [first, { version: 3, up: () => undefined }])).toThrow('Migration 3 stands at place 2')
    database.close()
  })
})
