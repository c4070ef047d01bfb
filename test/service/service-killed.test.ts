import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startService, type RunningService } from '../helpers/service-process.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

const recording = fileURLToPath(new URL('../../resources/sample/files/recording.mp4', import.meta.url))
let dataDir: string
let service: RunningService

beforeEach(async () => {
  dataDir = join(temporaryFolder(), 'data')
  service = await startService(dataDir)
})
afterEach(() => service.kill())

/** @returns the processes whose command line names the data folder: encoders of this test, and no one else's. */
function encodersRunning(): string[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,args='], { encoding: 'utf8' })
  return stdout.split('\n').filter((line) => line.includes(`file:${dataDir}`) || (line.includes('ffmpeg') && line.includes(dataDir)))
}

async function until(condition: () => boolean): Promise<void> {
  const endsAtMs = performance.now() + 20_000
  while (!condition()) {
    if (performance.now() > endsAtMs) throw new Error('It did not happen within 20 seconds')
    await sleep(50)
  }
}

async function restart(): Promise<void> {
  await service.kill()
  service = await startService(dataDir)
}

test('killed while saving, every acknowledged save is there after the restart', { timeout: 60_000 }, async () => {
  const { id, submission } = await service.page.call('submission.create', { from: 'empty' })
  let acknowledged = ''
  const saving = (async () => {
    for (let count = 1; ; count += 1) {
      const saved = await service.page.call('submission.saveSection', {
        id,
        section: 'profile',
        value: { ...submission.profile, productName: `save ${count}` },
      })
      acknowledged = saved.submission.profile.productName
    }
  })().catch(() => undefined)
  await sleep(300)
  await restart()
  await saving
  const stored = (await service.page.call('submission.get', { id })).submission.profile.productName
  expect(acknowledged).not.toBe('')
  expect(Number(stored.split(' ')[1])).toBeGreaterThanOrEqual(Number(acknowledged.split(' ')[1]))
})

test(
  'killed while fitting, no encoder goes on, nothing half-made stays, and the recording is there to be fitted again',
  { timeout: 120_000 },
  async () => {
    const { id } = await service.page.call('submission.create', { from: 'empty' })
    const { grantId } = await service.host.call('grant.add', { path: recording })
    await service.page.call('recording.add', { id, grantId })
    const fit = service.page.call('video.fit', { id }).catch((error: { code?: string }) => error.code)
    await until(() => encodersRunning().length > 0)
    await service.kill()
    expect(await fit).toBe('service-stopped')
    await until(() => encodersRunning().length === 0)
    service = await startService(dataDir)
    expect(readdirSync(join(dataDir, 'work'))).toEqual([])
    const { submission } = await service.page.call('submission.get', { id })
    expect(submission.video.recording?.file.name).toBe('recording.mp4')
    expect(submission.video.fit).toBeNull()
  },
)

test('killed while exporting, there is no half package and the one of before is untouched', { timeout: 180_000 }, async () => {
  const outFolder = temporaryFolder()
  const { id } = await service.page.call('submission.create', { from: 'sample' })
  const grant = async () => (await service.host.call('grant.add', { path: outFolder })).grantId
  const first = await service.page.call('package.export', { id, folderGrantId: await grant(), isDraft: true })
  const sums = () => readFileSync(join(outFolder, first.folderName, 'SHA256SUMS'), 'utf8')
  const before = sums()
  for (const afterMs of [20, 120, 300, 600, 1_000]) {
    const exporting = service.page.call('package.export', { id, folderGrantId: await grant(), isDraft: true }).catch(() => undefined)
    await sleep(afterMs)
    await restart()
    await exporting
    expect(sums()).toBe(before)
    const verified = await service.page.call('package.verify', {
      grantId: (await service.host.call('grant.add', { path: join(outFolder, first.folderName) })).grantId,
    })
    expect(verified).toEqual({ valid: true, problems: [], signedBy: null })
  }
  const last = await service.page.call('package.export', { id, folderGrantId: await grant(), isDraft: true })
  expect(readdirSync(outFolder).sort()).toEqual([last.folderName, last.zipName].sort())
})

test('asked to close while it exports and fits, it cancels both and leaves nothing behind', { timeout: 120_000 }, async () => {
  const outFolder = temporaryFolder()
  const { id } = await service.page.call('submission.create', { from: 'sample' })
  const { grantId } = await service.host.call('grant.add', { path: outFolder })
  const fit = service.page.call('video.fit', { id }).catch((error: { code?: string }) => error.code)
  await until(() => encodersRunning().length > 0)
  const exporting = service.page.call('package.export', { id, folderGrantId: grantId, isDraft: true }).catch((error: { code?: string }) => error.code)
  await until(() => readdirSync(outFolder).length > 0)
  await service.host.call('service.close', {})
  expect([await fit, await exporting]).toEqual(['cancelled', 'cancelled'])
  expect(encodersRunning()).toEqual([])
  expect(readdirSync(outFolder)).toEqual([])
  expect(readdirSync(join(dataDir, 'work'))).toEqual([])
  await expect(service.page.call('submission.list', {})).rejects.toMatchObject({ code: 'service-stopped' })
})

test('a second service on the same folder is refused in words', { timeout: 60_000 }, async () => {
  mkdirSync(dataDir, { recursive: true })
  await expect(startService(dataDir)).rejects.toThrow('open in another Certpack')
})
