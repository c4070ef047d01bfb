import { describe, expect, it } from 'vitest'
import { createKeyPictureSampler, type KeyPicture } from '../../../electron/service/video/key-pictures.ts'

const picture = (value: number) => new Uint8Array(4).fill(value % 256)

/** @param costs cells of each change, after a first picture. */
function sample(size: number, costs: readonly number[], framesApart = 1): KeyPicture[] {
  const sampler = createKeyPictureSampler(size)
  sampler.take({ before: null, after: picture(0), drawnCells: 500, frame: 0 })
  const lent = { before: picture(0), after: picture(0) }
  for (const [index, drawnCells] of costs.entries()) {
    lent.before.fill(index % 256)
    lent.after.fill((index + 1) % 256)
    sampler.take({ ...lent, drawnCells, frame: (index + 1) * framesApart })
  }
  return sampler.sample((costs.length + 1) * framesApart)
}

describe('the sample of a recording’s pictures', () => {
  it('has the first picture, and all others while there are few', () => {
    expect(sample(8, [100, 200, 300]).map(({ frame }) => frame)).toEqual([0, 1, 2, 3])
    expect(sample(8, [])[0]).toMatchObject({ before: null, drawnCells: 500 })
  })
  it('keeps its size, however long the recording is', () => {
    expect(
      sample(
        8,
        Array.from({ length: 20_000 }, (_, index) => 50 + (index % 900)),
      ).length,
    ).toBe(9)
  })
  it('is in the order of the recording', () => {
    const frames = sample(
      20,
      Array.from({ length: 500 }, () => 100),
    ).map(({ frame }) => frame)
    expect(frames).toEqual(frames.toSorted((a, b) => a - b))
  })
  it('holds copies: what it was lent may change', () => {
    const [, first, second] = sample(8, [100, 200])
    expect(first).toMatchObject({ before: picture(0), after: picture(1) })
    expect(second).toMatchObject({ before: picture(1), after: picture(2) })
  })
  it('takes a change the more likely, the more it costs', () => {
    const costs = Array.from({ length: 4_000 }, (_, index) => (index % 2 === 0 ? 100 : 900))
    const taken = sample(400, costs).slice(1)
    expect(taken.filter(({ drawnCells }) => drawnCells === 900).length / taken.length).toBeCloseTo(0.9, 1)
  })
  it('leaves out typing and pointers, which cost next to nothing', () => {
    expect(sample(8, [3, 12, 300, 5]).map(({ drawnCells }) => drawnCells)).toEqual([500, 300])
  })
  it('is the same for the same recording', () => {
    const costs = Array.from({ length: 300 }, (_, index) => 50 + ((index * 7_919) % 1_000))
    expect(sample(8, costs)).toEqual(sample(8, costs))
  })
  it('knows how long each picture stayed, whether the next one was taken or not', () => {
    expect(sample(8, [100, 3, 100], 5).map(({ dwellFrames }) => dwellFrames)).toEqual([5, 10, 5])
    for (const { dwellFrames } of sample(
      3,
      Array.from({ length: 100 }, () => 100),
      5,
    ))
      expect(dwellFrames).toBe(5)
  })
})
