import { describe, expect, it } from 'vitest'
import { boxBetween, boxByKey, moveBox, resizeBox, sayBox, smallestShare } from '../../../renderer/player/box-geometry.ts'
import { picturePlace } from '../../../renderer/player/pan.ts'
import { setIn, setOut, spanOf } from '../../../renderer/player/selection.ts'
import { shuttled } from '../../../renderer/player/shuttle.ts'
import { snapTarget } from '../../../renderer/player/snap.ts'
import { thumbnailSlots } from '../../../renderer/player/thumbnails.ts'
import { clampZoom, scrollAround, scrollToFollow, stepZoom } from '../../../renderer/player/timeline-view.ts'
import { waveformPath } from '../../../renderer/player/waveform.ts'

const box = { x: 0.4, y: 0.4, width: 0.2, height: 0.2 }
const close = (value: number) => expect.closeTo(value, 9)

describe('a rectangle over the picture', () => {
  it('lies between two corners, whichever they are, and within the picture', () => {
    expect(boxBetween({ x: 0.7, y: 0.2 }, { x: 0.2, y: 0.9 })).toEqual({ x: 0.2, y: 0.2, width: close(0.5), height: close(0.7) })
    expect(boxBetween({ x: -1, y: 0.5 }, { x: 0.5, y: 3 })).toEqual({ x: 0, y: 0.5, width: 0.5, height: 0.5 })
  })

  it('is never too small to be taken hold of, not even in the last corner', () => {
    const { x, y, width, height } = boxBetween({ x: 1, y: 1 }, { x: 1, y: 1 })
    expect([width, height]).toEqual([close(smallestShare), close(smallestShare)])
    expect(x + width <= 1 && y + height <= 1).toBe(true)
  })

  it('is moved as far as the picture reaches, and keeps its size', () => {
    expect(moveBox(box, { x: 0.1, y: -0.9 })).toEqual({ ...box, x: close(0.5), y: 0 })
    expect(moveBox(box, { x: 9, y: 9 })).toEqual({ ...box, x: close(0.8), y: close(0.8) })
  })

  it('is resized at one edge; the one across stays where it is', () => {
    expect(resizeBox(box, { x: 1, y: 0 }, { x: 0.9, y: 0.3 })).toEqual({ ...box, width: close(0.6) })
    expect(resizeBox(box, { x: -1, y: -1 }, { x: -0.1, y: 5 })).toEqual({
      x: close(0.3),
      y: close(0.59),
      width: close(0.3),
      height: close(smallestShare),
    })
  })

  it('is moved by the arrow keys, and resized with Shift', () => {
    expect(boxByKey(box, 'ArrowLeft', false)).toEqual({ ...box, x: close(0.395) })
    expect(boxByKey(box, 'ArrowDown', true)).toEqual({ ...box, height: close(0.205) })
    expect(boxByKey(box, 'Home', false)).toBeNull()
  })

  it('is said in per cent', () => {
    expect(sayBox({ x: 0.355, y: 0, width: 0.3, height: 0.2051 })).toBe('35.5 % from the left, 0 % from the top, 30 % wide, 20.5 % high')
  })

  it('stands on the picture, fitted or at its own size', () => {
    const window = { width: 400, height: 400 }
    expect(picturePlace({ width: 800, height: 400 }, window, 'fit', { x: 0, y: 0 })).toEqual({ left: 0, top: 100, width: 400, height: 200 })
    expect(picturePlace({ width: 800, height: 400 }, window, 'actual', { x: 1, y: 0 })).toEqual({ left: -400, top: 0, width: 800, height: 400 })
  })
})

describe('the selection', () => {
  it('is whole once it has both ends', () => {
    expect(spanOf(setOut(setIn({ inMs: null, outMs: null }, 1_000), 2_000))).toEqual({ startMs: 1_000, endMs: 2_000 })
    expect(spanOf(setIn({ inMs: null, outMs: null }, 1_000))).toBeNull()
  })

  it('forgets an end that would lie on the wrong side', () => {
    expect(setIn({ inMs: 0, outMs: 2_000 }, 2_000)).toEqual({ inMs: 2_000, outMs: null })
    expect(setOut({ inMs: 3_000, outMs: null }, 2_000)).toEqual({ inMs: null, outMs: 2_000 })
    expect(setOut({ inMs: 3_000, outMs: 4_000 }, 0)).toEqual({ inMs: null, outMs: null })
  })
})

describe('J and L', () => {
  it('begin at normal speed, double up to four times, and turn round to normal speed', () => {
    expect([0, 0.5, 1, 2, 4].map((speed) => shuttled(speed, 1))).toEqual([1, 1, 2, 4, 4])
    expect([0, -1, -2, -4].map((speed) => shuttled(speed, -1))).toEqual([-1, -2, -4, -4])
    expect([shuttled(4, -1), shuttled(-2, 1)]).toEqual([-1, 1])
  })
})

describe('what is dragged', () => {
  const targets = [1_000, 1_300, 5_000].map((atMs) => ({ atMs, words: `${atMs}` }))

  it('rests at the nearest target within reach', () => {
    expect(snapTarget(1_200, targets, 250)?.atMs).toBe(1_300)
    expect(snapTarget(4_800, targets, 100)).toBeNull()
  })
})

describe('the window of a timeline', () => {
  it('shows all of a short video, and a long one at most eighty times as large', () => {
    expect(clampZoom(30, 800)).toBe(1)
    expect(clampZoom(1_000, 10_000)).toBe(10)
    expect(clampZoom(1_000, 3_600_000)).toBe(80)
    expect(stepZoom(stepZoom(1, 1, 60_000), -1, 60_000)).toBe(1)
  })

  it('keeps what is zoomed around where it was, unless an end is nearer', () => {
    expect(scrollAround(0.5, 300, 2, 600)).toBe(300)
    expect(scrollAround(0, 300, 2, 600)).toBe(0)
    expect(scrollAround(1, 100, 2, 600)).toBe(600)
  })

  it('follows the player only when it is out of sight', () => {
    expect(scrollToFollow(0.3, 100, 4, 600)).toBe(scrollAround(0.3, 90, 4, 600))
    expect(scrollToFollow(0.25, 100, 4, 600)).toBe(100)
  })
})

describe('pictures and sound along a timeline', () => {
  const thumbnails = { stepMs: 1_000, width: 160, height: 90, columns: 4, rows: 2, count: 10 }

  it('show the picture at the middle of each slot, from the right place of the right sheet', () => {
    const slots = thumbnailSlots(thumbnails, 10_000, 100, 1_000)
    expect(slots.map(({ sheet, row, column }) => [sheet, row, column]).slice(0, 6)).toEqual([
      [0, 0, 0],
      [0, 0, 1],
      [0, 0, 2],
      [0, 0, 3],
      [0, 1, 0],
      [0, 1, 1],
    ])
    expect(slots.at(-1)).toEqual({ left: 900, sheet: 1, column: 1, row: 0 })
  })

  it('fill the timeline whatever its width, and are none without pictures', () => {
    expect(thumbnailSlots(thumbnails, 10_000, 71, 600)).toHaveLength(9)
    expect(thumbnailSlots({ ...thumbnails, count: 0 }, 10_000, 71, 600)).toEqual([])
  })

  it('draw the sound about the middle, what is louder higher, and nothing beyond the end', () => {
    expect(waveformPath({ stepMs: 1_000, values: [0, 1, 0.25] }, 2_200)).toBe('M0 50L500 48.5L1500 0L2200 25L2200 50L2200 75L1500 100L500 51.5Z')
    expect(waveformPath({ stepMs: 1_000, values: [] }, 2_200)).toBe('')
  })
})
