import { describe, expect, it } from 'vitest'
import { nextStep, type Attempt } from '../../../electron/service/video/size-search.ts'

const limit = 1_000_000
const fixed = 100_000

/** Follows the search against an encoder that makes `bytesOf(rate)`. */
function search(start: number, bytesOf: (bitsPerSecond: number) => number) {
  const attempts: Attempt[] = []
  let rate = start
  for (;;) {
    attempts.push({ bitsPerSecond: rate, bytes: bytesOf(rate) })
    const step = nextStep(attempts, limit, fixed)
    if (step.kind !== 'encode')
      return { end: step.kind, best: Math.max(0, ...attempts.map(({ bytes }) => bytes).filter((bytes) => bytes < limit)), count: attempts.length }
    rate = step.bitsPerSecond
  }
}

describe('the search for the size', () => {
  it('ends at once with a file that is as full as one can be', () => {
    expect(search(100_000, () => 990_000)).toEqual({ end: 'done', best: 990_000, count: 1 })
  })
  it.each([0.8, 1.02, 1.16, 1.46])('corrects an encoder that misses by a factor of %f in one step or two', (miss) => {
    for (const exponent of [0.85, 1]) {
      const result = search(1_000_000, (rate) => fixed + Math.round(865_000 * miss * (rate / 1_000_000) ** exponent))
      expect(result.count).toBeLessThanOrEqual(3)
      expect(result.best).toBeGreaterThanOrEqual(limit * 0.97)
    }
  })
  it('learns from two attempts how the bytes follow the rate', () => {
    const result = search(1_000_000, (rate) => fixed + Math.round(1_800_000 * (rate / 1_000_000) ** 0.5))
    expect(result).toMatchObject({ end: 'done' })
    expect(result.best).toBeGreaterThanOrEqual(limit * 0.97)
  })
  it('never accepts the limit itself', () => {
    expect(search(100_000, (rate) => (rate >= 100_000 ? limit : 960_000)).best).toBe(960_000)
  })
  it('keeps the best below the limit when the encoder only takes steps of 2 %', () => {
    expect(search(11_000, (rate) => Math.ceil(rate / 200) * 18_200).best).toBe(982_800)
  })
  it('never tries again what it has tried', () => {
    const rates: number[] = []
    search(50_000, (rate) => {
      rates.push(rate)
      return rate > 40_000 ? 1_100_000 : 900_000
    })
    expect(new Set(rates).size).toBe(rates.length)
  })
  it('stops when the encoder does not use what it is given', () => {
    expect(search(100_000, () => 500_000)).toMatchObject({ end: 'done', count: 2 })
  })
  it('gives up at once when the size does not follow the rate', () => {
    expect(search(1_000_000, () => 2_000_000)).toEqual({ end: 'impossible', best: 0, count: 2 })
  })
  it('gives up after four attempts, or at the lowest rate', () => {
    const stubborn = search(1_000_000, (rate) => 1_500_000 + rate * 0.5)
    expect(stubborn).toMatchObject({ end: 'impossible', best: 0 })
    expect(stubborn.count).toBeLessThanOrEqual(4)
    expect(search(500, () => 2_000_000)).toEqual({ end: 'impossible', best: 0, count: 1 })
  })
})
