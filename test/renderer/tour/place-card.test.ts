import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { doOverlap, placeCard } from '../../../renderer/tour/place-card.ts'

const view = { width: 1024, height: 700 }
const card = { width: 360, height: 180 }

describe('the card of the tour stands beside what it explains', () => {
  test('below, where there is room', () => {
    expect(placeCard({ left: 300, top: 100, width: 600, height: 200 }, card, view)).toEqual({ left: 300, top: 314 })
  })

  test('to the right of a tall one', () => {
    expect(placeCard({ left: 300, top: 100, width: 200, height: 580 }, card, view)).toEqual({ left: 514, top: 100 })
  })

  test('to the left of a tall one at the right edge', () => {
    expect(placeCard({ left: 700, top: 100, width: 300, height: 580 }, card, view)).toEqual({ left: 326, top: 100 })
  })

  test('above one at the bottom that is as wide as the window', () => {
    expect(placeCard({ left: 0, top: 500, width: 1024, height: 200 }, card, view)).toEqual({ left: 12, top: 306 })
  })

  test('nowhere, where all sides are too small', () => {
    expect(placeCard({ left: 100, top: 150, width: 800, height: 400 }, card, view)).toBeNull()
  })

  test('wherever it stands, all of it is in the window and nothing of the element is hidden', () => {
    const size = (least: number, most: number) => fc.integer({ min: least, max: most })
    const sizes = fc.record({ width: size(200, 2_000), height: size(150, 1_400) })
    const boxes = fc.record({ left: size(-100, 1_900), top: size(-100, 1_300), width: size(1, 1_900), height: size(1, 1_300) })
    let placed = 0
    fc.assert(
      fc.property(boxes, sizes, (element, window) => {
        const point = placeCard(element, card, window)
        if (!point) return
        placed += 1
        const box = { ...point, ...card }
        expect(doOverlap(box, element)).toBe(false)
        expect([box.left >= 0, box.top >= 0, box.left + box.width <= window.width, box.top + box.height <= window.height]).toEqual([
          true,
          true,
          true,
          true,
        ])
      }),
    )
    expect(placed).toBeGreaterThan(20)
  })
})
