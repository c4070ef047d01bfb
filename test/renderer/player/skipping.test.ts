import { describe, expect, it } from 'vitest'
import { skippedTo } from '../../../renderer/player/skipping.ts'

const leftOut = [
  { startMs: 3_000, endMs: 9_000 },
  { startMs: 9_000, endMs: 12_000 },
  { startMs: 40_000, endMs: 60_000 },
]

describe('a player that skips', () => {
  it('goes on behind what is left out, and behind its neighbour', () => {
    expect(skippedTo(leftOut, 3_000)).toBe(12_000)
    expect(skippedTo(leftOut, 10_500)).toBe(12_000)
    expect(skippedTo(leftOut, 59_000)).toBe(60_000)
  })

  it('stays where it is everywhere else', () => {
    for (const ms of [0, 2_998, 12_000, 39_000, 60_000]) expect(skippedTo(leftOut, ms)).toBe(ms)
    expect(skippedTo([], 3_500)).toBe(3_500)
  })

  it('does not skip again where a jump ended a little early', () => {
    expect(skippedTo(leftOut, 11_990)).toBe(11_990)
  })
})
