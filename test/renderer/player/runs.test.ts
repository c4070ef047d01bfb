import { describe, expect, it } from 'vitest'
import { runsOf, valueAt } from '../../../renderer/player/runs.ts'

describe('runs', () => {
  it('join neighbours of equal value', () => {
    expect(runsOf(['still', 'still', 'typing', 'still'], 1_000)).toEqual([
      { value: 'still', startMs: 0, endMs: 2_000 },
      { value: 'typing', startMs: 2_000, endMs: 3_000 },
      { value: 'still', startMs: 3_000, endMs: 4_000 },
    ])
  })

  it('end where the video ends, in the middle of a step too', () => {
    expect(runsOf([true, true, true], 1_000, 1_500)).toEqual([{ value: true, startMs: 0, endMs: 1_500 }])
    expect(runsOf([], 1_000)).toEqual([])
  })
})

describe('the value at an instant', () => {
  it('holds until the next one, and the last one beyond the end', () => {
    expect([-1, 0, 999, 1_000, 9_999].map((ms) => valueAt(['a', 'b'], 1_000, ms))).toEqual(['a', 'a', 'a', 'b', 'b'])
    expect(valueAt([], 1_000, 0)).toBeUndefined()
  })
})
