import { describe, expect, it } from 'vitest'
import type { Flow, Mark } from '#shared/domain/submission.ts'
import { noWishes, type Activity, type VideoPlan, type VideoWishes } from '#shared/domain/video-plan.ts'
import type { VideoAnalysis } from '../../../electron/service/video/analyse.ts'
import { isDeadTime, secondsToCut, toPassages } from '../../../electron/service/video/dead-time.ts'
import { sumTempo } from '../../../electron/service/video/content-sums.ts'
import { explainPlan } from '../../../electron/service/video/explain-plan.ts'
import type { OutputPlan } from '../../../electron/service/video/output-plan.ts'
import { planVideo } from '../../../electron/service/video/plan.ts'
import { analysisOf, scrolling, secondsOf, slideshow, trialOf, typing, usualCurve } from '../../fixtures/analyses.ts'

const limitBytes = 4_500_000
const minutes = (count: number) => count * 60
const mark = (atMs: number, flow: Flow): Mark => ({ atMs, flow, title: '', scene: '' })
/** Somebody speaks unless the screen stands still. */
const spoken = (activity: readonly Activity[], changes: Partial<VideoAnalysis> = {}) =>
  analysisOf(activity, { heard: { loudness: null, hasSpeech: activity.map((kind) => kind !== 'still') }, ...changes })
const explain = (analysis: VideoAnalysis, wishes: Partial<VideoWishes> = {}, marks: Mark[] = [], limit = limitBytes): VideoPlan =>
  explainPlan({ analysis, curves: [usualCurve], marks, limitBytes: limit, wishes: { ...noWishes, ...wishes } })
const ids = ({ alternatives }: VideoPlan) => alternatives.map(({ id }) => id)

const halfDead = (seconds: number) => secondsOf(seconds, [1, 'change'], [3, 'scrolling'], [8, 'typing'], [10, 'still'])

describe('what to leave out', () => {
  const analysis = spoken(halfDead(minutes(18)), { hasSound: false })
  it('is proposed below the floor only', () => {
    expect(explain(analysis, { floor: 0 }).cut).toBeNull()
    expect(explain(analysis).cut).not.toBeNull()
  })
  it('is enough for the floor, and nothing that is not needed for it', () => {
    const { cut, reason, isBelowFloor } = explain(analysis)
    expect(isBelowFloor).toBe(true)
    const after = explain(analysis, { cuts: cut!.passages })
    expect(after.isBelowFloor).toBe(false)
    const ranked = secondsToCut(analysis.seen.activity, analysis.heard.hasSpeech)
    const oneSecondLess = toPassages(ranked.slice(0, cut!.totalMs / 1000 - 1), analysis.durationMs)
    expect(explain(analysis, { cuts: oneSecondLess }).isBelowFloor).toBe(true)
    expect(reason).toContain(`Leaving out ${Math.round(cut!.totalMs / 1000)} seconds would do.`)
  })
  it('is dead time before anything that happens or is said', () => {
    const { activity } = analysis.seen
    const { hasSpeech } = analysis.heard
    const { passages } = explain(analysis).cut!
    const isCut = (second: number) => passages.some(({ startMs, endMs }) => second * 1000 >= startMs && second * 1000 < endMs)
    const seconds = activity.map((_, second) => second)
    expect(seconds.some(isCut)).toBe(true)
    if (seconds.some((second) => isCut(second) && !isDeadTime(activity, hasSpeech, second)))
      expect(seconds.filter((second) => isDeadTime(activity, hasSpeech, second)).every(isCut)).toBe(true)
  })
  it('is nothing where even a quarter of the recording would be too long', () => {
    expect(explain(spoken(scrolling(minutes(60)))).cut).toBeNull()
  })
  it('goes with two files when the flows were split and both are still below the floor', () => {
    const marks = [mark(30 * 60_000, 'exception')]
    const long = spoken(secondsOf(minutes(60), [1, 'change'], [8, 'typing'], [10, 'still']), { hasSound: false })
    const plan = explain(long, {}, marks)
    expect(plan).toMatchObject({ split: true, isBelowFloor: true })
    expect(plan.cut?.totalMs ?? 0).toBeGreaterThan(0)
    expect(explain(long, { cuts: plan.cut!.passages }, marks).isBelowFloor).toBe(false)
  })
})

describe('the other ways', () => {
  const marks = [mark(8 * 60_000, 'exception')]
  it('are one file of two, and two of one', () => {
    const split = explain(spoken(typing(minutes(14))), {}, marks)
    expect(split.split).toBe(true)
    expect(ids(split)).toContain('one-file')
    expect(ids(split)).not.toContain('two-files')
    const whole = explain(spoken(scrolling(minutes(10))), { files: 'one' }, marks)
    expect(ids(whole)).toContain('two-files')
    expect(ids(explain(spoken(scrolling(minutes(10)))))).not.toContain('two-files')
  })
  it('are smoother motion of sharper text, and the other way round', () => {
    const text = explain(spoken(scrolling(60)))
    expect(ids(text)).toContain('better-motion')
    expect(ids(text)).not.toContain('better-text')
    expect(ids(explain(spoken(scrolling(60)), { prefer: 'motion' }))).toContain('better-text')
  })
  it('are the proposal again once something else was asked for', () => {
    expect(ids(explain(spoken(typing(60))))).not.toContain('automatic')
    expect(ids(explain(spoken(typing(60)), { prefer: 'motion' }))).toContain('automatic')
    expect(ids(explain(spoken(typing(60)), { cuts: [{ startMs: 0, endMs: 1_000 }] }))).toContain('automatic')
    expect(ids(explain(spoken(typing(60)), { floor: 0.9 }))).not.toContain('automatic')
  })

  it('hides what is covered in every other way', () => {
    const covers = [{ startMs: 0, endMs: 5_000, x: 0.1, y: 0.1, width: 0.2, height: 0.2, kind: 'solid' as const }]
    expect(ids(explain(spoken(typing(60)), { covers }))).not.toContain('automatic')
    const { alternatives } = explain(spoken(typing(60)), { covers, prefer: 'motion' })
    expect(alternatives.map(({ id }) => id)).toContain('automatic')
    for (const { wishes } of alternatives) expect(wishes.covers).toEqual(covers)
  })
  it('are AV1 only where it can be made', () => {
    expect(ids(explain(spoken(typing(minutes(20)))))).toContain('av1')
    expect(ids(explain(spoken(typing(minutes(20)), { canEncodeAv1: false })))).not.toContain('av1')
  })
  it('are dead time to leave out, with its length, though the floor is met', () => {
    const analysis = spoken(halfDead(minutes(22)), { hasSound: false })
    const plan = explain(analysis, { floor: 0 })
    const cut = plan.alternatives.find(({ id }) => id === 'cut')
    expect(cut?.title).toMatch(/^Leave out \d+:\d\d$/)
    for (const { startMs, endMs } of cut?.wishes.cuts ?? [])
      for (let second = startMs / 1000; second < endMs / 1000; second++)
        expect(isDeadTime(analysis.seen.activity, analysis.heard.hasSpeech, second)).toBe(true)
  })
  it('are not told where they would come out the same', () => expect(explain(spoken(slideshow(30))).alternatives).toEqual([]))
  it('say what would come out, as a plan of their wishes does', () => {
    const analysis = spoken(scrolling(minutes(10)))
    const plan = explain(analysis, {}, marks)
    expect(plan.alternatives.length).toBeGreaterThan(1)
    for (const { wishes, legibility, seconds, detail } of plan.alternatives) {
      const other = planVideo({ analysis, curves: [usualCurve], marks, limitBytes, wishes })
      expect({ legibility, seconds }).toEqual({ legibility: other.legibility, seconds: other.seconds })
      expect(detail).toContain(`${other.outputs[0]!.width}x${other.outputs[0]!.height}, `)
    }
  })
})

describe('the timeline', () => {
  const activity = secondsOf(600, [2, 'change'], [4, 'scrolling'], [4, 'typing'])
  const plan = explain(spoken(activity))
  it('has an entry for every second of the recording', () => {
    expect(plan.timeline).toMatchObject({ stepMs: 1000, activity })
    expect(plan.timeline.hasSpeech.length).toBe(600)
    expect(plan.timeline.legibility.length).toBe(600)
  })
  it('is less legible where pictures are held back, and as legible as the file elsewhere', () => {
    expect(plan.outputs[0]!.settleMs).toBeGreaterThan(0)
    const at = (kind: Activity) => plan.timeline.legibility[activity.indexOf(kind) + 1]!
    expect(at('typing')).toBeCloseTo(plan.legibility, 2)
    expect(at('scrolling')).toBeLessThan(at('typing'))
  })
  it('shows for each second the file that shows it', () => {
    const marks = [mark(120_000, 'exception')]
    const split = explain(spoken(typing(600)), { files: 'two' }, marks)
    const [normal, exception] = split.outputs
    expect(split.timeline.legibility[60]).toBeCloseTo(normal!.predicted.legibility, 2)
    expect(split.timeline.legibility[400]).toBeCloseTo(exception!.predicted.legibility, 2)
    expect(normal!.predicted.legibility).toBeGreaterThan(exception!.predicted.legibility)
  })
  it('follows what a trial showed, second by second, moved to what is foretold of the file', () => {
    const analysis = spoken(activity)
    const [output] = planVideo({ analysis, curves: [usualCurve], marks: [], limitBytes }).outputs
    const values = activity.map((_, second) => (second < 300 ? 0.9 : 0.5))
    const trial = trialOf(output!, { legibility: 0.7, legibilityCurve: { stepMs: 1000, values } })
    const tried = explainPlan({ analysis, curves: [usualCurve], trial, marks: [], limitBytes })
    expect(tried.timeline.legibility[100]).toBeGreaterThan(tried.legibility)
    expect(tried.timeline.legibility[400]).toBeLessThan(tried.legibility)
  })
})

describe('what a trial showed', () => {
  const analysis = spoken(scrolling(600))
  const input = { analysis, curves: [usualCurve], marks: [], limitBytes }
  const [output] = planVideo(input).outputs
  const bytesOf = ({ videoBitsPerSecond, durationMs }: OutputPlan) => (videoBitsPerSecond * durationMs) / 8000
  const tried = (legibility: number) =>
    planVideo({ ...input, trial: trialOf(output!, { legibility, passes: [{ quality: 30, bytes: bytesOf(output!) }] }) })
  it('is what is foretold of the same file with as many bytes', () => {
    for (const legibility of [0.78, 0.85]) {
      // What is held back is lost to any file.
      const tempo = sumTempo(
        analysis.seen,
        analysis.seen.tempos.find(({ settleMs }) => settleMs === output!.settleMs)!,
        output!.passages,
        5,
      )
      const attainable = Math.min(legibility, (1 - tempo.hiddenShare) * 0.97)
      expect(Math.abs(tried(legibility).legibility - attainable)).toBeLessThan(0.05)
    }
  })
  it('makes the other ways more or less legible too', () => {
    const cut = (legibility: number) =>
      planVideo({ ...input, trial: trialOf(output!, { legibility }), wishes: { ...noWishes, cuts: [{ startMs: 0, endMs: 60_000 }] } }).legibility
    expect(cut(0.8)).toBeGreaterThan(cut(0.5))
  })
})
