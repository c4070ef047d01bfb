/** @file Takes through the real service in a process of its own: killed, restarted, with a full disk, and used. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { probeVideo } from '../../../electron/service/video/probe.ts'
import { flashAndBeep, makeClip, testTools } from '../../helpers/clips.ts'
import { startService, type RunningService } from '../../helpers/service-process.ts'
import { aboutTake, appendAll, fragmentedMp4, takeFile } from '../../helpers/takes.ts'
import { isRoot } from '../../helpers/tools.ts'
import { pieceOf } from './swept-take.ts'

vi.setConfig({ testTimeout: 60_000 })

const durationMs = 4_000
let folder: string
let dataDir: string
let service: RunningService
let recorded: Buffer
let id: string

// A service takes a second to start: the tests share one, each with a submission of its own.
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'certpack-test-'))
  dataDir = join(folder, 'data')
  service = await startService(dataDir)
  recorded = readFileSync(await makeClip(folder, 'a.mp4', [...flashAndBeep('320x180', durationMs / 1_000), ...fragmentedMp4]))
})
beforeEach(async () => {
  ;({ id } = await service.page.call('submission.create', { from: 'empty' }))
})
afterAll(async () => {
  await service.kill()
  rmSync(folder, { recursive: true, force: true })
})

async function restart(): Promise<void> {
  await service.kill()
  service = await startService(dataDir)
}

const takes = async () => (await service.page.call('take.list', { id })).takes

async function record(pieces = 8): Promise<string> {
  const { id: takeId } = await service.page.call('take.begin', { id, about: aboutTake })
  await appendAll(service.page, takeId, recorded, pieces, durationMs)
  return takeId
}

describe('a take that is recorded', () => {
  it('when the service is killed has everything that was acknowledged, and goes on without being begun again', async () => {
    const { id: takeId } = await service.page.call('take.begin', { id, about: aboutTake })
    let acknowledged = 0
    const appending = (async () => {
      for (let index = 0; ; index += 1) {
        const piece = { takeId, index, atMs: (index + 1) * 10, bytes: pieceOf(index) }
        acknowledged = (await service.page.call('take.append', piece)).nextIndex
      }
    })().catch(() => undefined)
    await vi.waitFor(() => expect(acknowledged).toBeGreaterThan(5), 20_000)
    await restart()
    await appending
    expect((await takes())[0]).toMatchObject({ state: 'interrupted', id: takeId })
    const served = await service.host.call('take.path', { takeId })
    expect(served).toEqual({ path: takeFile(dataDir, takeId), bytes: (await takes())[0]?.bytes })
    const { nextIndex } = await service.page.call('take.append', {
      takeId,
      index: acknowledged,
      atMs: (acknowledged + 1) * 10,
      bytes: pieceOf(acknowledged),
    })
    expect(nextIndex).toBe(acknowledged + 1)
    const expected = Buffer.concat(Array.from({ length: nextIndex }, (_, index) => pieceOf(index)))
    expect(readFileSync(takeFile(dataDir, takeId)).equals(expected)).toBe(true)
    // It is served only while nobody records it.
    expect((await takes())[0]?.state).toBe('recording')
    expect(await service.host.call('take.path', { takeId })).toBeNull()
    expect(await service.host.call('take.path', { takeId: id })).toBeNull()
  })

  it.runIf(isRoot)('on a disk that is full stops with what it has, takes its end all the same, and plays (skipped when not root)', async () => {
    const smallDir = join(folder, 'small')
    mkdirSync(join(smallDir, 'takes'), { recursive: true })
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=700k', 'tmpfs', join(smallDir, 'takes')])
    const small = await startService(smallDir)
    try {
      const submission = await small.page.call('submission.create', { from: 'empty' })
      const { id: takeId } = await small.page.call('take.begin', { id: submission.id, about: aboutTake })
      const size = Math.ceil(recorded.length / 4)
      const part = (index: number) => new Uint8Array(recorded.subarray((index % 4) * size, ((index % 4) + 1) * size))
      let index = 0
      const fill = async () => {
        for (; ; index += 1) {
          const { freeBytes } = await small.page.call('take.append', { takeId, index, atMs: (index + 1) * 1_000, bytes: part(index) })
          expect(freeBytes).toBeLessThan(700 * 1024)
        }
      }
      await expect(fill()).rejects.toMatchObject({ code: 'disk-full' })
      // Again, and with less: still no half piece.
      await expect(small.page.call('take.append', { takeId, index, atMs: 0, bytes: new Uint8Array(600_000) })).rejects.toMatchObject({
        code: 'disk-full',
      })
      execFileSync('sh', ['-c', `cat /dev/zero > ${join(smallDir, 'takes', 'filler')} 2>/dev/null || true`])
      const marks = [{ atMs: 0, title: 'Sent', flow: 'normal' as const, scene: 'sending' as const }]
      await small.page.call('take.setMarks', { takeId, marks })
      const ended = await small.page.call('take.end', { takeId, durationMs: index * 1_000, reason: 'The disk is full.' })
      expect(ended).toMatchObject({ state: 'finished', reason: 'The disk is full.', marks })
      expect(statSync(takeFile(smallDir, takeId)).size).toBe(ended.bytes)
      const used = await small.page.call('take.use', { id: submission.id, takeIds: [takeId] })
      expect(used.submission.video.recording?.properties).toMatchObject({ width: 320, height: 180 })
    } finally {
      await small.kill()
      execFileSync('umount', [join(smallDir, 'takes')])
    }
  })
})

describe('takes that are used', () => {
  it('become the recording with their marks, interrupted ones too; what was made of another one is gone', async () => {
    const first = await record()
    await service.page.call('take.setMarks', { takeId: first, marks: [{ atMs: 2_000, title: 'Fails', flow: 'exception', scene: '' }] })
    await service.page.call('take.end', { takeId: first, durationMs, reason: '' })
    const second = await record(3)
    await restart()
    const wished = await service.page.call('submission.get', { id })
    await service.page.call('submission.saveSection', {
      id,
      section: 'video',
      value: { ...wished.submission.video, wishes: { ...wished.submission.video.wishes, cuts: [{ startMs: 0, endMs: 5 }], floor: 0.5 } },
    })

    const progress: number[] = []
    const used = await service.page.call('take.use', { id, takeIds: [first, second] }, { onProgress: ({ fraction }) => progress.push(fraction) })
    const { recording, marks, wishes } = used.submission.video
    expect(recording?.file.name).toBe('recording.mp4')
    expect(recording?.preview).toBeNull()
    expect(wishes).toMatchObject({ cuts: [], floor: 0.5 })
    const { path } = await service.host.call('file.path', { sha256: recording?.file.sha256 ?? '' })
    const probed = await probeVideo(await testTools(), path ?? '')
    expect(Math.abs(probed.durationMs - 2 * durationMs)).toBeLessThan(150)
    expect(marks.map(({ title, scene, flow }) => [title, scene, flow])).toEqual([
      ['Sending', 'sending', 'normal'],
      ['Fails', '', 'exception'],
      ['Sending', 'sending', 'normal'],
    ])
    expect(Math.abs((marks[2]?.atMs ?? 0) - probed.durationMs / 2)).toBeLessThan(80)
    expect(progress).toEqual(progress.toSorted((a, b) => a - b))

    // The same takes are the same recording: what was cut since stays.
    await service.page.call('submission.saveSection', {
      id,
      section: 'video',
      value: { ...used.submission.video, wishes: { ...wishes, cuts: [{ startMs: 0, endMs: 9 }] } },
    })
    const again = await service.page.call('take.use', { id, takeIds: [first, second] })
    expect(again.submission.video.wishes.cuts).toEqual([{ startMs: 0, endMs: 9 }])
  })

  it('while they are recorded, empty, or of another submission are refused by name, and change nothing', async () => {
    const live = await record()
    const { id: empty } = await service.page.call('take.begin', { id, about: { ...aboutTake, title: 'Empty' } })
    await service.page.call('take.end', { takeId: empty, durationMs: 0, reason: '' })
    const use = (takeIds: string[], of = id) => service.page.call('take.use', { id: of, takeIds })
    await expect(use([live])).rejects.toMatchObject({ code: 'blocked', message: expect.stringContaining('"Sending"') as string })
    await expect(use([empty])).rejects.toMatchObject({ code: 'file-missing', message: expect.stringContaining('"Empty"') as string })
    await expect(use([id])).rejects.toMatchObject({ code: 'not-found' })
    await service.page.call('take.end', { takeId: live, durationMs, reason: '' })
    const other = await service.page.call('submission.create', { from: 'empty' })
    await expect(use([live], other.id)).rejects.toMatchObject({ code: 'bad-input' })
    const controller = new AbortController()
    const cancelled = service.page.call(
      'take.use',
      { id, takeIds: [live, live] },
      { signal: controller.signal, onProgress: () => controller.abort() },
    )
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' })
    expect((await service.page.call('submission.get', { id })).submission.video.recording).toBeNull()
  })
})
