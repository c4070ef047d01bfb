import { describe, expect, it } from 'vitest'
import { legibilityAt, plentyBitsPerCell, qualityAt, shiftBetween, shifted } from '../../../electron/service/video/legibility-model.ts'
import type { LegibilityCurve, LegibilityPoint } from '../../../electron/service/video/probe-legibility.ts'
import { curveOf, usualCurve } from '../../fixtures/analyses.ts'

const curveFrom = (...points: [bitsPerCell: number, legibility: number][]): LegibilityCurve => ({
  width: 1920,
  height: 1080,
  points: points.map(([bitsPerCell, legibility]) => ({ quality: 30, bitsPerCell, legibility, ssim: 1 })),
})
const curves: [string, LegibilityCurve][] = [
  ['three points', usualCurve],
  ['points that were found out of order', curveFrom([400, 0.99], [100, 0.5], [200, 0.9])],
  ['two points', curveFrom([100, 0.7], [250, 0.9])],
  ['one point', curveFrom([100, 0.7])],
  ['a page that never reads well', curveFrom([100, 0.2], [300, 0.5], [900, 0.6])],
  ['a page that is read with any number of bits', curveFrom([50, 1], [90, 1], [200, 1])],
  ['a page that is read with none', curveFrom([50, 0], [90, 0], [200, 0])],
  ['points at the same price', curveFrom([100, 0.5], [100, 0.6], [300, 0.9])],
  ['a dearer point that reads worse', curveFrom([100, 0.8], [200, 0.75], [400, 0.99])],
  ['a dearest point that reads worse', curveFrom([100, 0.8], [200, 0.98], [400, 0.97])],
]
const bits = Array.from({ length: 200 }, (_, step) => 0.01 * 1.09 ** step)

describe.each(curves)('with %s', (_, curve) => {
  it('more bits never make text less legible', () => {
    let before = 0
    for (const perCell of bits) {
      const now = legibilityAt(curve, perCell)
      expect(now).toBeGreaterThanOrEqual(before - 1e-9)
      before = now
    }
  })
  it('it is a share, none without bits, and never better than the best that was seen', () => {
    const best = Math.max(...curve.points.map(({ legibility }) => legibility))
    expect(legibilityAt(curve, 0)).toBe(0)
    for (const perCell of bits) {
      expect(legibilityAt(curve, perCell)).toBeGreaterThanOrEqual(0)
      expect(legibilityAt(curve, perCell)).toBeLessThanOrEqual(best + 1e-9)
    }
  })
  it('it is the best that was seen where bits are plenty', () => {
    expect(legibilityAt(curve, plentyBitsPerCell(curve))).toBeCloseTo(Math.max(...curve.points.map(({ legibility }) => legibility)), 2)
  })
})

describe('the real encode', () => {
  it('reads as well as the probe did with the same bits', () => {
    for (const { bitsPerCell, legibility } of usualCurve.points) expect(legibilityAt(usualCurve, bitsPerCell)).toBeCloseTo(legibility, 2)
  })
  it('reads in between what was seen to either side', () => {
    const [low, middle] = usualCurve.points
    const between = legibilityAt(usualCurve, Math.sqrt(low!.bitsPerCell * middle!.bitsPerCell) * 0.8)
    expect(between).toBeGreaterThan(low!.legibility)
    expect(between).toBeLessThan(middle!.legibility)
  })
  it('reads next to nothing with a tenth of the fewest bits that were tried', () => {
    expect(legibilityAt(usualCurve, usualCurve.points[0]!.bitsPerCell / 10)).toBeLessThan(0.2)
  })
})

it('what was not probed counts as legible, and asks for nothing', () => {
  expect(legibilityAt(curveFrom(), 10)).toBe(1)
  expect(plentyBitsPerCell(curveFrom())).toBe(0)
})
it('text that is dearer to draw reads worse with the same bits', () => {
  expect(legibilityAt(curveOf(200), 120)).toBeLessThan(legibilityAt(curveOf(100), 120))
})

describe('the constant rate factor to begin with', () => {
  it('is finer the more bits there are, and keeps falling beyond what was probed', () => {
    const qualities = bits.map((perCell) => qualityAt(usualCurve, perCell, 'held'))
    expect(qualities).toEqual(qualities.toSorted((a, b) => b - a))
    expect(qualityAt(usualCurve, 57.5, 'held') - qualityAt(usualCurve, 115, 'held')).toBeCloseTo(7)
  })
  it('is coarser than the probe that took as many bits: what stays long is drawn finer at the same factor', () => {
    const [{ quality, bitsPerCell }] = usualCurve.points as [LegibilityPoint]
    expect(qualityAt(usualCurve, bitsPerCell, 'held')).toBeGreaterThan(qualityAt(usualCurve, bitsPerCell, 'asItComes'))
    expect(qualityAt(usualCurve, bitsPerCell, 'asItComes')).toBeGreaterThan(quality)
  })
  it('of what was not probed is that which loses nothing', () => expect(qualityAt(curveFrom(), 10, 'held')).toBe(18))
})

describe('a forecast that a measurement sets right', () => {
  it('is what was measured', () => {
    for (const [foretold, measured] of [
      [0.6, 0.7],
      [0.9, 0.3],
      [0.2, 0.95],
    ] as const)
      expect(shifted(foretold, shiftBetween(foretold, measured))).toBeCloseTo(measured)
  })
  it('moves others less the nearer they are to nothing and to all', () => {
    const shift = shiftBetween(0.5, 0.7)
    expect(shifted(0.5, shift) - 0.5).toBeGreaterThan(shifted(0.9, shift) - 0.9)
    expect(shifted(0.5, shift) - 0.5).toBeGreaterThan(shifted(0.02, shift) - 0.02)
    expect(shifted(0.99, shift)).toBeLessThan(1)
  })
  it('is left alone where nearly all is read: nothing is learned from there', () => expect(shiftBetween(0.999, 0.98)).toBe(0))
})
