import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import type { Flow, Mark } from '#shared/domain/submission.ts'
import { flashAndBeep, makeClip, page, testTools, tone } from '../../helpers/clips.ts'
import { fitClip, onsets } from '../../helpers/fit-clip.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

vi.setConfig({ testTimeout: 120_000 })

const x264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p']
const vp8 = ['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8']
/** Content that no encoder can make small: every pixel of every frame is noise. */
const noise = (size: string, frameRate: number, seconds: number) => [
  '-f',
  'lavfi',
  '-i',
  `color=gray:s=${size}:r=${frameRate}:d=${seconds},noise=alls=100:allf=t`,
]
const mark = (atMs: number, flow: Flow): Mark => ({ atMs, flow, title: '', scene: '' })

describe('a video below the limit is made of', () => {
  it('what MediaRecorder writes: no duration, no cues', async () => {
    const path = join(temporaryFolder(), '%03d -x "q\'.webm')
    const { ffmpegPath } = await testTools()
    writeFileSync(
      path,
      execFileSync(ffmpegPath, ['-v', 'error', ...page('320x180', 30, 3), ...tone(3), ...vp8, '-c:a', 'libopus', '-f', 'webm', 'pipe:1']),
    )
    expect(Math.abs((await fitClip(path)).outputs[0]!.properties.durationMs - 3_000)).toBeLessThanOrEqual(70)
  })

  it('noise that no rate alone can make small enough', async () => {
    const path = await makeClip(temporaryFolder(), 'noise.mp4', [...noise('640x360', 30, 2), ...x264])
    const { outputs, reason } = await fitClip(path, { limitBytes: 100_000 })
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
    const { outputs } = await fitClip(path, { limitBytes: 120_000 })
    expect(outputs[0]!.bytes).toBeGreaterThanOrEqual(120_000 * 0.97)
  })
  it('is not filled when less looks as good, and the frame rate of the source is then kept', async () => {
    const path = await makeClip(temporaryFolder(), 'calm.mkv', [...page('320x180', 30, 3), '-c:v', 'ffv1'])
    const { outputs, reason } = await fitClip(path, { limitBytes: 4_500_000 })
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
    const { outputs } = await fitClip(source)
    const pictures = async (path: string) =>
      execFileSync((await testTools()).ffmpegPath, ['-v', 'error', '-i', path, '-map', '0:v', '-c', 'copy', '-f', 'md5', '-'], { encoding: 'utf8' })
    expect(await pictures(outputs[0]!.path)).toBe(await pictures(source))
    expect(readFileSync(outputs[0]!.path).includes('Confidential') || readFileSync(outputs[0]!.path).includes('Secret')).toBe(false)
  })
})

it('the same recording makes the same bytes', async () => {
  const path = await makeClip(temporaryFolder(), 'a.mkv', [...page('320x180', 30, 2), ...tone(2), ...x264, '-c:a', 'aac'])
  const [first, second] = [await fitClip(path), await fitClip(path)]
  expect(readFileSync(first.outputs[0]!.path).equals(readFileSync(second.outputs[0]!.path))).toBe(true)
})

describe('a recording that is split', () => {
  it('keeps picture and sound together within 40 ms in both files, which show everything once', async () => {
    const path = await makeClip(temporaryFolder(), 'flash.mp4', [...flashAndBeep('640x360', 20), ...x264, '-c:a', 'aac'])
    const marks = [mark(4_333, 'exception'), mark(8_111, 'normal'), mark(12_777, 'exception'), mark(15_555, 'normal')]
    const { outputs, split, reason } = await fitClip(path, { marks, wishes: { files: 'two' }, limitBytes: 75_000 })
    expect({ split, flows: outputs.map(({ flow }) => flow) }).toEqual({ split: true, flows: ['normal', 'exception'] })
    expect(reason).toContain('The exception flows are in a second file, as asked for.')
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
  const made = (await fitClip(path, { limitBytes: 4_500_000 })).outputs[0]!.path
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
