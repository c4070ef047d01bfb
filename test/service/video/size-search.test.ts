import { describe, expect, it } from 'vitest'
import { nextStep, type Attempt } from '../../../electron/service/video/size-search.ts'

const limit = 1_000_000
const fixed = 100_000

/** Follows the search against an encoder that makes `bytesOf(rate)`. */
function search(start: number, bytesOf: (kilobitsPerSecond: number) => number) {
  const attempts: Attempt[] = []
  let rate = start
  for (;;) {
    attempts.push({ kilobitsPerSecond: rate, bytes: bytesOf(rate) })
    const step = nextStep(attempts, limit, fixed)
    if (step.kind !== 'encode')
      return { end: step.kind, best: Math.max(0, ...attempts.map(({ bytes }) => bytes).filter((bytes) => bytes < limit)), count: attempts.length }
    rate = step.kilobitsPerSecond
  }
}

describe('the search for the size', () => {
  it('ends at once with a file that uses 97 % of the limit', () => {
    expect(search(100, () => 975_000)).toEqual({ end: 'done', best: 975_000, count: 1 })
  })
  it.each([0.8, 1.02, 1.16, 1.46])('corrects an encoder that misses by a factor of %f in one step', (miss) => {
    const result = search(1_000, (rate) => fixed + Math.round(865 * rate * miss))
    expect(result.count).toBeLessThanOrEqual(2)
    expect(result.best).toBeGreaterThanOrEqual(limit * 0.97)
  })
  it('never accepts the limit itself', () => {
    expect(search(100, (rate) => (rate >= 100 ? limit : 960_000)).best).toBe(960_000)
  })
  it('keeps the best below the limit when one step of the rate is too coarse', () => {
    expect(search(11, (rate) => rate * 91_000)).toMatchObject({ end: 'done', best: 910_000 })
  })
  it('stops when the encoder does not use what it is given', () => {
    expect(search(100, () => 500_000)).toMatchObject({ end: 'done', count: 2 })
  })
  it('gives up at once when the size does not follow the rate', () => {
    expect(search(1_000, () => 2_000_000)).toEqual({ end: 'impossible', best: 0, count: 2 })
  })
  it('gives up after four attempts, or at the lowest rate', () => {
    expect(search(1_000, (rate) => 1_500_000 + rate * 500)).toMatchObject({ end: 'impossible', count: 4 })
    expect(search(1, () => 2_000_000)).toEqual({ end: 'impossible', best: 0, count: 1 })
  })
})
