import { describe, expect, it } from 'vitest'
import type { Activity } from '#shared/domain/video-plan.ts'
import { isDeadTime, secondsToCut, toPassages, withoutCuts } from '../../../electron/service/video/dead-time.ts'

const silent = (activity: readonly Activity[]) => activity.map(() => false)

describe('what is left out first', () => {
  it('is where nothing moves, then scrolling, typing, video, and what changes last', () => {
    const activity: Activity[] = ['change', 'video', 'typing', 'scrolling', 'still', 'still', 'still', 'still', 'still']
    expect(secondsToCut(activity, silent(activity))).toEqual([7, 8, 3, 2, 1, 0, 4, 5, 6])
  })
  it('is never what is said, before everything else', () => {
    const activity: Activity[] = ['still', 'still', 'still', 'still', 'still', 'change']
    const hasSpeech = [false, false, false, false, true, false]
    expect(secondsToCut(activity, hasSpeech)).toEqual([3, 5, 0, 1, 2, 4])
  })
  it('leaves the seconds in which a result is read', () => {
    const activity: Activity[] = ['change', 'still', 'still', 'still', 'still', 'typing', 'still']
    expect(secondsToCut(activity, silent(activity))[0]).toBe(4)
    expect(activity.map((_, second) => isDeadTime(activity, silent(activity), second))).toEqual([false, false, false, false, true, false, false])
  })
  it('is every second once', () => {
    const activity: Activity[] = ['still', 'typing', 'change', 'video', 'scrolling', 'still']
    expect(secondsToCut(activity, silent(activity)).toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5])
    expect(secondsToCut([], [])).toEqual([])
  })
  it('is never dead time while somebody speaks', () => {
    const activity: Activity[] = Array.from({ length: 6 }, () => 'still' as const)
    expect(isDeadTime(activity, [false, false, false, false, true, false], 4)).toBe(false)
    expect(isDeadTime(activity, [false, false, false, false, true, false], 5)).toBe(true)
  })
})

describe('seconds', () => {
  it('that follow each other are one passage', () => {
    expect(toPassages([7, 3, 2, 4], 10_000)).toEqual([
      { startMs: 2_000, endMs: 5_000 },
      { startMs: 7_000, endMs: 8_000 },
    ])
  })
  it('end with the recording', () => {
    expect(toPassages([1, 2], 2_400)).toEqual([{ startMs: 1_000, endMs: 2_400 }])
    expect(toPassages([2, 3], 2_000)).toEqual([])
  })
})

describe('passages without what is cut', () => {
  const whole = [{ startMs: 0, endMs: 10_000 }]
  it.each([
    [
      'from the middle are two',
      [{ startMs: 3_000, endMs: 5_000 }],
      [
        [0, 3_000],
        [5_000, 10_000],
      ],
    ],
    [
      'from the beginning and the end are one',
      [
        { startMs: -5, endMs: 2_000 },
        { startMs: 9_000, endMs: 99_000 },
      ],
      [[2_000, 9_000]],
    ],
    [
      'by cuts that overlap lose what is in either',
      [
        { startMs: 2_000, endMs: 6_000 },
        { startMs: 4_000, endMs: 7_000 },
      ],
      [
        [0, 2_000],
        [7_000, 10_000],
      ],
    ],
    ['are as they were without a cut', [], [[0, 10_000]]],
    ['are as they were when it lies elsewhere', [{ startMs: 20_000, endMs: 30_000 }], [[0, 10_000]]],
    ['are none when all is cut', [{ startMs: 0, endMs: 10_000 }], []],
  ])('%s', (_, cuts, left) => expect(withoutCuts(whole, cuts).map(({ startMs, endMs }) => [startMs, endMs])).toEqual(left))
  it('are cut across their borders', () => {
    const two = [
      { startMs: 0, endMs: 2_000 },
      { startMs: 6_000, endMs: 8_000 },
    ]
    expect(withoutCuts(two, [{ startMs: 1_000, endMs: 7_000 }])).toEqual([
      { startMs: 0, endMs: 1_000 },
      { startMs: 7_000, endMs: 8_000 },
    ])
  })
  it('are not touched by a cut without length', () => {
    const cut = withoutCuts(whole, [{ startMs: 4_000, endMs: 4_000 }])
    expect(cut.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0)).toBe(10_000)
  })
})
