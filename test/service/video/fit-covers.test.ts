import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { Flow, Mark } from '#shared/domain/submission.ts'
import type { Cover, Passage } from '#shared/domain/video-plan.ts'
import { locateFfmpeg, type FfmpegTools } from '../../../electron/service/video/locate-ffmpeg.ts'
import { recordingTimeMs } from '../../../electron/service/video/passages.ts'
import { makeClipOf, testTools } from '../../helpers/clips.ts'
import { fitClip } from '../../helpers/fit-clip.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

const size = { width: 320, height: 180 }
const frameRate = 30
const seconds = 12
/** White stripes stand in the picture from 1.933 to 7.233 s, between two frames of five a second, and nowhere and never else. */
const secret = { fromFrame: 58, toFrame: 217, x: 90, y: 50, width: 70, height: 24 }
const isSecret = (x: number, y: number) => x >= secret.x && x < secret.x + secret.width && y >= secret.y && y < secret.y + secret.height
/** Brightness above this is the secret’s, even where it was drawn coarsely. */
const bright = 150

/** Grey squares that no encoder can foretell, as small as the strokes of letters. */
function texture(x: number, y: number): number {
  return 40 + (((Math.imul(x >> 1, 73_856_093) ^ Math.imul(y >> 1, 19_349_663)) >>> 7) % 70)
}

/** A page that stands, scrolls (so that pictures are held back) and stands again, with the secret on it for a while. */
function* pictures(): Generator<Uint8Array> {
  for (let frame = 0; frame < seconds * frameRate; frame++) {
    const scrolled = Math.max(0, Math.min(frame, 240) - 30) * ((frame >= 30 && frame < 90) || (frame >= 150 && frame < 240) ? 1 : 0)
    const isThere = frame >= secret.fromFrame && frame < secret.toFrame
    const picture = new Uint8Array(size.width * size.height)
    for (let y = 0; y < size.height; y++)
      for (let x = 0; x < size.width; x++) picture[y * size.width + x] = isThere && isSecret(x, y) && x % 16 < 4 ? 235 : texture(x, y + scrolled * 3)
    yield picture
  }
}

/** Where and when the secret is found by who looks at five frames a second: its first is at 2 s, and the first without it at 7.2 s. */
const cover: Cover = {
  kind: 'blur',
  startMs: 2_000,
  endMs: 7_200,
  x: secret.x / size.width,
  y: secret.y / size.height,
  width: secret.width / size.width,
  height: secret.height / size.height,
}
const mark = (atMs: number, flow: Flow, title: string): Mark => ({ atMs, flow, title, scene: '' })

/** @returns the stretches of the video in which the secret can be seen: every frame that it stores is decoded. */
async function leaks(videoPath: string): Promise<Passage[]> {
  const { ffmpegPath, ffprobePath } = await testTools()
  const shown = ['-map', '0:v', '-vf', `scale=${size.width}:${size.height},format=gray`, '-vsync', 'passthrough', '-f', 'rawvideo', 'pipe:1']
  const raw = execFileSync(ffmpegPath, ['-v', 'error', '-i', videoPath, ...shown], { maxBuffer: 500_000_000 })
  const entries = ['-select_streams', 'v', '-show_entries', 'packet=pts_time', '-of', 'csv=p=0']
  const times = execFileSync(ffprobePath, ['-v', 'error', ...entries, videoPath], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => Number.parseFloat(line) * 1000)
    .sort((a, b) => a - b)
  const bytes = size.width * size.height
  expect(raw.length / bytes).toBe(times.length)
  return times.flatMap((startMs, frame) =>
    raw.subarray(frame * bytes, (frame + 1) * bytes).some((luma) => luma > bright) ? [{ startMs, endMs: times[frame + 1] ?? startMs + 1 }] : [],
  )
}

let path: string
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'covers-'))
  path = await makeClipOf(folder, 'secret.mp4', pictures(), { ...size, frameRate }, [
    '-c:v',
    'libx264',
    '-preset',
    'ultrafast',
    '-crf',
    '4',
    '-pix_fmt',
    'yuv420p',
  ])
  return () => rmSync(folder, { recursive: true, force: true })
})

async function otherTools(): Promise<FfmpegTools> {
  const isThere = ['ffmpeg', 'ffprobe'].every((name) => spawnSync(name, ['-version']).status === 0)
  const onPath = (name: string) => execFileSync('which', [name], { encoding: 'utf8' }).trim()
  return isThere ? locateFfmpeg({ ffmpegPath: onPath('ffmpeg'), ffprobePath: onPath('ffprobe') }) : testTools()
}

describe('what is covered', () => {
  it('can be seen in the video without a cover: the search for it finds it', async () => {
    const { outputs } = await fitClip(path, { limitBytes: 4_500_000 })
    expect((await leaks(outputs[0]!.path)).length).toBeGreaterThan(100)
  })
  it('is in no frame of a video as smooth as the recording, which is not merely packed anew', async () => {
    const { outputs } = await fitClip(path, { limitBytes: 4_500_000, wishes: { covers: [cover], prefer: 'motion' }, tools: await otherTools() })
    expect(outputs[0]!.properties.frameRate).toBe(30)
    expect(await leaks(outputs[0]!.path)).toEqual([])
  })
  it('in the middle of a stretch is not seen for longer, in two files that leave passages out and hold pictures back', async () => {
    const late: Cover = { ...cover, kind: 'solid', startMs: 3_800 }
    const cuts = [
      { startMs: 2_500, endMs: 3_200 },
      { startMs: 9_000, endMs: 10_000 },
    ]
    const marks = [mark(0, 'normal', 'Send'), mark(4_600, 'exception', 'Refuse'), mark(6_000, 'normal', 'Sign')]
    const { outputs } = await fitClip(path, { limitBytes: 40_000, marks, wishes: { covers: [late], cuts, files: 'two' } })
    expect(outputs.map(({ flow }) => flow)).toEqual(['normal', 'exception'])
    expect(outputs[0]!.properties.frameRate).toBe(5)
    for (const output of outputs) {
      const seen = await leaks(output.path)
      for (const { endMs } of seen) expect(recordingTimeMs(output.passages, endMs - 1)).toBeLessThan(late.startMs)
      expect(seen.length > 0).toBe(output.flow === 'normal')
    }
    expect(await Promise.all(outputs.map((output) => chaptersIn(output.path)))).toEqual([
      [
        [0, 'Send'],
        [nearest(outputs[0]!.passages, 6_000), 'Sign'],
      ],
      [[0, 'Refuse']],
    ])
  })
})

/** @returns where a video shows an instant of its recording. */
function nearest(passages: readonly Passage[], recordingMs: number): number {
  const all = Array.from({ length: seconds * 1000 }, (_, atMs) => atMs)
  return all.find((atMs) => recordingTimeMs(passages, atMs) >= recordingMs) ?? -1
}

async function chaptersIn(videoPath: string): Promise<[startMs: number, title: string][]> {
  const told = execFileSync((await testTools()).ffprobePath, ['-v', 'error', '-show_chapters', '-of', 'json', videoPath], { encoding: 'utf8' })
  const { chapters } = JSON.parse(told) as { chapters: { start_time: string; tags: { title: string } }[] }
  return chapters.map(({ start_time, tags }) => [Math.round(Number(start_time) * 1000), tags.title])
}
