import { describe, expect, it } from 'vitest'
import { clampPan, dragPan, fitInto, middle, pictureOffset, stepPan } from '../../../renderer/player/pan.ts'

const picture = { width: 1920, height: 1080 }
const pane = { width: 480, height: 270 }

describe('a picture larger than its pane', () => {
  it('starts in the middle', () => {
    expect(pictureOffset(middle, picture, pane)).toEqual({ x: -720, y: -405 })
  })

  it('follows the pointer pixel by pixel', () => {
    const before = pictureOffset(middle, picture, pane)
    const after = pictureOffset(dragPan(middle, { x: 96, y: -54 }, picture, pane), picture, pane)
    expect(after).toEqual({ x: before.x + 96, y: before.y - 54 })
  })

  it('never shows an empty border', () => {
    expect(pictureOffset({ x: -3, y: 9 }, picture, pane)).toEqual({ x: 0, y: 270 - 1080 })
    expect(clampPan({ x: 1, y: 0 }, picture, pane)).toEqual({ x: 0.875, y: 0.125 })
  })

  it('moves in steps with the keys, and no further than its edges', () => {
    expect(stepPan(middle, 1, -1)).toEqual({ x: 0.58, y: 0.42 })
    expect(stepPan({ x: 0.99, y: 0 }, 1, -1)).toEqual({ x: 1, y: 0 })
  })

  it('leaves its edge at once when it is dragged back', () => {
    expect(pictureOffset(dragPan({ x: 0, y: 0 }, { x: -10, y: -10 }, picture, pane), picture, pane)).toEqual({ x: -10, y: -10 })
  })

  it('shows the same place in a picture of another size', () => {
    const pan = clampPan({ x: 0.8, y: 0.3 }, picture, pane)
    expect(clampPan(pan, { width: 3840, height: 2160 }, { width: 960, height: 540 })).toEqual(pan)
  })
})

describe('a picture smaller than its pane', () => {
  it('stands in the middle and does not move', () => {
    expect(pictureOffset(dragPan(middle, { x: 50, y: 50 }, { width: 100, height: 50 }, pane), { width: 100, height: 50 }, pane)).toEqual({
      x: 190,
      y: 110,
    })
  })
})

describe('fitting', () => {
  it('keeps the shape', () => {
    expect(fitInto(picture, { width: 610, height: 352 })).toEqual({ width: 610, height: 343.125 })
    expect(fitInto({ width: 320, height: 180 }, { width: 960, height: 960 }, false)).toEqual({ width: 320, height: 180 })
  })
})
