import { describe, expect, it } from 'vitest'
import { storedExpression, sumOf } from '../../../electron/service/video/filter-expressions.ts'

describe('the expression', () => {
  it('of frames that are all stored is nothing to think about', () => expect(storedExpression([true, true])).toBe('1'))
  it('stays short for hours', () => {
    const hours = Array.from({ length: 36_000 }, (_, index) => index % 3 === 0)
    expect(storedExpression(hours).length).toBeLessThan(24_000)
  })
  it('is nested no deeper than ffmpeg allows', () => {
    let depth = 0
    let deepest = 0
    for (const character of sumOf(Array.from({ length: 5_000 }, () => 'x'))) {
      if (character === '(') deepest = Math.max(deepest, (depth += 1))
      if (character === ')') depth -= 1
    }
    expect(deepest).toBeLessThan(20)
  })
})
