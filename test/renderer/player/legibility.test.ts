import { describe, expect, it } from 'vitest'
import {
  belowFloorMs,
  heightOf,
  leastOf,
  legibilityAt,
  legibilityInShort,
  linePath,
  sayLegibility,
  scaleFor,
} from '../../../renderer/player/legibility.ts'

const line = (...values: (number | null)[]) => ({ stepMs: 1_000, values })
const whole = { bottom: 0, top: 1 }

describe('the scale of the line', () => {
  it('begins at 50 % to show what differs, unless something lies below', () => {
    expect(scaleFor(line(0.9, 0.7), 0.8)).toEqual({ bottom: 0.5, top: 1 })
    expect(scaleFor(line(0.9, 0.4), 0.8)).toEqual(whole)
    expect(scaleFor(line(0.9), 0.3)).toEqual(whole)
    expect(scaleFor(line(null, null), 0.8)).toEqual({ bottom: 0.5, top: 1 })
  })

  it('has all words at its top, and nothing outside', () => {
    expect([1, 0.75, 0.5, 0.2].map((share) => heightOf(share, { bottom: 0.5, top: 1 }))).toEqual([0, 50, 100, 100])
  })
})

describe('the line', () => {
  it('goes from the beginning to the end through the middle of every step', () => {
    expect(linePath(line(1, 0.5), 2_000, whole)).toBe('M0 0L500 0L1500 50L2000 50')
  })

  it('is broken where nothing is shown', () => {
    expect(linePath(line(1, null, 0.5), 3_000, whole)).toBe('M0 0L500 0L1000 0M2000 50L2500 50L3000 50')
    expect(linePath(line(null), 1_000, whole)).toBe('')
  })

  it('ends with the video, in the middle of a step too', () => {
    expect(linePath(line(1, 1), 1_200, whole)).toBe('M0 0L500 0L1200 0L1200 0')
  })
})

describe('the line in words', () => {
  it('names the least, where it is, and how long the floor is missed', () => {
    expect(leastOf(line(0.9, 0.7, null, 0.7))).toEqual({ share: 0.7, atMs: 1_000 })
    expect(leastOf(line(null))).toBeNull()
    expect(belowFloorMs(line(0.9, 0.7, null, 0.799), 0.8)).toBe(2_000)
    expect(legibilityInShort(line(0.9, 0.715))).toBe('least 71 % at 00:01')
    expect(sayLegibility(line(0.9, 0.7, 0.6), 0.8)).toBe('Least 60 % at 2 seconds; below the floor of 80 % for 2 s.')
    expect(sayLegibility(line(0.9, 0.85), 0.8)).toBe('Least 85 % at 1 second; never below the floor of 80 %.')
  })

  it('says when it is level, and when nothing is shown', () => {
    expect(legibilityInShort(line(1, null, 1))).toBe('100 % throughout')
    expect(legibilityInShort(line(0.994, 0.991))).toBe('99 % throughout')
    expect(sayLegibility(line(1), 0.8)).toBe('100 % throughout; never below the floor of 80 %.')
    expect(legibilityInShort(line(null))).toBe('nothing is shown')
    expect(sayLegibility(line(), 0.8)).toBe('Nothing is shown.')
  })

  it('is said for every instant', () => {
    expect([0, 1_500, 2_500].map((ms) => legibilityAt(line(0.931, null, 1), ms))).toEqual([
      '93 % of the words readable',
      'left out',
      '100 % of the words readable',
    ])
    expect(legibilityAt(line(), 0)).toBe('')
  })
})
