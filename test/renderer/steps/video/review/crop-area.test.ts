import { describe, expect, it } from 'vitest'
import { boxPlace, instantOf } from '../../../../../renderer/steps/video/review/box-place.ts'
import { cropArea } from '../../../../../renderer/steps/video/review/crop-area.ts'

const picture = { width: 1920, height: 1080 }
const window = { width: 264, height: 72 }

describe('the part of the picture that shows a place', () => {
  it('has the place in its middle and is not enlarged', () => {
    const area = cropArea({ x: 0.5, y: 0.5, width: 0.05, height: 0.02 }, picture, window)
    expect([area.width, area.height]).toEqual([264, 72])
    expect(area.x + area.width / 2).toBeCloseTo(0.525 * 1920)
    expect(area.inside.x + area.inside.width / 2).toBeCloseTo(0.5)
  })

  it('ends at the edges of the picture', () => {
    const corner = cropArea({ x: 0, y: 0.99, width: 0.01, height: 0.01 }, picture, window)
    expect([corner.x, corner.y + corner.height]).toEqual([0, 1080])
    expect(corner.inside.x).toBe(0)
    expect(corner.inside.y + corner.inside.height).toBeCloseTo(1)
  })

  it('is made smaller where the place is larger than the window, but never than the picture', () => {
    const wide = cropArea({ x: 0.1, y: 0.5, width: 0.4, height: 0.02 }, picture, window)
    expect(wide.width).toBeCloseTo(0.4 * 1920 + 32)
    expect(wide.width / wide.height).toBeCloseTo(264 / 72)
    const whole = cropArea({ x: 0, y: 0, width: 1, height: 1 }, picture, window)
    expect([whole.x, whole.width]).toEqual([0, 1920])
    expect(whole.height).toBeLessThanOrEqual(1080)
  })
})

describe('a place over the player', () => {
  it('lies where the fitted picture shows it, borders left aside', () => {
    const place = boxPlace({ x: 0.5, y: 0, width: 0.25, height: 0.5 }, picture, { width: 1000, height: 540 }, 'fit', { x: 0.5, y: 0.5 })
    expect(place).toEqual({ left: 20 + 480, top: 0, width: 240, height: 270 })
  })

  it('is looked at when it has come to rest, and before it is gone', () => {
    expect(instantOf({ startMs: 1_000, endMs: 3_000 })).toBe(1_200)
    expect(instantOf({ startMs: 1_000, endMs: 1_200 })).toBe(1_100)
  })
})
