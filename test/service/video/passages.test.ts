import { describe, expect, it } from 'vitest'
import { passagesByFlow } from '#shared/domain/passages.ts'
import type { Flow, Mark } from '#shared/domain/submission.ts'
import { countFrames, frameRanges, passagesOf, rangesToPassages, recordingTimeMs, totalMs } from '../../../electron/service/video/passages.ts'

const mark = (atMs: number, flow: Flow): Mark => ({ atMs, flow, title: '', scene: '' })

describe('the passages of a recording', () => {
  it('are one of normal flow without marks', () => {
    expect(passagesByFlow([], 10_000)).toEqual([{ startMs: 0, endMs: 10_000, flow: 'normal' }])
  })
  it('are normal before the first mark, and last from mark to mark and to the end', () => {
    expect(passagesByFlow([mark(7_000, 'normal'), mark(4_000, 'exception')], 10_000)).toEqual([
      { startMs: 0, endMs: 4_000, flow: 'normal' },
      { startMs: 4_000, endMs: 7_000, flow: 'exception' },
      { startMs: 7_000, endMs: 10_000, flow: 'normal' },
    ])
  })
  it('join where neighbours have the same flow', () => {
    expect(passagesByFlow([mark(0, 'normal'), mark(2_000, 'normal'), mark(5_000, 'exception'), mark(6_000, 'exception')], 9_000)).toEqual([
      { startMs: 0, endMs: 5_000, flow: 'normal' },
      { startMs: 5_000, endMs: 9_000, flow: 'exception' },
    ])
  })
  it('leave out marks at or after the end, and marks that another one replaces at once', () => {
    const marks = [mark(3_000, 'exception'), mark(3_000, 'normal'), mark(10_000, 'exception'), mark(99_000, 'exception')]
    expect(passagesByFlow(marks, 10_000)).toEqual([{ startMs: 0, endMs: 10_000, flow: 'normal' }])
  })
  it('of both flows together cover the whole recording once', () => {
    const passages = passagesByFlow([mark(1_234, 'exception'), mark(5_678, 'normal'), mark(8_001, 'exception')], 10_007)
    expect(totalMs(passagesOf('normal', passages)) + totalMs(passagesOf('exception', passages))).toBe(10_007)
    expect(passagesOf('all', passages)).toEqual([{ startMs: 0, endMs: 10_007 }])
  })
})

describe('cuts', () => {
  it('fall on whole frames', () => {
    const ranges = frameRanges([{ startMs: 1_040, endMs: 2_060 }], 10)
    expect(ranges).toEqual([{ startFrame: 10, endFrame: 21 }])
    expect(rangesToPassages(ranges, 10)).toEqual([{ startMs: 1_000, endMs: 2_100 }])
  })
  it('neither drop nor repeat a frame between two flows', () => {
    const passages = passagesByFlow([mark(1_333, 'exception'), mark(2_777, 'normal'), mark(7_111, 'exception')], 9_990)
    const frames = (['normal', 'exception'] as const).map((flow) => countFrames(frameRanges(passagesOf(flow, passages), 12.5)))
    expect(frames[0]! + frames[1]!).toBe(Math.round(9.99 * 12.5))
  })
  it('drop a passage that is shorter than half a frame, but leave at least one frame', () => {
    expect(
      frameRanges(
        [
          { startMs: 0, endMs: 1_000 },
          { startMs: 2_000, endMs: 2_020 },
        ],
        10,
      ),
    ).toEqual([{ startFrame: 0, endFrame: 10 }])
    expect(countFrames(frameRanges([{ startMs: 0, endMs: 20 }], 5))).toBe(1)
  })
})

describe('the one frame that is left', () => {
  it.each([5, 10, 29.97])('of a passage at the very end lies within the recording at %f frames a second', (frameRate) => {
    const frames = Math.round(3 * frameRate)
    const [range, ...others] = frameRanges([{ startMs: 2_990, endMs: 3_000 }], frameRate)
    expect(others).toEqual([])
    expect(range!.startFrame).toBeGreaterThanOrEqual(0)
    expect(range!.endFrame).toBe(range!.startFrame + 1)
    expect(range!.endFrame).toBeLessThanOrEqual(frames)
  })
})

describe('an instant of the video shows the recording', () => {
  const passages = [
    { startMs: 1_000, endMs: 3_000 },
    { startMs: 10_000, endMs: 10_500 },
    { startMs: 20_000, endMs: 30_000 },
  ]
  it.each([
    [0, 1_000],
    [1_999, 2_999],
    [2_000, 10_000],
    [2_499, 10_499],
    [2_500, 20_000],
    [9_000, 26_500],
    [12_499, 29_999],
  ])('at %i ms as it was at %i ms', (atMs, recordingMs) => expect(recordingTimeMs(passages, atMs)).toBe(recordingMs))
  it('and behind its end as it was at the end', () => expect(recordingTimeMs(passages, 99_000)).toBe(30_000))
  it('at the same instant when nothing is left out', () => {
    expect(recordingTimeMs([{ startMs: 0, endMs: 5_000 }], 1_234)).toBe(1_234)
    expect(recordingTimeMs([], 1_234)).toBe(1_234)
  })
})
