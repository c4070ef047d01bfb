import { describe, expect, it } from 'vitest'
import { createSettler, heldRanges } from '../../../electron/service/video/settle.ts'

const moving = 0.3
/** Share of the picture that differs from the frame before: a page that stands, scrolls for five frames, and stands again. */
const scroll = [0, 0, moving, moving, moving, moving, moving, 0, 0, 0]

describe('a picture that is still changing', () => {
  it('waits until it has come to rest: what is shown then is the picture that stays', () => {
    expect(heldRanges(scroll, 10)).toEqual([{ startFrame: 1, endFrame: 6 }])
  })
  it('waits no longer than it may', () => {
    expect(heldRanges(scroll, 2)).toEqual([
      { startFrame: 1, endFrame: 3 },
      { startFrame: 4, endFrame: 6 },
    ])
    const endless = Array.from({ length: 1_000 }, () => moving)
    for (const longest of [1, 5, 10])
      for (const { startFrame, endFrame } of heldRanges(endless, longest)) expect(endFrame - startFrame).toBeLessThanOrEqual(longest)
  })
  it('does not wait when it may not', () => expect(heldRanges(scroll, 0)).toEqual([]))
  it('does not wait for a pointer or for letters that are typed', () => expect(heldRanges([0, 0.003, 0.001, 0.005, 0.002], 10)).toEqual([]))
  it('is shown at the beginning and at the end', () => {
    const ranges = heldRanges([0, moving, moving, moving, moving], 10)
    expect(ranges).toEqual([{ startFrame: 1, endFrame: 4 }])
  })
  it('waits in the same frames whether they are asked one by one or all together', () => {
    const settler = createSettler(3)
    const asked = scroll.flatMap((_, frame) => (settler.isShown(scroll[frame + 1] ?? 0) ? [] : [frame]))
    const together = heldRanges(scroll, 3).flatMap(({ startFrame, endFrame }) =>
      Array.from({ length: endFrame - startFrame }, (__, index) => startFrame + index),
    )
    expect(asked).toEqual(together)
  })
  it('of a recording without a change, or without a frame, never waits', () => {
    expect(heldRanges([0, 0, 0], 10)).toEqual([])
    expect(heldRanges([], 10)).toEqual([])
  })
})
