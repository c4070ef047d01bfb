import { describe, expect, it } from 'vitest'
import { estimateFit } from '#shared/domain/takes.ts'

const minutes = (count: number) => count * 60_000
const verdictAfter = (count: number, hasSound = true) => estimateFit({ elapsedMs: minutes(count), hasSound }).verdict

describe('the estimate while recording', () => {
  it.each([
    [0, 'readable'],
    [5, 'readable'],
    // 60 kbit/s in all: 0.82 of the words, the floor is 0.8.
    [10, 'readable'],
    [11, 'split'],
    // In two files each has 60 kbit/s.
    [20, 'split'],
    [22, 'too-long'],
    [600, 'too-long'],
  ] as const)('after %i minutes says %s', (count, verdict) => {
    expect(verdictAfter(count)).toBe(verdict)
  })
  it('gives a recording without sound more time, and never takes a verdict back', () => {
    const order = ['readable', 'split', 'too-long']
    for (let count = 1; count < 40; count += 0.25) {
      expect(order.indexOf(verdictAfter(count))).toBeLessThanOrEqual(order.indexOf(verdictAfter(count + 0.25)))
      expect(order.indexOf(verdictAfter(count, false))).toBeLessThanOrEqual(order.indexOf(verdictAfter(count)))
    }
    expect(verdictAfter(12, false)).toBe('readable')
  })
  it('knows that what is below the limit as it was recorded loses nothing', () => {
    expect(estimateFit({ elapsedMs: minutes(30), recordedBytes: 4_499_999, hasSound: true }).verdict).toBe('readable')
    expect(estimateFit({ elapsedMs: minutes(30), recordedBytes: 4_500_000, hasSound: true }).verdict).toBe('too-long')
  })
  it('says that it is one', () => {
    for (const count of [1, 15, 60]) expect(estimateFit({ elapsedMs: minutes(count), hasSound: true }).words).toMatch(/^Estimate/)
  })
})
