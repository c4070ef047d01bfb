import { describe, expect, it } from 'vitest'
import type { Flow, Mark } from '#shared/domain/submission.ts'
import type { VideoAnalysis } from '../../../electron/service/video/analyse.ts'
import { containerOverheadBytes } from '../../../electron/service/video/container-overhead.ts'
import { frameRates, fullSize, pictureLadder, reducePicture, steerFrameRate } from '../../../electron/service/video/plan-picture.ts'
import { planSound } from '../../../electron/service/video/plan-sound.ts'
import { planVideo, reduceOutput } from '../../../electron/service/video/plan.ts'

const limitBytes = 4_500_000
const minutes = (count: number) => count * 60_000
const mark = (atMs: number, flow: Flow): Mark => ({ atMs, flow, title: '', scene: '' })
const recording = (changes: Partial<VideoAnalysis> = {}): VideoAnalysis => ({
  durationMs: minutes(2),
  bytes: 100_000_000,
  width: 1920,
  height: 1080,
  frameRate: 30,
  peakFrameRate: 30,
  hasSound: true,
  audioSampleRate: 48_000,
  audioBitsPerSecond: 128_000,
  canCopy: false,
  ...changes,
})
const planOf = (changes: Partial<VideoAnalysis>, marks: Mark[] = [], limit = limitBytes) =>
  planVideo({ analysis: recording(changes), marks, limitBytes: limit })
const only = (changes: Partial<VideoAnalysis>, limit = limitBytes) => planOf(changes, [], limit).outputs[0]!

describe('the frame rate goes down before the size', () => {
  it.each([
    { length: 2, sound: true, width: 1920, height: 1080, frameRate: 15 },
    { length: 5, sound: false, width: 1920, height: 1080, frameRate: 10 },
    { length: 5, sound: true, width: 1920, height: 1080, frameRate: 7.5 },
    { length: 10, sound: false, width: 1920, height: 1080, frameRate: 5 },
    { length: 12, sound: true, width: 1600, height: 900, frameRate: 5 },
    { length: 15, sound: true, width: 1600, height: 900, frameRate: 5 },
    { length: 18, sound: true, width: 1280, height: 720, frameRate: 5 },
  ])('$length minutes of 1080p30 (sound: $sound) get $frameRate frames a second at $width x $height', ({ length, sound, ...picture }) => {
    expect(only({ durationMs: minutes(length), hasSound: sound })).toMatchObject(picture)
  })
  it('ends with fewer frames and small pictures for recordings that fit in no other way', () => {
    const hour = only({ durationMs: minutes(60), hasSound: false })
    expect(hour.frameRate).toBeLessThan(5)
    expect(hour.videoBitsPerSecond).toBeGreaterThan(0)
  })
})

describe('an output', () => {
  const sources = [
    { width: 320, height: 180, frameRate: 5 },
    { width: 641, height: 359, frameRate: 25 },
    { width: 1080, height: 1920, frameRate: 60 },
    { width: 3840, height: 2160, frameRate: 59.94 },
    { width: 7680, height: 4320, frameRate: 24 },
    { width: 1, height: 1, frameRate: 1 },
  ]
  it.each(sources)('of $width x $height at $frameRate never has more pixels or frames than the source, and has even sides', (source) => {
    for (const picture of pictureLadder({ ...source, peakFrameRate: source.frameRate })) {
      expect((picture.width % 2) + (picture.height % 2)).toBe(0)
      expect(picture.width).toBeLessThanOrEqual(Math.max(2, Math.min(source.width, 1920)))
      expect(picture.height).toBeLessThanOrEqual(Math.max(2, Math.min(source.height, 1920)))
      expect(picture.frameRate).toBeLessThanOrEqual(Math.min(30, source.frameRate))
    }
  })
  it('keeps the shape of a picture turned on its side', () => {
    expect(fullSize({ width: 2160, height: 3840 })).toEqual({ width: 1080, height: 1920 })
  })
  it('has a whole fraction of a constant frame rate, so that no frame stands longer than another', () => {
    expect(frameRates({ width: 1, height: 1, frameRate: 60, peakFrameRate: 60 })).toEqual([
      30, 20, 15, 12, 10, 8.571, 7.5, 6.667, 6, 5.455, 5, 4.615, 3, 2, 1,
    ])
    expect(frameRates({ width: 1, height: 1, frameRate: 25, peakFrameRate: 25 })[1]).toBe(12.5)
  })
  it('of a variable rate may have the rate of its busiest stretches', () => {
    expect(frameRates({ width: 1, height: 1, frameRate: 8.3, peakFrameRate: 30 })[0]).toBe(30)
  })
  it('plans bytes below the limit: picture, sound and index together', () => {
    for (const length of [0.2, 1, 3, 7, 11, 30]) {
      for (const limit of [100_000 * length * 5, 4_500_000]) {
        const { videoBitsPerSecond, audioBitsPerSecond, audioSampleRate, frameRate, durationMs } = only({ durationMs: minutes(length) }, limit)
        const bytes =
          ((videoBitsPerSecond + audioBitsPerSecond) * durationMs) / 8000 +
          containerOverheadBytes((frameRate * durationMs) / 1000, audioSampleRate, durationMs)
        expect(bytes).toBeLessThan(limit)
      }
    }
  })
  it('gets no less picture from a higher limit', () => {
    let before = 0
    for (let limit = 500_000; limit < 20_000_000; limit *= 1.1) {
      const { width, height, frameRate } = only({ durationMs: minutes(8), hasSound: false }, limit)
      expect(width * height * frameRate).toBeGreaterThanOrEqual(before)
      before = width * height * frameRate
    }
  })
})

describe('sound', () => {
  it.each([
    [300_000, 64_000],
    [150_000, 32_000],
    [60_000, 24_000],
    [40_000, 16_000],
    [27_000, 0],
  ])('of a file with %i bit/s gets %i', (total, sound) => expect(planSound(total).bitsPerSecond).toBe(sound))
  it('keeps 24 kbit/s up to ten minutes', () => expect(only({ durationMs: minutes(10) }).audioBitsPerSecond).toBe(24_000))
  it('costs nothing when there is nothing to hear', () =>
    expect(only({ hasSound: false })).toMatchObject({ audioBitsPerSecond: 0, audioSampleRate: 0 }))
})

describe('the exception flows', () => {
  const marks = [mark(minutes(6), 'exception')]
  it('stay in one file while it is legible', () => {
    expect(planOf({ durationMs: minutes(3) }, [mark(minutes(2), 'exception')])).toMatchObject({ split: false, outputs: [{ flow: 'all' }] })
  })
  it('go into a second file when one file would fall below the floor, and the reason says so', () => {
    const plan = planOf({ durationMs: minutes(10) }, marks)
    expect(plan.outputs.map(({ flow, durationMs }) => [flow, durationMs])).toEqual([
      ['normal', minutes(6)],
      ['exception', minutes(4)],
    ])
    expect(plan.reason).toBe(
      'In one file, 10 minutes below 4.5 MB would leave 31 kbit/s for the picture; text at 1920x1080 needs about 36 kbit/s to stay legible. The exception flows are therefore in a second file.',
    )
    for (const output of plan.outputs) expect(output.videoBitsPerSecond).toBeGreaterThan(36_288)
  })
  it('cannot be split off when nothing, or everything, is marked as exception', () => {
    for (const all of [[], [mark(0, 'exception')]]) {
      const plan = planOf({ durationMs: minutes(10) }, all)
      expect(plan.split).toBe(false)
      expect(plan.reason).toContain('may be hard to read')
    }
  })
  it('are split off although that is not enough, and the reason says so', () => {
    expect(planOf({ durationMs: minutes(40) }, [mark(minutes(20), 'exception')])).toMatchObject({
      split: true,
      reason: expect.stringContaining('shorten the recording'),
    })
  })
})

describe('a recording that is fine as it is', () => {
  it('is only packed anew when it is below the limit', () => {
    expect(planOf({ canCopy: true, bytes: 4_400_000 })).toMatchObject({ isCopy: true, split: false })
    expect(planOf({ canCopy: true, bytes: 4_500_000 }).isCopy).toBe(false)
  })
})

describe('what cannot fit', () => {
  it('is refused with its length and the limit', () => {
    expect(() => planOf({ durationMs: minutes(60 * 24) }, [], 100_000)).toThrow(expect.objectContaining({ code: 'does-not-fit' }))
  })
  it('is tried down to the last step: smaller pictures first, then less sound', () => {
    const analysis = recording({ durationMs: minutes(10) })
    const passages = [{ startMs: 0, endMs: minutes(10) }]
    let steps = 0
    let soundGoes = false
    for (
      let output = reduceOutput(analysis, only({ durationMs: minutes(10) }), passages, limitBytes);
      output;
      output = reduceOutput(analysis, output, passages, limitBytes)
    ) {
      if (output.audioBitsPerSecond < 24_000) soundGoes = true
      expect(soundGoes).toBe(reducePicture(analysis, output) === null && output.audioBitsPerSecond < 24_000)
      steps += 1
    }
    expect(steps).toBeGreaterThan(5)
    expect(steps).toBeLessThan(30)
  })
})

describe('the frame rate follows what the content costs', () => {
  const source = { width: 1920, height: 1080, frameRate: 30, peakFrameRate: 30 }
  const steered = (frameRate: number, share: number) => steerFrameRate(source, { width: 1920, height: 1080, frameRate }, share)
  it('up, when a visually lossless picture leaves room for it', () => {
    expect(steered(15, 4)).toBe(30)
    expect(steered(5, 1.7)).toBe(7.5)
  })
  it('down, when the quality would fall too far', () => expect(steered(15, 0.1)).toBe(5))
  it('not at all in between', () => expect([0.2, 0.5, 1, 1.1].map((share) => steered(10, share))).toEqual([10, 10, 10, 10]))
})
