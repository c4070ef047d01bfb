import { describe, expect, it } from 'vitest'
import type { Mark } from '#shared/domain/submission.ts'
import { videoPlanSchema, type Activity, type VideoWishes } from '#shared/domain/video-plan.ts'
import { UserError } from '#shared/contract/errors.ts'
import { containerOverheadBytes } from '../../../electron/service/video/container-overhead.ts'
import { explainPlan } from '../../../electron/service/video/explain-plan.ts'
import { countFrames } from '../../../electron/service/video/passages.ts'
import { fullSize } from '../../../electron/service/video/plan-picture.ts'
import { planVideo, type FitPlan, type PlanInput } from '../../../electron/service/video/plan.ts'
import { countStored, storedFrames } from '../../../electron/service/video/stored-frames.ts'
import { analysisOf, curveOf } from '../../fixtures/analyses.ts'

/** @returns numbers from 0 to below 1, the same ones for every seed (mulberry32). */
function createRandom(seed: number) {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (low: number, high: number) => low + next() * (high - low)
  return {
    isSo: (chance: number) => next() < chance,
    between,
    whole: (low: number, high: number) => Math.floor(between(low, high + 1)),
    /** As likely between 1 and 10 as between 10 and 100. */
    anyMagnitude: (low: number, high: number) => Math.exp(between(Math.log(low), Math.log(high))),
    oneOf: <Value>(values: readonly Value[]) => values[Math.floor(next() * values.length)] as Value,
    list: <Value>(count: number, make: () => Value) => Array.from({ length: count }, make),
  }
}
type Random = ReturnType<typeof createRandom>

const kinds: readonly Activity[] = ['still', 'typing', 'scrolling', 'change', 'video']
const sizes = [
  [1920, 1080],
  [1280, 720],
  [641, 359],
  [1080, 1920],
  [3840, 2160],
  [7680, 4320],
  [3440, 1440],
  [320, 180],
  [1, 1],
] as const

function anyRecording(random: Random, longestMs: number): Pick<PlanInput, 'analysis' | 'curves'> {
  const durationMs = Math.round(random.anyMagnitude(50, longestMs))
  const seconds = Math.ceil(durationMs / 1000)
  const activity: Activity[] = []
  while (activity.length < seconds) activity.push(...random.list(random.whole(1, 12), () => random.oneOf(kinds)))
  const frameRate = random.oneOf([1, 3, 5, 10, 12.5, 15, 23.976, 25, 29.97, 30, 50, 60, 120])
  const [width, height] = random.oneOf(sizes)
  const peakFrameRate = frameRate * random.oneOf([1, 1, 1, 2, 4])
  const analysis = analysisOf(activity.slice(0, seconds), { durationMs, frameRate, peakFrameRate, width, height, hasSound: random.isSo(0.6) })
  analysis.canCopy = random.isSo(0.1)
  analysis.bytes = Math.round(Math.max(50 * durationMs, random.anyMagnitude(100_000, 100_000_000)))
  analysis.heard.hasSpeech = activity.slice(0, seconds).map(() => random.isSo(0.7))
  const full = fullSize(analysis)
  const smaller = { width: Math.floor((full.width * 5) / 12) * 2, height: Math.floor((full.height * 5) / 12) * 2 }
  const curves = [curveOf(random.anyMagnitude(20, 400), random.between(0.9, 1), full)]
  if (Math.min(smaller.width, smaller.height) >= 700) curves.push(curveOf(random.anyMagnitude(20, 300), random.between(0.6, 1), smaller))
  return { analysis, curves: random.isSo(0.05) ? [] : curves }
}

function anyMarks(random: Random, durationMs: number): Mark[] {
  return random.list(random.whole(0, 4), () => ({
    atMs: random.whole(0, durationMs * 1.1),
    flow: random.oneOf(['normal', 'exception'] as const),
    title: '',
    scene: '',
  }))
}

function anyWishes(random: Random, durationMs: number): VideoWishes {
  const cuts = random.list(random.isSo(0.3) ? random.whole(1, 4) : 0, () => {
    const startMs = random.whole(-1_000, durationMs)
    return { startMs, endMs: startMs + Math.ceil(random.anyMagnitude(10, durationMs)) }
  })
  return {
    prefer: random.oneOf(['text', 'motion'] as const),
    codec: random.oneOf(['h264', 'h264', 'h264', 'av1'] as const),
    files: random.oneOf(['auto', 'one', 'two'] as const),
    floor: random.oneOf([0, 0.5, 0.8, 0.8, 0.95, 1]),
    cuts,
    covers: [],
  }
}

/** @returns the plan, or why there is none. */
function tryPlan<Plan>(plan: (input: PlanInput) => Plan, input: PlanInput): Plan | UserError {
  try {
    return plan(input)
  } catch (error) {
    if (error instanceof UserError) return error
    throw error
  }
}

function requirePossible({ outputs, isCopy }: FitPlan, { analysis, limitBytes, wishes }: PlanInput): void {
  const { durationMs } = analysis
  for (const output of outputs) {
    const { width, height, frameRate, settleMs, passages, predicted, videoBitsPerSecond, audioBitsPerSecond, audioSampleRate, ranges } = output
    const frameMs = 1000 / frameRate
    expect(predicted.bytes).toBeLessThan(limitBytes)
    expect(predicted.seconds).toBeGreaterThan(0)
    expect(predicted.legibility).toBeGreaterThanOrEqual(0)
    expect(predicted.legibility).toBeLessThanOrEqual(1)
    expect(width).toBeLessThanOrEqual(Math.max(2, analysis.width))
    expect(height).toBeLessThanOrEqual(Math.max(2, analysis.height))
    expect(frameRate).toBeLessThanOrEqual(Math.max(analysis.frameRate, analysis.peakFrameRate) + 0.001)
    expect(output.durationMs).toBeGreaterThan(0)
    let shownMs = 0
    for (const { startMs, endMs } of passages) {
      expect(startMs).toBeGreaterThanOrEqual(shownMs)
      expect(endMs).toBeGreaterThan(startMs)
      shownMs = endMs
      for (const cut of wishes?.cuts ?? []) expect(Math.min(endMs, cut.endMs) - Math.max(startMs, cut.startMs)).toBeLessThanOrEqual(frameMs + 1)
    }
    // A recording that is shorter than a frame is still one frame.
    expect(shownMs).toBeLessThanOrEqual(Math.max(durationMs + frameMs / 2, frameMs) + 1)
    if (isCopy) continue
    expect((width % 2) + (height % 2)).toBe(0)
    expect(Math.abs((countFrames(ranges) * 1000) / frameRate - output.durationMs)).toBeLessThan(1)
    expect(countFrames(ranges)).toBeLessThanOrEqual(Math.max(1, Math.round((durationMs * frameRate) / 1000)))
    const stored = storedFrames(analysis.seen, output)
    const overhead = containerOverheadBytes(countStored(stored), audioSampleRate, output.durationMs)
    expect(((videoBitsPerSecond + audioBitsPerSecond) * output.durationMs) / 8000 + overhead).toBeLessThan(limitBytes)
    if (settleMs > 0) expect(Math.abs(frameRate - analysis.seen.frameRate)).toBeLessThan(0.01)
    expect(stored).toHaveLength(countFrames(ranges))
    expect([stored[0], stored.at(-1)]).toEqual([true, true])
  }
}

describe('whatever the recording, the marks, the wishes and the limit', () => {
  it.each([1, 2, 3, 4])('a plan is below the limit and within the recording, and every other way can be planned (%i)', (seed) => {
    const random = createRandom(seed)
    let plans = 0
    for (let round = 0; round < 100; round++) {
      const recording = anyRecording(random, 900_000)
      const { durationMs } = recording.analysis
      const input: PlanInput = {
        ...recording,
        marks: anyMarks(random, durationMs),
        wishes: anyWishes(random, durationMs),
        limitBytes: Math.round(random.anyMagnitude(50_000, 10_000_000)),
      }
      const plan = tryPlan(planVideo, input)
      if (plan instanceof UserError) {
        expect(['does-not-fit', 'bad-input']).toContain(plan.code)
        expect(tryPlan(explainPlan, input)).toMatchObject({ code: plan.code })
        continue
      }
      plans += 1
      requirePossible(plan, input)
      expect(planVideo(input)).toEqual(plan)

      const explained = videoPlanSchema.parse(explainPlan(input))
      expect(explained.legibility).toBe(plan.legibility)
      for (const { wishes, legibility } of explained.alternatives) {
        const other = planVideo({ ...input, wishes })
        requirePossible(other, { ...input, wishes })
        expect(other.legibility).toBe(legibility)
      }
    }
    expect(plans).toBeGreaterThan(80)
  })

  it.each([1, 2])('a larger limit never makes the text of one file without sound less legible than anybody notices (%i)', (seed) => {
    requireMonotony(seed, { hasSound: false }, () => true)
  })

  it.each([3])('nor that of one with sound, where the sound gets no more (%i)', (seed) => {
    requireMonotony(seed, { hasSound: true }, (before, after) => before.outputs[0]?.audioBitsPerSecond === after.outputs[0]?.audioBitsPerSecond)
  })

  it('what is above the floor stays above it with a larger limit', () => {
    const random = createRandom(5)
    for (let round = 0; round < 25; round++) {
      const recording = anyRecording(random, 900_000)
      recording.analysis.hasSound = false
      const marks = anyMarks(random, recording.analysis.durationMs)
      const wishes = { ...anyWishes(random, recording.analysis.durationMs), cuts: [] }
      let isMet = false
      for (const limitBytes of growingLimits(recording.analysis.durationMs)) {
        const plan = tryPlan(planVideo, { ...recording, marks, wishes, limitBytes })
        if (isMet) expect(plan).toMatchObject({ isBelowFloor: false })
        isMet ||= 'isBelowFloor' in plan && !plan.isBelowFloor
      }
    }
  })
})

/** What nobody notices. */
const unnoticed = 0.02

function growingLimits(durationMs: number): number[] {
  return Array.from({ length: 50 }, (_, step) => Math.round((1_500 * 1.17 ** step * durationMs) / 8000) + 5_000)
}

/** @param isComparable whether two plans that follow each other only differ in the limit. */
function requireMonotony(seed: number, { hasSound }: { hasSound: boolean }, isComparable: (before: FitPlan, after: FitPlan) => boolean): void {
  const random = createRandom(seed)
  for (let round = 0; round < 25; round++) {
    const recording = anyRecording(random, 900_000)
    recording.analysis.hasSound = hasSound
    let best = 0
    let before: FitPlan | null = null
    for (const limitBytes of growingLimits(recording.analysis.durationMs)) {
      const plan = tryPlan(planVideo, { ...recording, marks: [], limitBytes })
      // What fitted once fits in more bytes too.
      if (before) expect(plan).not.toBeInstanceOf(UserError)
      if (plan instanceof UserError) continue
      if (!before || !isComparable(before, plan)) best = 0
      expect(plan.legibility).toBeGreaterThanOrEqual(best - unnoticed)
      best = Math.max(best, plan.legibility)
      before = plan
    }
  }
}
