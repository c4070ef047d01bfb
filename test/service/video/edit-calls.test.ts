/** @file What the timeline asks of the real service in a process of its own: overview and dead time of a real recording. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { RecordingOverview } from '#shared/contract/review-calls.ts'
import { makeOverview } from '../../../electron/service/video/overview.ts'
import { makeClip, testTools } from '../../helpers/clips.ts'
import { startService, type RunningService } from '../../helpers/service-process.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const x264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p']
let folder: string
let service: RunningService
let id: string

/** Twelve seconds: white from the third second on, a moving picture in the last four; a beep in the sixth. */
async function recording(name: string): Promise<string> {
  const white = "color=c=black:s=320x180:r=10:d=12,drawbox=enable='gte(t,3)':color=white:t=fill"
  const moving = `${white},noise=alls=90:allf=t:enable='gte(t,8)'`
  const beep = "aevalsrc='if(between(t,5,6),0.5*sin(2*PI*1000*t),0)':d=12:s=16000"
  const path = await makeClip(folder, name, ['-f', 'lavfi', '-i', moving, '-f', 'lavfi', '-i', beep, ...x264, '-c:a', 'aac'])
  return (await service.host.call('grant.add', { path })).grantId
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'certpack-test-'))
  service = await startService(join(folder, 'data'))
  ;({ id } = await service.page.call('submission.create', { from: 'empty' }))
  await service.page.call('recording.add', { id, grantId: await recording('first.mp4') })
})
afterAll(async () => {
  await service.kill()
  rmSync(folder, { recursive: true, force: true })
})

/** @returns how bright each small picture is in its middle, 0 to 255, in the order of the recording. */
async function brightness({ thumbnails }: RecordingOverview): Promise<number[]> {
  const { ffmpegPath } = await testTools()
  const { width, height, columns, rows, count, sheets } = thumbnails
  const values = sheets.flatMap((sheet) => {
    const path = join(folder, 'sheet.jpg')
    writeFileSync(path, sheet)
    const luma = execFileSync(ffmpegPath, ['-v', 'error', '-i', path, '-f', 'rawvideo', '-pix_fmt', 'gray', 'pipe:1'])
    expect(luma.length).toBe(width * columns * height * rows)
    const at = (column: number, row: number) => luma[(row * height + 10) * width * columns + column * width + 10] ?? -1
    return Array.from({ length: columns * rows }, (_, index) => at(index % columns, Math.floor(index / columns)))
  })
  return values.slice(0, count)
}

describe('the overview of a recording', () => {
  it('has small pictures of what is shown when, and peaks of the sound, with or without a look at the recording before', async () => {
    const before = await service.page.call('recording.overview', { id })
    const looked = await makeOverview({ tools: await testTools(), path: join(folder, 'first.mp4'), workDir: temporaryFolder() })
    for (const overview of [before, looked]) {
      const { thumbnails, waveform } = overview
      expect(thumbnails).toMatchObject({ stepMs: 500, width: 160, height: 90, columns: 8, rows: 3, count: 24 })
      const bright = await brightness(overview)
      for (const [index, value] of bright.entries()) expect(value > 128).toBe(index * 500 >= 3_000)
      const loud = waveform!.values.flatMap((peak, index) => (peak > 0.3 ? [index * waveform!.stepMs] : []))
      expect(Math.abs(loud[0]! - 5_000)).toBeLessThanOrEqual(100)
      expect(Math.abs(loud.at(-1)! - 6_000)).toBeLessThanOrEqual(100)
    }
  })
  it('is kept: it is the same bytes when asked for again', async () => {
    const [first, second] = [await service.page.call('recording.overview', { id }), await service.page.call('recording.overview', { id })]
    expect(Buffer.from(second.thumbnails.sheets[0]!).equals(Buffer.from(first.thumbnails.sheets[0]!))).toBe(true)
  })
  it('stays small, whatever the recording shows', async () => {
    const noise = ['-f', 'lavfi', '-i', 'color=gray:s=160x90:r=2:d=60,noise=alls=100:allf=t']
    const path = await makeClip(temporaryFolder(), 'noise.mkv', [...noise, '-c:v', 'ffv1'])
    const { thumbnails, waveform } = await makeOverview({ tools: await testTools(), path, workDir: temporaryFolder() })
    expect(thumbnails.count).toBe(120)
    for (const sheet of thumbnails.sheets) expect(sheet.length).toBeLessThan(1_000_000)
    expect(waveform).toBeNull()
  })
  it('is given up when nobody wants it any more, and nothing of it is left', async () => {
    const controller = new AbortController()
    const workDir = temporaryFolder()
    const options = { tools: await testTools(), path: join(folder, 'first.mp4'), workDir, signal: controller.signal }
    const made = makeOverview({ ...options, onProgress: () => controller.abort() })
    await expect(made).rejects.toThrow(expect.objectContaining({ code: 'cancelled' }))
    expect(readdirSync(workDir)).toEqual([])
  })
})

it('dead time is told with what it saves, and is not told again once it is left out', async () => {
  const told = await service.page.call('video.deadTime', { id, longerThanSeconds: 2 })
  expect(told.pieces.length).toBe(2)
  const [opening, white] = told.pieces
  expect(opening!.startMs).toBe(0)
  expect(Math.abs(opening!.endMs - 2_000)).toBeLessThanOrEqual(200)
  expect(white!.startMs).toBeGreaterThanOrEqual(4_000)
  expect(white!.endMs).toBeLessThanOrEqual(7_000)
  expect(told.savedMs).toBe(told.pieces.reduce((sum, { savedMs }) => sum + savedMs, 0))
  const { video } = (await service.page.call('submission.get', { id })).submission
  const cuts = told.pieces.map(({ startMs, endMs }) => ({ startMs, endMs }))
  const covers = [{ startMs: 0, endMs: 1_000, x: 0, y: 0, width: 0.5, height: 0.5, kind: 'blur' as const }]
  await service.page.call('submission.saveSection', { id, section: 'video', value: { ...video, wishes: { ...video.wishes, cuts, covers } } })
  expect(await service.page.call('video.deadTime', { id, longerThanSeconds: 2 })).toMatchObject({ pieces: [], savedMs: 0 })
})

it('what was left out and covered means nothing in another recording', async () => {
  const other = await makeClip(folder, 'other.mp4', ['-f', 'lavfi', '-i', 'testsrc=s=320x180:r=10:d=1', ...x264])
  const { grantId } = await service.host.call('grant.add', { path: other })
  const { wishes } = (await service.page.call('recording.add', { id, grantId })).submission.video
  expect(wishes).toMatchObject({ cuts: [], covers: [] })
})
