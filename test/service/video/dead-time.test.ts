import { describe, expect, it } from 'vitest'
import type { Activity } from '#shared/domain/video-plan.ts'
import { isDeadTime, secondsToCut, toPassages } from '../../../electron/service/video/dead-time.ts'

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
