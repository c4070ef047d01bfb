import { describe, expect, it } from 'vitest'
import { withoutPassages } from '#shared/domain/passages.ts'

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
  ])('%s', (_, cuts, left) => expect(withoutPassages(whole, cuts).map(({ startMs, endMs }) => [startMs, endMs])).toEqual(left))
  it('are cut across their borders', () => {
    const two = [
      { startMs: 0, endMs: 2_000 },
      { startMs: 6_000, endMs: 8_000 },
    ]
    expect(withoutPassages(two, [{ startMs: 1_000, endMs: 7_000 }])).toEqual([
      { startMs: 0, endMs: 1_000 },
      { startMs: 7_000, endMs: 8_000 },
    ])
  })
  it('are not touched by a cut without length', () => {
    const cut = withoutPassages(whole, [{ startMs: 4_000, endMs: 4_000 }])
    expect(cut.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0)).toBe(10_000)
  })
})
