import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Progress } from '#shared/contract/contract.ts'
import type { Flow, Mark } from '#shared/domain/submission.ts'
import { fitVideo } from '../../../electron/service/video/fit.ts'
import { isFastStart, readBoxes } from '../../../electron/service/video/mp4-boxes.ts'
import { flashAndBeep, makeClip, page, testTools, tone } from '../../helpers/clips.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

const x264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p']
const vp8 = ['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8']
/** Content that no encoder can make small: every pixel of every frame is noise. */
const noise = (size: string, frameRate: number, seconds: number) => [
  '-f',
  'lavfi',
  '-i',
  `color=gray:s=${size}:r=${frameRate}:d=${seconds},noise=alls=100:allf=t`,
]
const limitBytes = 300_000
const mark = (atMs: number, flow: Flow): Mark => ({ atMs, flow, title: '', scene: '' })

async function fit(path: string, marks: Mark[] = [], limit = limitBytes) {
  const workDir = temporaryFolder()
  const shown: Progress[] = []
  const result = await fitVideo({ tools: await testTools(), path, marks, limitBytes: limit, workDir, onProgress: (progress) => shown.push(progress) })
  expect(readdirSync(workDir).length).toBe(result.outputs.length)
  for (const [index, { fraction, secondsLeft }] of shown.entries()) {
    expect(fraction).toBeGreaterThanOrEqual(shown[index - 1]?.fraction ?? 0)
    expect(secondsLeft ?? 0).toBeGreaterThanOrEqual(0)
  }
  for (const { path: made, bytes } of result.outputs) {
    const content = readFileSync(made)
    expect(content.length).toBe(bytes)
    expect(bytes).toBeLessThan(limit)
    expect(isFastStart(await readBoxes(made))).toBe(true)
  }
  return result
}

const clips: { name: string; args: string[]; expected: { width: number; height: number; audioCodec: string | null; durationMs: number } }[] = [
  {
    name: 'stereo.mp4',
    args: [...page('640x360', 30, 3), ...tone(3), ...x264, '-c:a', 'aac', '-ac', '2'],
    expected: { width: 640, height: 360, audioCodec: 'aac', durationMs: 3_000 },
  },
  {
    name: 'surround.mkv',
    args: [...page('320x180', 60, 2), ...tone(2), ...x264, '-c:a', 'aac', '-ac', '6'],
    expected: { width: 320, height: 180, audioCodec: 'aac', durationMs: 2_000 },
  },
  {
    name: 'browser.webm',
    args: [...page('320x240', 30, 3), ...tone(3), ...vp8, '-c:a', 'libopus'],
    expected: { width: 320, height: 240, audioCodec: 'aac', durationMs: 3_000 },
  },
  {
    name: 'old.avi',
    args: [...page('320x240', 25, 3), ...tone(3), '-c:v', 'mpeg4', '-bf', '2', '-c:a', 'mp3'],
    expected: { width: 320, height: 240, audioCodec: 'aac', durationMs: 3_000 },
  },
  {
    name: 'apple.mov',
    args: [...page('320x240', 24, 2), ...tone(2), '-c:v', 'mjpeg', '-pix_fmt', 'yuvj422p', '-c:a', 'pcm_s16le'],
    expected: { width: 320, height: 240, audioCodec: 'aac', durationMs: 2_000 },
  },
  {
    name: 'odd.mkv',
    args: [...page('641x359', 25, 2), '-c:v', 'libx264', '-qp', '0', '-preset', 'ultrafast', '-pix_fmt', 'yuv444p'],
    expected: { width: 640, height: 358, audioCodec: null, durationMs: 2_000 },
  },
  {
    name: 'ten-bit.m4v',
    args: [
      ...page('320x180', 30, 2),
      '-c:v',
      'libx265',
      '-preset',
      'ultrafast',
      '-pix_fmt',
      'yuv420p10le',
      '-x265-params',
      'log-level=error',
      '-f',
      'mp4',
    ],
    expected: { width: 320, height: 180, audioCodec: null, durationMs: 2_000 },
  },
  {
    name: 'wide-pixels.mkv',
    args: [...page('320x240', 30, 2), '-vf', 'setsar=2', ...x264],
    expected: { width: 640, height: 240, audioCodec: null, durationMs: 2_000 },
  },
  {
    name: 'variable.mkv',
    args: [...page('320x180', 30, 4), '-vf', "select='lt(t,1)+not(mod(n,25))'", '-vsync', 'vfr', ...x264],
    expected: { width: 320, height: 180, audioCodec: null, durationMs: 3_400 },
  },
  {
    name: 'late-sound.mkv',
    args: [...page('320x180', 30, 3), '-itsoffset', '1', ...tone(1), ...x264, '-c:a', 'aac'],
    expected: { width: 320, height: 180, audioCodec: 'aac', durationMs: 3_000 },
  },
  {
    name: 'silent.mkv',
    args: [...page('320x180', 10, 3), '-f', 'lavfi', '-i', 'anullsrc', '-t', '3', ...x264, '-c:a', 'aac'],
    expected: { width: 320, height: 180, audioCodec: null, durationMs: 3_000 },
  },
  { name: 'large.mp4', args: [...page('3840x2160', 60, 0.5), ...x264], expected: { width: 1920, height: 1080, audioCodec: null, durationMs: 500 } },
  {
    name: 'slow.mp4',
    args: [...page('320x180', 5, 3), ...x264, '-bf', '3'],
    expected: { width: 320, height: 180, audioCodec: null, durationMs: 3_000 },
  },
]

describe('a video below the limit is made of', () => {
  it.each(clips)('$name', async ({ name, args, expected }) => {
    const { outputs, split } = await fit(await makeClip(temporaryFolder(), name, args))
    expect(split).toBe(false)
    const { properties } = outputs[0]!
    const { width, height, audioCodec } = expected
    expect(properties).toMatchObject({ width, height, audioCodec, videoCodec: 'h264' })
    expect(Math.abs(properties.durationMs - expected.durationMs)).toBeLessThanOrEqual(250)
  })

  it('a turned recording, upright', async () => {
    const folder = temporaryFolder()
    const upright = await makeClip(folder, 'a.mp4', [...page('320x180', 10, 1), ...x264])
    const turned = await makeClip(folder, 'b.mp4', ['-i', upright, '-c', 'copy', '-metadata:s:v', 'rotate=90'])
    expect((await fit(turned)).outputs[0]!.properties).toMatchObject({ width: 180, height: 320 })
  })

  it('what MediaRecorder writes: no duration, no cues', async () => {
    const path = join(temporaryFolder(), '%03d -x "q\'.webm')
    const { ffmpegPath } = await testTools()
    writeFileSync(
      path,
      execFileSync(ffmpegPath, ['-v', 'error', ...page('320x180', 30, 3), ...tone(3), ...vp8, '-c:a', 'libopus', '-f', 'webm', 'pipe:1']),
    )
    expect(Math.abs((await fit(path)).outputs[0]!.properties.durationMs - 3_000)).toBeLessThanOrEqual(70)
  })

  it('noise that no rate alone can make small enough', async () => {
    const path = await makeClip(temporaryFolder(), 'noise.mp4', [...noise('640x360', 30, 2), ...x264])
    const { outputs, reason } = await fit(path, [], 100_000)
    expect(outputs[0]!.bytes).toBeGreaterThan(50_000)
    expect(outputs[0]!.properties.frameRate).toBeLessThanOrEqual(6)
    expect(reason).toMatch(/frames a second/)
  })
})

describe('the limit', () => {
  it('is used to 97 % when bits are what is missing, with one file as with the other', async () => {
    const path = await makeClip(temporaryFolder(), 'busy.mp4', [
      '-f',
      'lavfi',
      '-i',
      'testsrc2=s=640x360:r=30:d=8',
      ...tone(8),
      ...x264,
      '-c:a',
      'aac',
    ])
    const { outputs } = await fit(path, [], 120_000)
    expect(outputs[0]!.bytes).toBeGreaterThanOrEqual(120_000 * 0.97)
  })
  it('is not filled when less looks as good, and the frame rate of the source is then kept', async () => {
    const path = await makeClip(temporaryFolder(), 'calm.mkv', [...page('320x180', 30, 3), '-c:v', 'ffv1'])
    const { outputs, reason } = await fit(path, [], 4_500_000)
    expect(outputs[0]!.bytes).toBeLessThan(500_000)
    expect(outputs[0]!.properties.frameRate).toBe(30)
    expect(reason).toContain('as sharp as the recording')
  })
  it('leaves a recording that is fine as it is, but for its metadata and its index', async () => {
    const folder = temporaryFolder()
    const source = await makeClip(folder, 'fine.mp4', [
      ...page('320x180', 30, 3),
      ...tone(3),
      ...x264,
      '-c:a',
      'aac',
      '-metadata',
      'title=Confidential',
      '-metadata:s:v',
      'handler_name=Secret',
    ])
    const { outputs } = await fit(source)
    const pictures = async (path: string) =>
      execFileSync((await testTools()).ffmpegPath, ['-v', 'error', '-i', path, '-map', '0:v', '-c', 'copy', '-f', 'md5', '-'], { encoding: 'utf8' })
    expect(await pictures(outputs[0]!.path)).toBe(await pictures(source))
    expect(readFileSync(outputs[0]!.path).includes('Confidential') || readFileSync(outputs[0]!.path).includes('Secret')).toBe(false)
  })
})

it('the same recording makes the same bytes', async () => {
  const path = await makeClip(temporaryFolder(), 'a.mkv', [...page('320x180', 30, 2), ...tone(2), ...x264, '-c:a', 'aac'])
  const [first, second] = [await fit(path), await fit(path)]
  expect(readFileSync(first.outputs[0]!.path).equals(readFileSync(second.outputs[0]!.path))).toBe(true)
})

describe('a recording that is split', () => {
  it('keeps picture and sound together within 40 ms in both files, which show everything once', async () => {
    const path = await makeClip(temporaryFolder(), 'flash.mp4', [...flashAndBeep('1280x720', 20), ...x264, '-c:a', 'aac'])
    const marks = [mark(4_333, 'exception'), mark(8_111, 'normal'), mark(12_777, 'exception'), mark(15_555, 'normal')]
    const { outputs, split, reason } = await fit(path, marks, 75_000)
    expect({ split, flows: outputs.map(({ flow }) => flow) }).toEqual({ split: true, flows: ['normal', 'exception'] })
    expect(reason).toContain('The exception flows are therefore in a second file.')
    expect(outputs[0]!.passages.length).toBe(3)
    expect(Math.abs(outputs[0]!.properties.durationMs + outputs[1]!.properties.durationMs - 20_000)).toBeLessThanOrEqual(80)
    for (const output of outputs) {
      const { flashes, beeps } = await onsets(output.path)
      expect(flashes.length).toBeGreaterThanOrEqual(3)
      expect(beeps.length).toBe(flashes.length)
      for (const [index, flash] of flashes.entries()) expect(Math.abs(flash - (beeps[index] ?? Number.NaN))).toBeLessThanOrEqual(40)
    }
  })
})

it('keeps picture and sound together within 40 ms, and of one length, when the frame rate of the recording varies', async () => {
  const slowThenFast = "select='if(lt(t,4),not(mod(n,10)),1)'"
  const path = await makeClip(temporaryFolder(), 'vary.mp4', [
    ...flashAndBeep('320x180', 8),
    ...['-vf', slowThenFast, '-vsync', 'vfr', ...x264, '-profile:v', 'high', '-c:a', 'libmp3lame'],
  ])
  const made = (await fit(path, [], 4_500_000)).outputs[0]!.path
  const { flashes, beeps } = await onsets(made)
  expect(flashes.length).toBe(4)
  for (const [index, flash] of flashes.entries()) expect(Math.abs(flash - (beeps[index] ?? Number.NaN))).toBeLessThanOrEqual(40)
  const [picture = 0, sound = Number.NaN] = await streamSeconds(made)
  expect(Math.abs(picture - sound)).toBeLessThanOrEqual(0.04)
})

/** @returns the length of every stream. */
async function streamSeconds(path: string): Promise<number[]> {
  const { ffprobePath } = await testTools()
  const args = ['-v', 'error', '-show_entries', 'stream=duration', '-of', 'csv=p=0', path]
  return execFileSync(ffprobePath, args, { encoding: 'utf8' }).trim().split('\n').map(Number)
}

/** @returns when flashes and beeps begin, in milliseconds, as a player would show them. */
async function onsets(path: string): Promise<{ flashes: number[]; beeps: number[] }> {
  const { ffmpegPath } = await testTools()
  const decode = (args: string[]) => execFileSync(ffmpegPath, ['-v', 'error', '-i', path, ...args, 'pipe:1'], { maxBuffer: 100_000_000 })
  const frames = decode(['-map', '0:v', '-vf', 'fps=fps=100:start_time=0,scale=1:1,format=gray', '-f', 'rawvideo'])
  const samples = decode(['-map', '0:a', '-af', 'aresample=8000:async=1:first_pts=0', '-ac', '1', '-f', 's16le'])
  const flashes = [...frames.keys()].filter((index) => index > 0 && frames[index]! > 100 && frames[index - 1]! <= 100).map((index) => index * 10)
  const beeps: number[] = []
  let lastLoud = -10_000
  for (let index = 0; index < samples.length / 2; index += 1) {
    if (Math.abs(samples.readInt16LE(index * 2)) < 3_000) continue
    if (index - lastLoud > 4_000) beeps.push(index / 8)
    lastLoud = index
  }
  return { flashes, beeps }
}
