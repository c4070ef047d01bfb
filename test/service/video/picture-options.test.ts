import { describe, expect, it } from 'vitest'
import { gapOption, rateMultiple, reachWithin, tickOf } from '../../../electron/service/video/picture-options.ts'

describe('the search for what has moved', () => {
  it('is as wide as a page scrolls where little changes, narrow where everything does', () => {
    expect(reachWithin(100_000, 8)).toBe(1024)
    expect(reachWithin(10_000_000, 8)).toBe(24)
    const reaches = [0, 1e4, 1e5, 1e6, 1e7, 1e8].map((blocks) => reachWithin(blocks, 8))
    expect(reaches).toEqual(reaches.toSorted((a, b) => b - a))
  })
})

describe('gaps between frames', () => {
  it.each([
    ['N-47683-g0e8eb07980-static', '-vsync'],
    ['4.4.1', '-vsync'],
    ['5.0.3', '-vsync'],
    ['5.1.9-0+deb12u1', '-fps_mode'],
    ['n7.1', '-fps_mode'],
    ['8.0', '-fps_mode'],
  ])('are kept by ffmpeg %s with %s', (version, option) => expect(gapOption(version)).toEqual([option, 'vfr']))
})

it('frames last a ratio of whole numbers', () => expect(tickOf(30_000 / 1001)).toBe('1000/29970'))
it('the rate control is told of at most a hundred frames a second, and of sixteen times as many as there are', () => {
  for (const rate of [0.5, 1, 5, 7.5, 23.976, 30, 60, 120]) {
    expect(rateMultiple(rate)).toBeGreaterThanOrEqual(1)
    expect(rateMultiple(rate)).toBeLessThanOrEqual(16)
    if (rate <= 99) expect(rate * rateMultiple(rate)).toBeLessThan(100)
  }
})
