import { existsSync, readdirSync, rmSync, truncateSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { emptySubmission } from '#shared/domain/submission.ts'
import { createService, type Service } from '../../../electron/service/index.ts'
import { databasePaths } from '../../../electron/service/database/open.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

const context = { signal: new AbortController().signal, progress: () => undefined }
const startMs = Date.parse('2026-12-01T08:00:00Z')

/** A service whose clock moves on by a minute with every start; `at` sets it. */
function startOf(dataDir: string) {
  let nowMs = startMs
  return async (at?: number): Promise<Service> => {
    nowMs = at ?? nowMs + 60_000
    const service = await createService({ dataDir, resourcesDir: 'resources', now: () => nowMs, log: () => undefined })
    onTestFinished(() => service.close())
    return service
  }
}

async function create(service: Service, productName: string): Promise<string> {
  const { id } = await service.handlers['submission.create']({ from: 'empty' }, context)
  await rename(service, id, productName)
  return id
}
async function rename(service: Service, id: string, productName: string): Promise<void> {
  await service.handlers['submission.saveSection']({ id, section: 'profile', value: { ...emptySubmission().profile, productName } }, context)
}
const titles = async (service: Service) => (await service.handlers['submission.list']({}, context)).map(({ title }) => title).sort()
const copies = (service: Service) => service.handlers['backup.list']({}, context)
const notices = async (service: Service) => (await service.handlers['app.info']({}, context)).notices

test('a backup is listed with its day, size and submissions, restored, and what was there comes back in the same way', async () => {
  const dataDir = temporaryFolder()
  const start = startOf(dataDir)
  const first = await start(startMs)
  const kept = await create(first, 'Kept')
  await create(first, 'Gone later')
  expect(await first.handlers['backup.make']({}, context)).toEqual({ isNew: true })
  expect(await first.handlers['backup.make']({}, context)).toEqual({ isNew: false })
  const [backup] = await copies(first)
  expect(backup).toMatchObject({ kind: 'backup', atMs: startMs, state: 'healthy', submissions: 2 })
  expect(backup?.bytes).toBeGreaterThan(10_000)

  const second = await (await first.close(), start())
  await rename(second, kept, 'Kept and renamed')
  await create(second, 'New since')
  const id = backup?.id ?? ''
  expect(await second.handlers['backup.compare']({ id }, context)).toEqual({ gone: ['New since'], back: [], other: ['Kept and renamed'], same: 1 })
  await second.handlers['backup.restore']({ id }, context)
  expect(await titles(second)).toEqual(['Gone later', 'Kept and renamed', 'New since'])
  await second.close()

  const third = await start()
  expect(await titles(third)).toEqual(['Gone later', 'Kept'])
  expect(await notices(third)).toMatchObject([
    { kind: 'database-restored', message: expect.stringContaining('The backup of 2026-12-01 08:00 UTC was restored.') },
  ])
  const aside = (await copies(third)).find(({ kind }) => kind === 'aside')
  expect(aside).toMatchObject({ state: 'healthy', submissions: 3 })
  await third.handlers['backup.restore']({ id: aside?.id ?? '' }, context)
  await third.close()

  const fourth = await start()
  expect(await titles(fourth)).toEqual(['Gone later', 'Kept and renamed', 'New since'])
  expect(readdirSync(dirname(databasePaths(dataDir).path)).filter((name) => name.includes('restore'))).toEqual([])
})

test('after a restore, the newest backup is the one of what was restored: a damaged database comes back as that', async () => {
  const dataDir = temporaryFolder()
  const start = startOf(dataDir)
  const first = await start(startMs)
  await create(first, 'Old')
  await first.handlers['backup.make']({}, context)
  const [backup] = await copies(first)
  for (const name of ['A', 'B', 'C']) await create(first, name)
  await first.handlers['backup.restore']({ id: backup?.id ?? '' }, context)
  await first.close()
  const second = await start()
  await create(second, 'Since then')
  await second.close()
  truncateSync(databasePaths(dataDir).path, 5_000)
  expect(await titles(await start())).toEqual(['Old', 'Since then'])
})

test('a backup that the closing one pushes out is restored all the same', async () => {
  const dataDir = temporaryFolder()
  const start = startOf(dataDir)
  const first = await start(startMs)
  await create(first, 'Restored')
  await first.handlers['backup.make']({}, context)
  const [backup] = await copies(first)
  await first.handlers['backup.restore']({ id: backup?.id ?? '' }, context)
  rmSync(join(dataDir, 'backups'), { recursive: true })
  await create(first, 'Since')
  await first.close()
  expect(await titles(await start())).toEqual(['Restored'])
})

test('a damaged copy is listed as that, refused, and changes nothing even when it breaks after it was asked for', async () => {
  const dataDir = temporaryFolder()
  const start = startOf(dataDir)
  const first = await start(startMs)
  await create(first, 'Here')
  await first.handlers['backup.make']({}, context)
  const [good] = await copies(first)
  await first.handlers['backup.restore']({ id: good?.id ?? '' }, context)
  await create(first, 'Here too')
  await first.close()
  truncateSync(`${databasePaths(dataDir).path}.restored`, 5_000)
  for (const name of readdirSync(join(dataDir, 'backups'))) truncateSync(join(dataDir, 'backups', name), 5_000)
  const second = await start()
  expect(await notices(second)).toMatchObject([{ kind: 'database-kept', message: expect.stringContaining('It did not pass its check.') }])
  expect(await titles(second)).toEqual(['Here', 'Here too'])
  const [, bad] = (await copies(second)).toReversed()
  expect(bad).toMatchObject({ state: 'damaged', submissions: 0 })
  await expect(second.handlers['backup.restore']({ id: bad?.id ?? '' }, context)).rejects.toMatchObject({ code: 'file-unsupported' })
  await expect(second.handlers['backup.restore']({ id: 'backup/../../x' }, context)).rejects.toMatchObject({ code: 'not-found' })
  expect(existsSync(join(dirname(databasePaths(dataDir).path), 'restore.json'))).toBe(false)
})

test('the room taken is told by what it holds', async () => {
  const dataDir = temporaryFolder()
  const service = await startOf(dataDir)(startMs)
  await create(service, 'One')
  await service.handlers['backup.make']({}, context)
  const { path, kinds } = await service.handlers['storage.get']({}, context)
  expect(path).toBe(dataDir)
  expect(kinds.find(({ kind }) => kind === 'backups')).toMatchObject({ files: 2 })
  expect(kinds.find(({ kind }) => kind === 'database')?.bytes).toBeGreaterThan(10_000)
})
