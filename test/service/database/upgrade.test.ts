/** @file A database of every schema that there ever was comes to the current one with everything in it, whatever happens on the way. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import BetterSqlite from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { submissionSchema } from '#shared/domain/submission.ts'
import { listBackups } from '../../../electron/service/database/backup.ts'
import { latestVersion, migrate, migrations, schemaVersion } from '../../../electron/service/database/migrate.ts'
import { databasePaths, openDatabase } from '../../../electron/service/database/open.ts'
import { createSubmissions } from '../../../electron/service/submissions/repository.ts'
import { createSettings } from '../../../electron/service/submissions/settings.ts'
import { hasStrace, killAtWrite } from '../../helpers/kill-at-write.ts'
import { flawsOf, oldDatabases, placeOldDatabase, rowsOf, type Rows } from '../../helpers/old-database.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'
import { fingerprint, isRoot, run } from '../../helpers/tools.ts'

const nowMs = Date.UTC(2027, 0, 4, 12)
/** The oldest has the longest way to go. */
const oldest = 'schema-1-first.sql'

async function opened(dataDir: string) {
  const result = await openDatabase(dataDir, nowMs)
  onTestFinished(() => void result.database.close())
  return result
}

/** Opens it as the next start would, and finds everything. */
async function expectWhole(dataDir: string, before: Rows): Promise<void> {
  const { database, notices } = await openDatabase(dataDir, nowMs)
  try {
    expect(notices).toEqual([])
    expect(schemaVersion(database)).toBe(latestVersion())
    expect(rowsOf(database, before)).toEqual(before)
    expect(flawsOf(database)).toEqual([])
  } finally {
    database.close()
  }
  expect(readdirSync(databasePaths(dataDir).backupFolder).filter((name) => name.includes('partial'))).toEqual([])
}

/** A small disk of its own. @returns its folder, and what fills it but for some bytes. */
function smallDisk(): { disk: string; fill: (freeBytes: number) => void; empty: () => void } {
  const disk = join(temporaryFolder(), 'disk')
  mkdirSync(disk)
  run('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', disk])
  onTestFinished(() => void run('umount', [disk]))
  const filler = join(disk, 'filler')
  return {
    disk,
    fill(freeBytes) {
      const { bavail, bsize } = statfsSync(disk)
      writeFileSync(filler, Buffer.alloc(bavail * bsize - freeBytes))
    },
    empty: () => rmSync(filler, { force: true }),
  }
}

test('there is a database of every schema, as the program of that day left it', () => {
  expect([...new Set(oldDatabases.map(({ version }) => version))].sort((a, b) => a - b)).toEqual(migrations.map(({ version }) => version))
})

describe.each(oldDatabases)('$name', ({ name, version }) => {
  test('comes to the current schema with every row, whole, and is backed up as it was', async () => {
    const dataDir = temporaryFolder()
    const before = placeOldDatabase(name, dataDir)
    expect(before.revision?.length).toBeGreaterThan(4)
    const { database, backupFolder, notices } = await opened(dataDir)
    expect(notices).toEqual([])
    expect(schemaVersion(database)).toBe(latestVersion())
    expect(rowsOf(database, before)).toEqual(before)
    expect(flawsOf(database)).toEqual([])

    const backups = listBackups(backupFolder)
    expect(backups.map((backup) => backup.version)).toEqual(version < latestVersion() ? [version] : [])
    for (const backup of backups) {
      const copy = new BetterSqlite(join(backupFolder, backup.name), { readonly: true })
      expect(schemaVersion(copy)).toBe(version)
      expect(rowsOf(copy)).toEqual(before)
      copy.close()
    }
  })

  test('has the same tables then as a new one', async () => {
    const dataDir = temporaryFolder()
    placeOldDatabase(name, dataDir)
    const { database } = await opened(dataDir)
    const fresh = await opened(temporaryFolder())
    const schemaOf = (one: typeof database) => one.prepare(`SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name`).all()
    expect(schemaOf(database)).toEqual(schemaOf(fresh.database))
  })

  test('its submissions are listed, read, undone and edited, and nothing that was entered is missing from them', async () => {
    const dataDir = temporaryFolder()
    const before = placeOldDatabase(name, dataDir)
    const { database } = await opened(dataDir)
    const submissions = createSubmissions(database, () => nowMs)
    const list = submissions.list()
    const { id } = list.find(({ title }) => title === 'Acme Leasing Portal, edited') ?? { id: '' }
    expect(list.find(({ isArchived }) => isArchived)).toMatchObject({ title: "O'Neil's portal", integratorName: 'Müller & Söhne “GmbH”' })
    for (const { document } of before.revision as { document: string }[]) {
      const entered = JSON.parse(document) as { keyRequest: object; logDate: object }
      // Two ticks that stand for nobody; a named person's word took their place.
      Reflect.deleteProperty(entered.keyRequest, 'contactSupportsProduction')
      Reflect.deleteProperty(entered.logDate, 'isAttested')
      expect(submissionSchema.parse(entered)).toMatchObject(entered)
    }

    expect(submissions.get(id)).toMatchObject({ revision: 3, canUndo: true, canRedo: true })
    expect(submissions.move(id, 1).submission.profile.productName).toBe('Taken back')
    expect(submissions.move(id, -1).submission.keyRequest.technicalContactName).toBe('Jordan Avery of the integration team')
    const edited = submissions.update(id, (submission) => ({ ...submission, profile: { ...submission.profile, productName: 'After the upgrade' } }))
    expect(edited).toMatchObject({ revision: 4, submission: { profile: { productName: 'After the upgrade' } } })
    expect(createSettings(database).get()).toMatchObject({ senderAddress: 'dana.reed@example.com', theme: 'dark' })
    expect(submissions.get(id).submission.rounds).toHaveLength(version >= 2 ? 1 : 0)
  })

  test('a program that is older than it leaves every byte of it alone', async () => {
    const dataDir = temporaryFolder()
    placeOldDatabase(name, dataDir)
    const { path } = databasePaths(dataDir)
    const newer = new BetterSqlite(path)
    newer.pragma(`user_version = ${latestVersion() + 1}`)
    // Not closed: killed there, the new version stands in the log only.
    const killed = temporaryFolder()
    cpSync(dataDir, killed, { recursive: true })
    newer.close()
    expect(existsSync(`${databasePaths(killed).path}-wal`)).toBe(true)
    for (const folder of [dataDir, killed]) {
      rmSync(`${databasePaths(folder).path}-shm`, { force: true })
      const before = fingerprint(folder)
      await expect(openDatabase(folder, nowMs)).rejects.toMatchObject({ code: 'database-newer' })
      rmSync(`${databasePaths(folder).path}-shm`, { force: true })
      expect(fingerprint(folder)).toEqual(before)
    }
  })
})

test.skipIf(!hasStrace)(
  'killed at any write to the disk during the upgrade, the next start finds everything (skipped without strace)',
  { timeout: 240_000 },
  async () => {
    const script = fileURLToPath(new URL('./upgrade-until-killed.ts', import.meta.url))
    const states = new Set<string>()
    for (let nth = 1; ; nth += 5) {
      const dataDir = temporaryFolder()
      const before = placeOldDatabase(oldest, dataDir)
      const { wasKilled } = killAtWrite(script, [dataDir], nth)
      if (!wasKilled) break
      const { path, backupFolder } = databasePaths(dataDir)
      const copy = temporaryFolder()
      cpSync(dataDir, copy, { recursive: true })
      const left = new BetterSqlite(join(copy, 'database', 'certpack.db'))
      states.add(`schema ${schemaVersion(left)}, ${listBackups(backupFolder).length} backups`)
      left.close()
      expect(existsSync(path)).toBe(true)
      await expectWhole(dataDir, before)
    }
    // Before the backup, between backup and upgrade, and after both.
    expect([...states].sort()).toEqual(['schema 1, 0 backups', 'schema 1, 1 backups', `schema ${latestVersion()}, 1 backups`])
  },
)

test.skipIf(!isRoot)('a disk that is full during the upgrade is said, and nothing is lost (skipped when not root)', async () => {
  const { disk, fill, empty } = smallDisk()
  const outcomes = new Set<string>()
  for (let freeBytes = 0; !outcomes.has('upgraded'); freeBytes += 16_384) {
    const dataDir = join(disk, `data-${freeBytes}`)
    const before = placeOldDatabase(oldest, dataDir)
    fill(freeBytes)
    const outcome = await openDatabase(dataDir, nowMs).then(
      ({ database }) => {
        database.close()
        return 'upgraded'
      },
      (error: { code?: string }) => `${error.code}, ${listBackups(databasePaths(dataDir).backupFolder).length} backups`,
    )
    outcomes.add(outcome)
    expect(existsSync(databasePaths(dataDir).quarantineFolder)).toBe(false)
    empty()
    await expectWhole(dataDir, before)
    rmSync(dataDir, { recursive: true })
  }
  expect([...outcomes].sort()).toEqual(['disk-full, 0 backups', 'upgraded'])
})

test.skipIf(!isRoot)('a migration that finds the disk full leaves the old schema with everything in it (skipped when not root)', async () => {
  const { disk, fill, empty } = smallDisk()
  const dataDir = join(disk, 'data')
  const before = placeOldDatabase(oldest, dataDir)
  const database = new BetterSqlite(databasePaths(dataDir).path)
  database.pragma('locking_mode = EXCLUSIVE')
  database.prepare('SELECT count(*) FROM revision').get()
  fill(65_536)
  const large = migrations.map(({ version, up }) => ({
    version,
    up(of: typeof database) {
      up(of)
      of.exec('CREATE TABLE large (bytes BLOB) STRICT')
      for (let rows = 0; rows < 20; rows += 1) of.exec('INSERT INTO large VALUES (randomblob(100000))')
    },
  }))
  expect(() => migrate(database, large)).toThrow(expect.objectContaining({ code: 'SQLITE_FULL' }))
  expect(schemaVersion(database)).toBe(1)
  expect(rowsOf(database)).toEqual(before)
  database.close()
  empty()
  await expectWhole(dataDir, before)
})

test.skipIf(!isRoot)('a folder that cannot be written is said, and nothing is put aside for it (skipped when not root)', async () => {
  const { disk } = smallDisk()
  const dataDir = join(disk, 'data')
  const before = placeOldDatabase(oldest, dataDir)
  const bytes = readFileSync(databasePaths(dataDir).path)
  run('mount', ['-o', 'remount,ro', disk])
  await expect(openDatabase(dataDir, nowMs)).rejects.toMatchObject({ code: 'file-unreadable' })
  expect(readFileSync(databasePaths(dataDir).path).equals(bytes)).toBe(true)
  run('mount', ['-o', 'remount,rw', disk])
  expect(existsSync(databasePaths(dataDir).quarantineFolder)).toBe(false)
  await expectWhole(dataDir, before)
})

test('a migration that fails half-way leaves the old schema with everything in it, and the backup', async () => {
  const dataDir = temporaryFolder()
  const before = placeOldDatabase(oldest, dataDir)
  const database = new BetterSqlite(databasePaths(dataDir).path)
  const failing = migrations.map((migration) => ({
    version: migration.version,
    up(of: typeof database) {
      migration.up(of)
      of.exec('DELETE FROM revision')
      throw new Error('no further')
    },
  }))
  expect(() => migrate(database, failing)).toThrow('no further')
  expect(schemaVersion(database)).toBe(1)
  expect(rowsOf(database)).toEqual(before)
  database.close()
  await expectWhole(dataDir, before)
})
