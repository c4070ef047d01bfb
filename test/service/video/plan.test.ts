import { describe, expect, it } from 'vitest'
import type { Flow, Mark } from '#shared/domain/submission.ts'
import { noWishes, type Activity, type VideoWishes } from '#shared/domain/video-plan.ts'
import type { VideoAnalysis } from '../../../electron/service/video/analyse.ts'
import { containerOverheadBytes } from '../../../electron/service/video/container-overhead.ts'
import { totalMs } from '../../../electron/service/video/passages.ts'
import { reducePicture } from '../../../electron/service/video/plan-picture.ts'
import { planSound } from '../../../electron/service/video/plan-sound.ts'
import type { OutputPlan } from '../../../electron/service/video/output-plan.ts'
import { planVideo, reduceOutput, type FitPlan, type PlanInput } from '../../../electron/service/video/plan.ts'
import type { LegibilityCurve } from '../../../electron/service/video/probe-legibility.ts'
import { countStored, storedFrames } from '../../../electron/service/video/stored-frames.ts'
import { analysisOf, curveOf, scrolling, slideshow, typing, usualCurve, video } from '../../fixtures/analyses.ts'

const limitBytes = 4_500_000
const minutes = (count: number) => count * 60
const mark = (atMs: number, flow: Flow): Mark => ({ atMs, flow, title: '', scene: '' })

type Given = { changes?: Partial<VideoAnalysis>; curves?: LegibilityCurve[]; marks?: Mark[]; wishes?: Partial<VideoWishes>; limit?: number }
const inputOf = (activity: readonly Activity[], { changes = {}, curves = [usualCurve], marks = [], wishes = {}, limit = limitBytes }: Given) =>
  ({ analysis: analysisOf(activity, changes), curves, marks, limitBytes: limit, wishes: { ...noWishes, ...wishes } }) satisfies PlanInput
const planOf = (activity: readonly Activity[], given: Given = {}): FitPlan => planVideo(inputOf(activity, given))
const only = (activity: readonly Activity[], given: Given = {}): OutputPlan => planOf(activity, given).outputs[0]!

const hd = { width: 1920, height: 1080 }
const smaller = { width: 1600, height: 900 }

describe('the picture that is planned', () => {
  it.each([
    { length: '1 minute', of: 'slides', activity: slideshow(60), gets: { ...hd, frameRate: 30, settleMs: 0 }, minLegibility: 0.99 },
    { length: '2 minutes', of: 'typing', activity: typing(120), gets: { ...hd, frameRate: 30, settleMs: 0 }, minLegibility: 0.99 },
    { length: '10 seconds', of: 'scrolling', activity: scrolling(10), gets: { ...hd, frameRate: 30, settleMs: 0 }, minLegibility: 0.99 },
    { length: '5 seconds', of: 'video', activity: video(5), gets: { ...hd, frameRate: 30, settleMs: 0 }, minLegibility: 0.99 },
    { length: '30 minutes', of: 'slides', activity: slideshow(minutes(30)), gets: { ...hd, frameRate: 5, settleMs: 0 } },
    { length: '30 minutes', of: 'typing', activity: typing(minutes(30)), gets: { ...hd, frameRate: 5, settleMs: 0 } },
    { length: '10 minutes', of: 'scrolling', activity: scrolling(minutes(10)), gets: { ...hd, frameRate: 5 } },
    { length: '10 minutes', of: 'video', activity: video(minutes(10)), gets: { ...hd, frameRate: 5 } },
  ])('of $length of $of has $gets.frameRate frames a second at $gets.width x $gets.height', ({ activity, gets, minLegibility = 0 }) => {
    const output = only(activity)
    expect(output).toMatchObject(gets)
    expect(output.predicted.legibility).toBeGreaterThanOrEqual(minLegibility)
  })
  it('is visually lossless where the limit allows it, and the file is then no larger than that takes', () => {
    const output = only(slideshow(60))
    expect(output.predicted.legibility).toBe(1)
    expect(output.predicted.bytes).toBeLessThan(limitBytes / 2)
    expect(only(slideshow(60), { limit: 9_000_000 }).predicted.bytes).toBe(output.predicted.bytes)
  })
  it('fills the limit where bits are what is missing', () => {
    expect(only(scrolling(minutes(5))).predicted.bytes).toBeGreaterThan(limitBytes * 0.98)
  })
  it('waits until a page has settled where drawing it on its way would cost the words, and not where bits suffice', () => {
    const held = only(scrolling(minutes(10)))
    expect(held.settleMs).toBeGreaterThan(0)
    const calm = analysisOf(scrolling(minutes(10)))
    const [shownAsItComes] = calm.seen.tempos
    const without = planVideo({
      analysis: { ...calm, seen: { ...calm.seen, tempos: [shownAsItComes!] } },
      curves: [usualCurve],
      marks: [],
      limitBytes,
    })
    expect(without.legibility).toBeLessThan(held.predicted.legibility * 0.8)
    expect(only(scrolling(10)).settleMs).toBe(0)
    expect(only(slideshow(minutes(10))).settleMs).toBe(0)
  })
  it('is held back on the frames of the analysis only', () => {
    const { analysis } = inputOf(scrolling(minutes(10)), {})
    const held = only(scrolling(minutes(10)))
    expect(held.frameRate).toBe(analysis.seen.frameRate)
    const [some, more] = [held, { ...held, settleMs: 0 }].map((output) => countStored(storedFrames(analysis.seen, output)))
    expect(some).toBeLessThan(more! * 0.6)
  })
  it('is smaller when a smaller one was found to read better at this few bits, and else as large as the recording', () => {
    const readsBetterSmall = [curveOf(200), curveOf(60, 0.93, smaller)]
    expect(only(typing(minutes(25)), { curves: readsBetterSmall })).toMatchObject(smaller)
    expect(only(typing(60), { curves: readsBetterSmall })).toMatchObject(hd)
    expect(only(typing(minutes(12)), { curves: [curveOf(115), curveOf(150, 0.88, smaller)] })).toMatchObject(hd)
  })
  it('is the smaller of two that are foretold alike where little is legible: the larger one loses more than that', () => {
    const alike = [curveOf(115), curveOf(112, 0.95, smaller)]
    expect(only(typing(minutes(17)), { curves: alike }).predicted.legibility).toBeLessThan(0.75)
    expect(only(typing(minutes(17)), { curves: alike })).toMatchObject(smaller)
    expect(only(typing(minutes(8)), { curves: alike })).toMatchObject(hd)
  })
  it('has more frames a second when motion is preferred, never at the cost of the floor', () => {
    for (const activity of [scrolling(60), typing(minutes(10))]) {
      const [text, motion] = [only(activity), only(activity, { wishes: { prefer: 'motion' } })]
      expect(motion.frameRate).toBeGreaterThan(text.frameRate)
      expect(motion.predicted.legibility).toBeLessThanOrEqual(text.predicted.legibility)
      expect(motion.predicted.legibility).toBeGreaterThanOrEqual(noWishes.floor)
    }
  })
  it('has fewer frames and pixels for recordings that fit in no other way', () => {
    const day = only(slideshow(60), { changes: { durationMs: 8 * 3_600_000, hasSound: false } })
    expect(day.frameRate).toBeLessThan(5)
    expect(day.videoBitsPerSecond).toBeGreaterThan(0)
  })
  it('is taken to be legible where nothing was probed', () => expect(only(typing(minutes(20)), { curves: [] }).predicted.legibility).toBe(1))
})

describe('bytes', () => {
  it.each([0.2, 1, 3, 7, 11, 30])('of %f minutes are planned below the limit: picture, sound and index together', (length) => {
    for (const limit of [600_000 * length, limitBytes]) {
      const output = only(scrolling(Math.round(length * 60)), { limit })
      const { videoBitsPerSecond, audioBitsPerSecond, audioSampleRate, durationMs, predicted } = output
      const stored = countStored(storedFrames(analysisOf(scrolling(Math.round(length * 60))).seen, output))
      const overhead = containerOverheadBytes(stored, audioSampleRate, durationMs)
      expect(((videoBitsPerSecond + audioBitsPerSecond) * durationMs) / 8000 + overhead).toBeLessThan(limit)
      expect(predicted.bytes).toBeLessThan(limit)
    }
  })
})

describe('sound', () => {
  it('gets a fifth of a large file, a third of a small one, at most 64 kbit/s', () => {
    expect(planSound(10_000_000).bitsPerSecond).toBe(64_000)
    for (const total of [300_000, 150_000, 80_000]) expect(planSound(total).bitsPerSecond / total).toBeLessThanOrEqual(0.35)
  })
  it('never gets less from a larger file, and none of one that has nothing to spare', () => {
    const sounds = Array.from({ length: 100 }, (_, step) => planSound(1_000 * 1.07 ** step).bitsPerSecond)
    expect(sounds).toEqual(sounds.toSorted((a, b) => a - b))
    expect(planSound(5_000).bitsPerSecond).toBe(0)
  })
  it('is kept as intelligible as a telephone up to ten minutes', () =>
    expect(only(typing(minutes(10))).audioBitsPerSecond).toBeGreaterThanOrEqual(11_000))
  it('costs nothing when there is nothing to hear', () =>
    expect(only(typing(60), { changes: { hasSound: false } })).toMatchObject({ audioBitsPerSecond: 0, audioSampleRate: 0 }))
  it('is left out, and the reason says so, where it would leave nothing for a picture', () => {
    const plan = planOf(slideshow(minutes(70)))
    expect(plan.outputs[0]!.audioBitsPerSecond).toBe(0)
    expect(plan.reason).toContain('The sound had to be left out.')
  })
  it('gets less before it takes half of what is readable without it', () => {
    const silent = only(typing(minutes(16)), { changes: { hasSound: false } })
    expect(only(typing(minutes(16))).predicted.legibility).toBeGreaterThan(silent.predicted.legibility / 2)
  })
})

describe('the exception flows', () => {
  const length = minutes(14)
  const marks = [mark(8 * 60_000, 'exception')]
  it('stay in one file while it is legible', () => {
    expect(planOf(typing(180), { marks: [mark(120_000, 'exception')] })).toMatchObject({ split: false, outputs: [{ flow: 'all' }] })
  })
  it('go into a second file when one file would fall below the floor, and the reason says so with its numbers', () => {
    const plan = planOf(typing(length), { marks })
    expect(plan.outputs.map(({ flow, durationMs }) => [flow, durationMs])).toEqual([
      ['normal', 8 * 60_000],
      ['exception', 6 * 60_000],
    ])
    expect(plan.isBelowFloor).toBe(false)
    expect(plan.reason).toMatch(
      /^In one file, 14 minutes below 4\.5 MB would leave about \d\d % of the words readable; the floor is 80 %\. The exception flows are therefore in a second file\.$/,
    )
  })
  it('go there, or stay, as asked for', () => {
    const asked = planOf(typing(180), { marks: [mark(120_000, 'exception')], wishes: { files: 'two' } })
    expect(asked.outputs.map(({ flow }) => flow)).toEqual(['normal', 'exception'])
    expect(asked.reason).toContain('as asked for')
    expect(planOf(typing(length), { marks, wishes: { files: 'one' } })).toMatchObject({ split: false, isBelowFloor: true })
  })
  it('cannot be split off when nothing, or everything, is marked as exception', () => {
    for (const all of [[], [mark(0, 'exception')]]) {
      const plan = planOf(typing(length), { marks: all, wishes: { files: 'two' } })
      expect(plan).toMatchObject({ split: false, isBelowFloor: true })
      expect(plan.reason).toContain('shorten the recording')
    }
  })
  it('are split off although that is not enough, and the reason says so', () => {
    const plan = planOf(typing(minutes(60)), { marks: [mark(30 * 60_000, 'exception')] })
    expect(plan).toMatchObject({ split: true, isBelowFloor: true, reason: expect.stringContaining('shorten the recording') })
  })
  it('are as legible as the worse of both files, and take the time of both', () => {
    const { outputs, legibility, seconds } = planOf(typing(length), { marks })
    expect(legibility).toBe(Math.min(...outputs.map(({ predicted }) => predicted.legibility)))
    expect(seconds).toBeCloseTo(outputs.reduce((sum, { predicted }) => sum + predicted.seconds, 0))
  })
  it('may fall below any floor that is asked for, or none', () => {
    expect(planOf(typing(length), { marks, wishes: { floor: 0 } }).split).toBe(false)
    expect(planOf(slideshow(minutes(6)), { marks: [mark(180_000, 'exception')], wishes: { floor: 1 } }).split).toBe(true)
  })
})

describe('cuts', () => {
  const cuts = [
    { startMs: 10_000, endMs: 40_000 },
    { startMs: 30_000, endMs: 60_000 },
  ]
  it('are left out of every file, and the rest reads better', () => {
    const silent = { hasSound: false }
    const whole = only(typing(minutes(20)), { changes: silent })
    const cut = only(typing(minutes(20)), { changes: silent, wishes: { cuts } })
    expect(cut.passages).toEqual([
      { startMs: 0, endMs: 10_000 },
      { startMs: 60_000, endMs: 20 * 60_000 },
    ])
    expect(totalMs(cut.passages)).toBe(cut.durationMs)
    expect(cut.predicted.legibility).toBeGreaterThan(whole.predicted.legibility)
  })
  it('that leave nothing are refused', () => {
    const wishes = { cuts: [{ startMs: 0, endMs: 99_000_000 }] }
    expect(() => planOf(typing(60), { wishes })).toThrow(expect.objectContaining({ code: 'bad-input' }))
  })
  it('that leave nothing of the exception flows leave one file', () => {
    const wishes = { files: 'two' as const, cuts: [{ startMs: 30_000, endMs: 60_000 }] }
    expect(planOf(typing(60), { marks: [mark(30_000, 'exception')], wishes }).outputs.map(({ flow }) => flow)).toEqual(['all'])
  })
})

describe('AV1', () => {
  it('reads at least as well as H.264 with the same bytes, and is only made when asked for', () => {
    const [usual, av1] = [only(typing(minutes(20))), only(typing(minutes(20)), { wishes: { codec: 'av1' } })]
    expect([usual.codec, av1.codec]).toEqual(['h264', 'av1'])
    expect(av1.predicted.legibility).toBeGreaterThanOrEqual(usual.predicted.legibility)
    expect(av1.predicted.bytes).toBeLessThan(limitBytes)
  })
  it('is refused where this ffmpeg cannot make it', () => {
    expect(() => planOf(typing(60), { changes: { canEncodeAv1: false }, wishes: { codec: 'av1' } })).toThrow(
      expect.objectContaining({ code: 'bad-input', message: expect.stringContaining('AV1') }),
    )
  })
  it('is not what a recording in H.264 is that is fine as it is', () => {
    expect(planOf(typing(60), { changes: { canCopy: true, bytes: 1_000_000 }, wishes: { codec: 'av1' } }).isCopy).toBe(false)
  })
})

describe('a recording that is fine as it is', () => {
  const fine = { canCopy: true, bytes: 4_400_000 }
  it('is only packed anew when it is below the limit', () => {
    expect(planOf(typing(60), { changes: fine })).toMatchObject({ isCopy: true, split: false, legibility: 1, isBelowFloor: false })
    expect(only(typing(60), { changes: fine }).predicted.bytes).toBe(4_400_000)
    expect(planOf(typing(60), { changes: { ...fine, bytes: 4_500_000 } }).isCopy).toBe(false)
  })
  it('is encoded when a part of it is left out, or when two files are asked for', () => {
    expect(planOf(typing(60), { changes: fine, wishes: { cuts: [{ startMs: 0, endMs: 1_000 }] } }).isCopy).toBe(false)
    const marks = [mark(30_000, 'exception')]
    expect(planOf(typing(60), { changes: fine, marks }).isCopy).toBe(true)
    expect(planOf(typing(60), { changes: fine, marks, wishes: { files: 'two' } })).toMatchObject({ isCopy: false, split: true })
  })
})

describe('what cannot fit', () => {
  it('is refused with its length and the limit', () => {
    const changes = { durationMs: 6 * 3_600_000 }
    expect(() => planOf(slideshow(60), { changes, limit: 100_000 })).toThrow(
      expect.objectContaining({ code: 'does-not-fit', message: '360 minutes of recording cannot be made smaller than 100000 bytes.' }),
    )
  })
  it('is tried down to the last step: smaller pictures first, then less sound', () => {
    const { analysis } = inputOf(typing(minutes(10)), {})
    const passages = [{ startMs: 0, endMs: 600_000 }]
    const first = only(typing(minutes(10)))
    let steps = 0
    let soundGoes = false
    for (let output = reduceOutput(analysis, first, passages, limitBytes); output; output = reduceOutput(analysis, output, passages, limitBytes)) {
      if (output.audioBitsPerSecond < first.audioBitsPerSecond) soundGoes = true
      expect(soundGoes).toBe(reducePicture(analysis, output) === null && output.audioBitsPerSecond < first.audioBitsPerSecond)
      steps += 1
    }
    expect(steps).toBeGreaterThan(5)
    expect(steps).toBeLessThan(30)
  })
})
