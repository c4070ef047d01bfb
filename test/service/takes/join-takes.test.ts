/** @file Takes as they are recorded, cut and joined by real programs: nothing of the picture changes, picture and sound stay together. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { joinTakes, type JoinOptions } from '../../../electron/service/takes/join-takes.ts'
import { playableBytes } from '../../../electron/service/takes/playable-bytes.ts'
import type { TakeFile } from '../../../electron/service/takes/take-shape.ts'
import { locateFfmpeg, type FfmpegTools } from '../../../electron/service/video/locate-ffmpeg.ts'
import { needsPreview } from '../../../electron/service/video/preview.ts'
import { probeVideo } from '../../../electron/service/video/probe.ts'
import { flashAndBeep, makeClip, page, testTools } from '../../helpers/clips.ts'
import { aboutTake, fragmentedMp4, liveWebm } from '../../helpers/takes.ts'
import { hasTool } from '../../helpers/tools.ts'

vi.setConfig({ testTimeout: 60_000 })

const frameMs = 34
/** No two pictures are alike, and the time between them varies: a recorder skips some when the machine is busy. */
const changing = [
  ...['-filter_complex', "testsrc=s=64x36:r=30:d=4[clock];[0:v][clock]overlay,select='not(eq(mod(n\\,5)\\,2))'[picture]"],
  ...['-map', '[picture]', '-map', '1:a', '-vsync', 'vfr'],
]
const kinds = ['mp4', 'webm'] as const
const toolsOf = { 'the ffmpeg of the registry': () => testTools(), ...(hasTool('ffmpeg') ? { 'the ffmpeg of the system': systemTools } : {}) }

let folder: string
const clips: Record<string, string> = {}

function systemTools(): Promise<FfmpegTools> {
  const which = (name: string) => execFileSync('which', [name], { encoding: 'utf8', env: { PATH: '/usr/bin:/usr/local/bin' } }).trim()
  return locateFfmpeg({ ffmpegPath: which('ffmpeg'), ffprobePath: which('ffprobe') })
}

beforeAll(async () => {
  // Names that a list of files has to quote.
  folder = mkdtempSync(join(tmpdir(), "certpack-test 'ä'-"))
  clips.mp4 = await makeClip(folder, 'a.mp4', [...flashAndBeep('320x180', 4), ...changing, ...fragmentedMp4])
  clips.webm = await makeClip(folder, 'a.webm', [...flashAndBeep('320x180', 4), ...changing, ...liveWebm])
  clips.wide = await makeClip(folder, 'wide.mp4', [...flashAndBeep('400x200', 3), ...fragmentedMp4])
  clips.silent = await makeClip(folder, 'silent.mp4', [...page('320x180', 30, 2), ...fragmentedMp4])
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function cut(path: string, share: number): string {
  const whole = readFileSync(path)
  const cutPath = `${path}.${share}`
  writeFileSync(cutPath, whole.subarray(0, Math.floor(whole.length * share)))
  return cutPath
}

function takeOf(path: string): TakeFile {
  const take = {
    ...aboutTake,
    id: '',
    submissionId: '',
    startedAtMs: 0,
    state: 'finished' as const,
    reason: '',
    durationMs: 4_000,
    bytes: 0,
    marks: [],
  }
  return { path, take }
}

function joined(tools: FfmpegTools, paths: string[], options: Partial<JoinOptions> = {}) {
  const own = mkdtempSync(join(folder, 'work-'))
  return joinTakes({ tools, files: paths.map(takeOf), folder: own, signal: new AbortController().signal, onFraction: () => undefined, ...options })
}

/** @returns what is shown in each frame, as sums of its pixels. */
async function pictures(path: string): Promise<string[]> {
  const { ffmpegPath } = await testTools()
  const { stdout } = spawnSync(
    ffmpegPath,
    ['-v', 'error', '-fflags', '+discardcorrupt', '-i', path, '-map', '0:v', '-vsync', '0', '-f', 'framemd5', '-'],
    { encoding: 'utf8' },
  )
  return stdout.split('\n').flatMap((line) => (line.startsWith('#') || !line ? [] : [line.split(',').at(-1)!.trim()]))
}

/** @returns the instants at which flashes and beeps begin. Milliseconds. */
async function flashesAndBeeps(path: string): Promise<{ flashes: number[]; beeps: number[] }> {
  const { ffmpegPath } = await testTools()
  const detect = ['-vf', 'blackdetect=d=0.05:pic_th=0.9:pix_th=0.3', '-af', 'silencedetect=n=-30dB:d=0.2']
  const { stderr } = spawnSync(ffmpegPath, ['-hide_banner', '-i', path, ...detect, '-f', 'null', '-'], { encoding: 'utf8' })
  const found = (pattern: RegExp) => [...stderr.matchAll(pattern)].map((match) => Number(match[1]) * 1_000)
  return { flashes: found(/black_end:([\d.]+)/g), beeps: found(/silence_end: ([\d.]+)/g) }
}

it.each(kinds)('a take in %s that was cut anywhere becomes a recording that plays and has a length', async (kind) => {
  const tools = await testTools()
  for (const share of [0.31, 0.87]) {
    const { path, lengthsMs } = await joined(tools, [cut(clips[kind]!, share)])
    const probed = await probeVideo(tools, path)
    expect(probed).toMatchObject({ hasDuration: true, isFragmented: false, width: 320, height: 180, durationMs: lengthsMs[0] })
    expect(needsPreview(probed)).toBe('none')
    expect(probed.durationMs).toBeGreaterThan(4_000 * share - 1_500)
    // The pictures are those of the take, none made anew.
    const shown = await pictures(path)
    expect(shown.join() === (await pictures(clips[kind]!)).slice(0, shown.length).join()).toBe(true)
  }
})

describe.each(Object.entries(toolsOf))('with %s', (_, toolsFor) => {
  it.each(kinds)('takes in %s are put behind each other as they are, picture and sound together', async (kind) => {
    const short = cut(clips[kind]!, 0.62)
    const { path, lengthsMs } = await joined(await toolsFor(), [short, clips[kind]!])
    const shown = [...(await pictures(short)), ...(await pictures(clips[kind]!))].join()
    expect((await pictures(path)).join() === shown).toBe(true)
    const { flashes, beeps } = await flashesAndBeeps(path)
    const [shortMs = 0, wholeMs = 0] = lengthsMs
    expect(wholeMs).toBeGreaterThan(3_900)
    for (const atMs of [1_000, shortMs + 1_000, shortMs + 3_000]) {
      expect(flashes.some((flash) => Math.abs(flash - atMs) <= frameMs)).toBe(true)
      expect(beeps.some((beep) => Math.abs(beep - atMs) <= frameMs)).toBe(true)
    }
  })

  it('takes that differ come at the largest size; one without sound is silent, and all stay together', async () => {
    const tools = await toolsFor()
    const { path, lengthsMs, name } = await joined(tools, [clips.silent!, clips.wide!, clips.webm!])
    expect(name).toBe('recording.mp4')
    expect(await probeVideo(tools, path)).toMatchObject({ width: 400, height: 200, videoCodec: 'h264', audioCodec: 'aac' })
    const { flashes, beeps } = await flashesAndBeeps(path)
    const [silentMs = 0, wideMs = 0] = lengthsMs
    for (const atMs of [silentMs + 1_000, silentMs + wideMs + 1_000, silentMs + wideMs + 3_000]) {
      expect(flashes.some((flash) => Math.abs(flash - atMs) <= frameMs)).toBe(true)
      expect(beeps.some((beep) => Math.abs(beep - atMs) <= frameMs)).toBe(true)
    }
    expect(Math.min(...beeps)).toBeGreaterThan(silentMs)
  })
})

describe('takes', () => {
  it('used again become the very same file', async () => {
    const tools = await testTools()
    const bytes = async (paths: string[]) => readFileSync((await joined(tools, paths)).path)
    for (const paths of [[clips.webm!], [clips.mp4!, clips.mp4!]]) expect((await bytes(paths)).equals(await bytes(paths))).toBe(true)
  })
  it.each([0, 0.001, 0.004])('without a picture in them are named (%d of the file)', async (share) => {
    await expect(joined(await testTools(), [clips.mp4!, cut(clips.mp4!, share)])).rejects.toMatchObject({
      code: 'file-unsupported',
      message: 'The take "Sending" holds no picture.',
    })
  })
  it('report how far they are, and can be cancelled', async () => {
    const fractions: number[] = []
    await joined(await testTools(), [clips.mp4!, clips.wide!], { onFraction: (fraction) => fractions.push(fraction) })
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b))
    expect(Math.max(...fractions)).toBeLessThanOrEqual(1)
    const controller = new AbortController()
    const cancelled = joined(await testTools(), [clips.mp4!, clips.wide!], { signal: controller.signal, onFraction: () => controller.abort() })
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' })
  })
  it('show the player whole fragments only', async () => {
    const whole = readFileSync(clips.mp4!)
    const lastFragment = whole.lastIndexOf('moof') - 4
    expect(await playableBytes(clips.mp4!, lastFragment + 100)).toBe(lastFragment)
    expect(await playableBytes(clips.webm!, 100)).toBe(100)
  })
})
