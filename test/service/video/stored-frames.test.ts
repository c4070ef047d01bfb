import { describe, expect, it } from 'vitest'
import { storedFrames, sumStoredChanges } from '../../../electron/service/video/stored-frames.ts'

const frameRate = 5
const moving = 0.3
const still = (count: number) => Array.from({ length: count }, () => 0)
const whole = (frames: number) => [{ startFrame: 0, endFrame: frames }]
/** @returns the numbers of the frames that are stored. */
function storedOf(changes: readonly number[], output: Partial<Parameters<typeof storedFrames>[1]> = {}): number[] {
  const stored = storedFrames({ frameRate, changes }, { frameRate, settleMs: 0, ranges: whole(changes.length), ...output })
  return stored.flatMap((isStored, index) => (isStored ? [index] : []))
}

describe('a file stores', () => {
  it('of a screen that stands one frame a second, and the last', () => {
    expect(storedOf(still(30))).toEqual([0, 5, 10, 15, 20, 25, 29])
  })
  it('every frame that differs from the one before', () => {
    expect(storedOf([0, 0, 0.01, 0, moving, moving, ...still(14)])).toEqual([0, 2, 4, 5, 10, 15, 19])
  })
  it('of a page that scrolls only the picture that stays, where it is held back', () => {
    const scroll = [...still(6), moving, moving, moving, moving, ...still(14)]
    expect(storedOf(scroll, { settleMs: 1_000 }).filter((frame) => frame < 18)).toEqual([0, 9, 14])
  })
  it('the first frame of each passage, also one that is held back or repeats what was left out', () => {
    const scroll = [...still(10), moving, moving, moving, ...still(27)]
    const ranges = [
      { startFrame: 2, endFrame: 6 },
      { startFrame: 11, endFrame: 18 },
      { startFrame: 25, endFrame: 38 },
    ]
    const stored = storedOf(scroll, { settleMs: 1_000, ranges })
    expect(stored).toEqual(expect.arrayContaining([0, 4, 11]))
  })
  it('at a higher rate all frames around a change, and few where nothing moves', () => {
    const changes = [...still(10), moving, ...still(19)]
    const stored = storedOf(changes, { frameRate: 15, ranges: whole(90) }).filter((frame) => frame < 84)
    expect(stored).toEqual([0, 15, 28, 29, 30, 31, 32, 33, 48, 63, 78])
  })
  it('all frames where there are too many to be told apart', () => expect(storedOf(still(60_000))).toHaveLength(60_000))
  it('every frame of what the analysis has not seen', () => expect(storedOf([], { ranges: whole(20) })).toHaveLength(20))
})

it('what the encoder has to search for is what changes in stored frames only', () => {
  const changes = [0, 0.5, 0.25, 0, 0]
  const output = { frameRate, settleMs: 0, ranges: whole(5) }
  expect(sumStoredChanges({ frameRate, changes }, output, [true, true, true, false, true])).toBe(0.75)
  expect(sumStoredChanges({ frameRate, changes }, output, [true, false, true, false, true])).toBe(0.25)
  const double = { ...output, frameRate: 10, ranges: whole(10) }
  expect(
    sumStoredChanges(
      { frameRate, changes },
      double,
      Array.from({ length: 10 }, () => true),
    ),
  ).toBe(1.5)
})
