import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import BetterSqlite, { type Database } from 'better-sqlite3'
import { afterEach, describe, expect, test } from 'vitest'
import { emptySubmission } from '#shared/domain/submission.ts'
import { backUp, listBackups } from '../../../electron/service/database/backup.ts'
import { databasePaths, openDatabase } from '../../../electron/service/database/open.ts'
import { createSubmissions } from '../../../electron/service/submissions/repository.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

const nowMs = Date.UTC(2026, 10, 23, 12)
const open: Database[] = []

async function opened(dataDir: string) {
  const result = await openDatabase(dataDir, nowMs)
  open.push(result.database)
  return result
}

afterEach(() => open.splice(0).forEach((database) => database.close()))

/** A data folder with one saved submission and a backup that holds it, closed. */
async function dataWithBackup(): Promise<{ dataDir: string; id: string }> {
  const dataDir = temporaryFolder()
  const { database, backupFolder } = await openDatabase(dataDir, nowMs)
  const { id } = createSubmissions(database, () => nowMs).create(emptySubmission())
  await backUp(database, backupFolder, nowMs)
  database.close()
  return { dataDir, id }
}

describe('a database is opened durably', () => {
  test('WAL, synchronous FULL and foreign keys hold on open, after a write and on every reopen', async () => {
    const dataDir = temporaryFolder()
    for (const _start of [1, 2]) {
      const { database } = await openDatabase(dataDir, nowMs)
      createSubmissions(database, () => nowMs).create(emptySubmission())
      expect(database.pragma('journal_mode', { simple: true })).toBe('wal')
      expect(database.pragma('synchronous', { simple: true })).toBe(2)
      expect(database.pragma('foreign_keys', { simple: true })).toBe(1)
      database.close()
    }
  })

  test('a second process on the same folder is refused', async () => {
    const dataDir = temporaryFolder()
    await opened(dataDir)
    await expect(openDatabase(dataDir, nowMs)).rejects.toMatchObject({ code: 'database-locked' })
  }, 20_000)

  test('a first start that was interrupted before the schema is no damage', async () => {
    const dataDir = temporaryFolder()
    const { path } = databasePaths(dataDir)
    mkdirSync(dirname(path), { recursive: true })
    const database = new BetterSqlite(path)
    database.pragma('journal_mode = WAL')
    database.close()
    expect((await opened(dataDir)).notices).toEqual([])
  })
})

describe('a damaged database is put aside and the newest good backup restored', () => {
  const damages: Record<string, (path: string) => void> = {
    'zero bytes': (path) => truncateSync(path, 0),
    'a zeroed header': (path) => {
      const bytes = readFileSync(path)
      writeFileSync(path, bytes.fill(0, 0, 100))
    },
    'cut in half': (path) => truncateSync(path, Math.floor(readFileSync(path).length / 2)),
    'pages of garbage': (path) => {
      const bytes = readFileSync(path)
      writeFileSync(path, bytes.fill(0xa5, 4096))
    },
    'a text file': (path) => writeFileSync(path, 'not a database\n'.repeat(100)),
    "another application's database": (path) => {
      writeFileSync(path, '')
      const database = new BetterSqlite(path)
      database.exec('CREATE TABLE song (title TEXT)')
      database.close()
    },
  }
  for (const [name, damage] of Object.entries(damages)) {
    test(name, async () => {
      const { dataDir, id } = await dataWithBackup()
      const { path, quarantineFolder } = databasePaths(dataDir)
      damage(path)
      const damaged = readFileSync(path)
      const { database, notices } = await opened(dataDir)
      expect(notices).toMatchObject([{ kind: 'database-restored' }])
      expect(createSubmissions(database, () => nowMs).get(id).id).toBe(id)
      const [folder = ''] = readdirSync(quarantineFolder)
      expect(readFileSync(join(quarantineFolder, folder, 'certpack.db')).equals(damaged)).toBe(true)
    })
  }

  test('the write-ahead log goes into quarantine with it', async () => {
    const { dataDir } = await dataWithBackup()
    const { path, quarantineFolder } = databasePaths(dataDir)
    writeFileSync(path, 'broken')
    writeFileSync(`${path}-wal`, 'log')
    await opened(dataDir)
    const [folder = ''] = readdirSync(quarantineFolder)
    expect(readdirSync(join(quarantineFolder, folder)).sort()).toEqual(['certpack.db', 'certpack.db-wal'])
  })

  test('a database that vanished beside its backups is restored too', async () => {
    const { dataDir, id } = await dataWithBackup()
    rmSync(databasePaths(dataDir).path)
    const { database, notices } = await opened(dataDir)
    expect(notices).toMatchObject([{ kind: 'database-restored', message: expect.stringContaining('missing') }])
    expect(createSubmissions(database, () => nowMs).list()).toMatchObject([{ id }])
  })

  test('a write-ahead log without its database is put aside and not played into the backup', async () => {
    const { dataDir, id } = await dataWithBackup()
    const { path, quarantineFolder } = databasePaths(dataDir)
    const lost = new BetterSqlite(path)
    lost.exec('DELETE FROM revision; DELETE FROM submission')
    copyFileSync(`${path}-wal`, `${path}-kept`)
    lost.close()
    rmSync(path)
    renameSync(`${path}-kept`, `${path}-wal`)
    const { database, notices } = await opened(dataDir)
    expect(createSubmissions(database, () => nowMs).list()).toMatchObject([{ id }])
    const [folder = ''] = readdirSync(quarantineFolder)
    expect(notices[0]?.message).toContain(join(quarantineFolder, folder))
    expect(readdirSync(join(quarantineFolder, folder))).toEqual(['certpack.db-wal'])
  })

  test('a damaged backup is passed over', async () => {
    const { dataDir, id } = await dataWithBackup()
    const { path, backupFolder } = databasePaths(dataDir)
    const [good] = listBackups(backupFolder)
    writeFileSync(join(backupFolder, 'certpack-v1-w999999999-20270101T000000000.db'), 'rubbish')
    writeFileSync(path, 'broken')
    const { database, notices } = await opened(dataDir)
    expect(notices[0]?.message).toContain(good?.name)
    expect(createSubmissions(database, () => nowMs).get(id).id).toBe(id)
  })

  test('without any backup a new one is started and the damage is kept and announced', async () => {
    const dataDir = temporaryFolder()
    const { path } = databasePaths(dataDir)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, 'broken')
    const { notices } = await opened(dataDir)
    expect(notices).toMatchObject([{ kind: 'database-new' }])
  })
})

test('a database of a newer version is refused and left byte for byte as it was', async () => {
  const { dataDir } = await dataWithBackup()
  const { path, quarantineFolder } = databasePaths(dataDir)
  const database = new BetterSqlite(path)
  database.pragma('journal_mode = DELETE')
  database.pragma('user_version = 999')
  database.close()
  const before = readFileSync(path)
  await expect(openDatabase(dataDir, nowMs)).rejects.toMatchObject({ code: 'database-newer' })
  expect(readFileSync(path).equals(before)).toBe(true)
  expect(existsSync(quarantineFolder)).toBe(false)
})
