import { describe, expect, it } from 'vitest'
import { formatAmount, formatExactInstant, formatInstant, formatLength, parseInstant, sayInstant } from '../../../renderer/player/time.ts'

describe('instants', () => {
  it('are shown as minutes, seconds and tenths, never ahead of the picture', () => {
    expect(formatInstant(0)).toBe('00:00.0')
    expect(formatInstant(192_499)).toBe('03:12.4')
    expect(formatInstant(59_999)).toBe('00:59.9')
    expect(formatInstant(3_600_000)).toBe('1:00:00.0')
    expect(formatInstant(-5)).toBe('00:00.0')
  })

  it('are shown exactly where a mark stands', () => {
    expect(formatExactInstant(92_517)).toBe('01:32.517')
    expect(formatExactInstant(92_500)).toBe('01:32.500')
    expect(formatExactInstant(92_000)).toBe('01:32.000')
    expect(formatExactInstant(92_050)).toBe('01:32.050')
  })

  it('are amounts of time within a sentence', () => {
    expect([0, 37_500, 59_600, 112_000, 3_723_000].map(formatAmount)).toEqual(['0 s', '38 s', '1:00', '1:52', '1:02:03'])
  })

  it('are read back as they were written', () => {
    for (const ms of [0, 1, 10, 100, 999, 59_999, 60_000, 92_517, 3_599_999, 3_600_000, 7_384_250])
      expect(parseInstant(formatExactInstant(ms))).toBe(ms)
  })

  it('are read as people type them', () => {
    expect(parseInstant('92.5')).toBe(92_500)
    expect(parseInstant(' 1:32,5 ')).toBe(92_500)
    expect(parseInstant('0:01:32.5')).toBe(92_500)
    expect(parseInstant('90')).toBe(90_000)
  })

  it('are refused when they are none', () => {
    for (const text of ['', 'soon', '1:60', '1:60:00', '-1', '1:2:3:4', '1.2.3', '1:']) expect(parseInstant(text)).toBeNull()
  })

  it('are spoken in words', () => {
    expect(sayInstant(192_400)).toBe('3 minutes 12.4 seconds')
    expect(sayInstant(61_000)).toBe('1 minute 1 second')
    expect(sayInstant(3_600_000)).toBe('1 hour 0 seconds')
  })

  it('give lengths rounded to the second', () => {
    expect(formatLength(581_499)).toBe('09:41')
    expect(formatLength(59_600)).toBe('01:00')
  })
})
