import { describe, expect, it } from 'vitest'
import { instantAt, percentage, shareOf, tickInstants } from '../../../renderer/player/timeline-geometry.ts'

describe('ticks', () => {
  it('stand at round times with room for their words', () => {
    expect(tickInstants(90_000, 610)).toEqual([0, 15_000, 30_000, 45_000, 60_000, 75_000, 90_000])
    expect(tickInstants(581_000, 610).slice(0, 3)).toEqual([0, 120_000, 240_000])
    expect(tickInstants(2_500, 900)).toEqual([0, 500, 1_000, 1_500, 2_000, 2_500])
  })

  it('never crowd, whatever the length and width', () => {
    for (const durationMs of [1, 900, 10_000, 600_000, 7_200_000, 90_000_000])
      for (const width of [80, 300, 610, 1_600]) expect(tickInstants(durationMs, width).length).toBeLessThanOrEqual(width / 72 + 1.2)
  })

  it('are none where there is nothing to show', () => {
    expect(tickInstants(0, 600)).toEqual([])
    expect(tickInstants(Number.NaN, 600)).toEqual([])
    expect(tickInstants(1_000, 0)).toEqual([])
  })
})

describe('places on the timeline', () => {
  it('turn into instants and back', () => {
    const track = { left: 100, width: 500 }
    expect(instantAt(350, track, 60_000)).toBe(30_000)
    expect(instantAt(0, track, 60_000)).toBe(0)
    expect(instantAt(9_999, track, 60_000)).toBe(60_000)
    expect(shareOf(30_000, 60_000)).toBe(0.5)
    expect(shareOf(1, 0)).toBe(0)
    expect(percentage(1 / 3)).toBe('33.3333%')
  })
})
