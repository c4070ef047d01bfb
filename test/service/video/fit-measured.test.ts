import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { FitResult, FittedOutput } from '../../../electron/service/video/fit.ts'
import { locateFfmpeg } from '../../../electron/service/video/locate-ffmpeg.ts'
import { probeVideo } from '../../../electron/service/video/probe.ts'
import { blankPage, paint, scrollingPage, textPage } from '../../fixtures/pictures.ts'
import { flashAndBeep, makeClip, makeClipOf, testTools, tone } from '../../helpers/clips.ts'
import { fitClip, onsets } from '../../helpers/fit-clip.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const x264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '10', '-pix_fmt', 'yuv420p']
const size = { width: 640, height: 360 }
const spokenSample = fileURLToPath(new URL('../../../resources/sample/files/recording.mp4', import.meta.url))
const speech = (seconds: number) => ['-ss', '20', '-t', `${seconds}`, '-i', spokenSample, '-map', '0:v', '-map', '1:a']

describe('a page that scrolls while somebody speaks, where bits are short', () => {
  const limitBytes = 60_000
  const folder = mkdtempSync(join(tmpdir(), 'certpack-test-'))
  let result: FitResult
  let output: FittedOutput
  beforeAll(async () => {
    const path = await makeClipOf(folder, 'scroll.mkv', scrollingPage(size, 12, 15), { ...size, frameRate: 15 }, [
      ...speech(12),
      ...x264,
      '-c:a',
      'aac',
    ])
    result = await fitClip(path, { limitBytes, workDir: mkdtempSync(join(folder, 'work-')) })
    output = result.outputs[0]!
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('is shown once it has settled', () => expect(result.plan.outputs[0]!.settleMs).toBeGreaterThan(0))
  it('fills at least 97 % of the limit', () => {
    expect(output.measured.limitShare).toBeGreaterThanOrEqual(0.97)
    expect(output.measured.limitShare).toBe(output.bytes / limitBytes)
  })
  it('is as long as planned', () => {
    const planned = result.plan.outputs[0]!
    expect(Math.abs(output.measured.driftMs)).toBeLessThanOrEqual(1000 / planned.frameRate + 65)
    expect(Math.abs(output.properties.durationMs - 12_000)).toBeLessThanOrEqual(1000 / planned.frameRate + 65)
  })
  it('comes out as foretold: its bytes within 3 %, its legibility within 0.1', () => {
    const { predicted, measured } = output
    expect(Math.abs(measured.bytes / predicted.bytes - 1)).toBeLessThan(0.03)
    expect(Math.abs(measured.legibility - predicted.legibility)).toBeLessThan(0.1)
    expect(predicted.seconds).toBeGreaterThan(0)
  })
  it('is compared with the recording once a second', () => {
    const { legibilityCurve, ssimCurve, legibility, ssim } = output.measured
    expect(legibilityCurve).toMatchObject({ stepMs: 1_000 })
    expect(legibilityCurve.values.length).toBe(12)
    expect(ssimCurve.values.length).toBe(12)
    for (const share of [legibility, ssim, ...legibilityCurve.values, ...ssimCurve.values]) {
      expect(share).toBeGreaterThanOrEqual(0)
      expect(share).toBeLessThanOrEqual(1)
    }
    expect(ssim).toBeGreaterThan(0.3)
  })
  it('tells its worst moments, worst first, within the video and the recording', () => {
    const { worst, legibility } = output.measured
    expect(worst.length).toBeGreaterThan(1)
    expect(worst.map((moment) => moment.legibility)).toEqual(worst.map((moment) => moment.legibility).toSorted((a, b) => a - b))
    expect(worst[0]!.legibility).toBeLessThanOrEqual(legibility)
    for (const { atMs, recordingAtMs } of worst) {
      expect(atMs).toBeGreaterThanOrEqual(0)
      expect(atMs).toBeLessThan(output.properties.durationMs)
      expect(recordingAtMs).toBe(atMs)
    }
  })
  it('is as loud as speech in a video is expected to be, but for what the few bits of the sound take, and does not clip', () => {
    expect(Math.abs(output.measured.loudnessLufs! - -16)).toBeLessThanOrEqual(2.5)
    expect(output.measured.truePeakDecibels).toBeLessThan(0)
  })
})

describe('the sound', () => {
  it.each([
    ['as it was recorded', 'anull'],
    ['that is far too quiet', 'volume=-14dB'],
    ['that is far too loud', 'volume=12dB'],
  ])('%s comes out at the usual loudness', async (_, filter) => {
    const folder = temporaryFolder()
    const path = await makeClip(folder, 'a.mkv', [...still(10), ...speech(10), '-af', filter, ...x264, '-c:a', 'aac', '-b:a', '128k'])
    const { measured } = (await fitClip(path)).outputs[0]!
    expect(Math.abs(measured.loudnessLufs! - -16)).toBeLessThanOrEqual(1.5)
    expect(measured.truePeakDecibels).toBeLessThan(0)
  })
  it('of a recording without any is none', async () => {
    const path = await makeClip(temporaryFolder(), 'a.mkv', [...still(2), ...x264])
    expect((await fitClip(path)).outputs[0]!.measured).toMatchObject({ loudnessLufs: null, truePeakDecibels: null })
  })
})

const still = (seconds: number) => ['-f', 'lavfi', '-i', `color=c=gray:s=320x180:r=10:d=${seconds}`]

describe('a passage that is cut', () => {
  it('is not in the video: neither its pictures nor its sound, and what follows keeps both together', async () => {
    // Flashes and beeps at 1, 3, 5 and 7 seconds; the second is cut.
    const path = await makeClip(temporaryFolder(), 'a.mkv', [...flashAndBeep('320x180', 8), ...x264, '-c:a', 'aac'])
    const { outputs, plan } = await fitClip(path, { wishes: { cuts: [{ startMs: 2_500, endMs: 4_500 }] } })
    const [{ path: made, passages, properties }] = outputs as [FittedOutput]
    // The sound of the clip reaches a few milliseconds beyond its picture.
    expect(passages).toEqual([
      { startMs: 0, endMs: 2_500 },
      { startMs: 4_500, endMs: expect.closeTo(8_000, -2) },
    ])
    expect(Math.abs(properties.durationMs - 6_000)).toBeLessThanOrEqual(100)
    expect(plan.outputs[0]!.durationMs).toBeCloseTo(6_000, -2)
    const { flashes, beeps } = await onsets(made)
    for (const found of [flashes, beeps]) {
      expect(found.length).toBe(3)
      for (const [index, atMs] of [1_000, 3_000, 5_000].entries()) expect(Math.abs(found[index]! - atMs)).toBeLessThanOrEqual(50)
    }
  })
  it('is told of no worst moment: their instants in the recording lie in what is left', async () => {
    const grey = (second: number) => paint(textPage(size, second * 500), size, 0, 0, 640, 24, 40 + second * 20)
    function* pages() {
      for (let frame = 0; frame < 60; frame++) yield frame % 10 === 9 ? blankPage(size) : grey(Math.floor(frame / 10))
    }
    const path = await makeClipOf(temporaryFolder(), 'a.mkv', pages(), { ...size, frameRate: 10 }, x264)
    const { outputs } = await fitClip(path, { limitBytes: 50_000, wishes: { cuts: [{ startMs: 2_000, endMs: 4_000 }] } })
    const { worst } = outputs[0]!.measured
    expect(worst.length).toBeGreaterThan(0)
    for (const { atMs, recordingAtMs } of worst) expect(recordingAtMs).toBe(atMs < 2_000 ? atMs : atMs + 2_000)
  })
})

it('a mark in the last frame gives a second file of one frame', async () => {
  const path = await makeClip(temporaryFolder(), 'a.mkv', [...still(2), ...x264])
  const marks = [{ atMs: 1_990, flow: 'exception' as const, title: '', scene: '' as const }]
  const { outputs } = await fitClip(path, { marks, wishes: { files: 'two' } })
  expect(outputs.map(({ flow }) => flow)).toEqual(['normal', 'exception'])
})

it('AV1 is made where it is asked for and can be made, below the limit as well', async ({ skip }) => {
  // The ffmpeg that comes with the application may have none; that of the system then stands in.
  const found = [await testTools(), await locateFfmpeg({ ffmpegPath: '/usr/bin/ffmpeg' })].find(({ encoders }) => encoders.has('libsvtav1'))
  if (!found) return skip('no ffmpeg here has libsvtav1')
  const path = await makeClip(temporaryFolder(), 'a.mkv', [...still(2), ...tone(2), ...x264, '-c:a', 'aac'])
  const { outputs } = await fitClip(path, { wishes: { codec: 'av1' }, tools: found })
  expect((await probeVideo(found, outputs[0]!.path)).videoCodec).toBe('av1')
})
