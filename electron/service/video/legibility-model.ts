/** @file How legible so many bits make a recording's text, from its probe encodes. Pure. */
import { losslessLookingQuality } from './picture-options.ts'
import type { LegibilityCurve, LegibilityPoint } from './probe-legibility.ts'

/** Below the lowest probed point the logarithm of the odds falls by at least this much for each halving of the bits. */
const usualSlope = 1.5

/**
 * Between and beyond the probed points the odds that a word stays readable grow with a power of the bits: from few bits on some pages
 * read well and others do not, and no number of bits reads all.
 * @param bitsPerCell for each cell of text that is drawn anew. @returns the share of the text that stays readable, 0 to 1.
 */
export function legibilityAt({ points }: LegibilityCurve, bitsPerCell: number): number {
  // A dearer probe that reads worse is noise of the measurement.
  let best = 0
  const known = points
    .toSorted((a, b) => a.bitsPerCell - b.bitsPerCell)
    .map((point) => ({ ...point, legibility: (best = Math.max(best, point.legibility)) }))
  if (known.length === 0) return 1
  if (bitsPerCell <= 0) return 0
  const at = (index: number) => {
    const { bitsPerCell: bits, legibility } = known[Math.min(known.length - 1, Math.max(0, index))] as LegibilityPoint
    return { x: Math.log2(Math.max(0.01, bits)), y: odds(legibility) }
  }
  const wanted = Math.log2(bitsPerCell)
  const upper = known.findIndex((_, index) => at(index).x >= wanted)
  if (upper < 0) return (known.at(-1) as LegibilityPoint).legibility
  const low = at(upper === 0 ? 0 : upper - 1)
  const high = at(upper === 0 ? 1 : upper)
  const slope = high.x > low.x ? Math.max(0, (high.y - low.y) / (high.x - low.x)) : usualSlope
  const y = low.y + (upper === 0 ? Math.max(slope, usualSlope) : slope) * (wanted - low.x)
  return Math.min((known.at(-1) as LegibilityPoint).legibility, 1 / (1 + Math.exp(-y)))
}

/** @returns the logarithm of the odds of a share. @param margin how near to 0 and 1 a share is taken at its word. */
function odds(share: number, margin = 0.001): number {
  const inside = Math.min(1 - margin, Math.max(margin, share))
  return Math.log(inside / (1 - inside))
}

/** Nearer to nothing and to all than this a measurement says nothing about what lies between. */
const telling = 0.03

/** @returns by how much what was foretold is to be shifted to be what was measured. Logarithm of the odds. */
export function shiftBetween(foretold: number, measured: number): number {
  return odds(measured, telling) - odds(foretold, telling)
}

/** @returns a share, shifted in the logarithm of its odds. */
export function shifted(share: number, shift: number): number {
  return shift === 0 ? share : 1 / (1 + Math.exp(-odds(share) - shift))
}

/** Steps of x264's quality for which the bytes of a screen recording halve. */
export const stepsForHalf = 7

/** @returns bits for each cell from which more would not be seen. */
export function plentyBitsPerCell({ points }: LegibilityCurve): number {
  return Math.max(0, ...points.map(({ bitsPerCell }) => bitsPerCell))
}

/**
 * Macroblock-tree draws what stays for seconds finer than a probe's pictures at the same constant rate factor, by this many steps; less
 * where pictures that pass are stored too.
 */
const dwellSteps = { held: 10, asItComes: 5 }

/** @returns the constant rate factor at which a cell takes about so many bits, from the probes; beyond them bytes halve every seven steps. */
export function qualityAt({ points }: LegibilityCurve, bitsPerCell: number, tempo: keyof typeof dwellSteps): number {
  if (points.length === 0) return losslessLookingQuality
  const known = points.toSorted((a, b) => a.bitsPerCell - b.bitsPerCell)
  const wanted = Math.max(0.01, bitsPerCell)
  const upper = known.findIndex((point) => point.bitsPerCell >= wanted)
  const low = known.at(upper < 0 ? -1 : Math.max(0, upper - 1)) as LegibilityPoint
  const high = known.at(upper) as LegibilityPoint
  const steps = Math.log2(wanted / low.bitsPerCell)
  const span = Math.log2(high.bitsPerCell / low.bitsPerCell)
  const isBetween = span > 1e-6
  return dwellSteps[tempo] + low.quality + (isBetween ? (steps / span) * (high.quality - low.quality) : -stepsForHalf * steps)
}

/** @returns a share as it is shown and kept: to a thousandth. */
export function roundedShare(share: number): number {
  return Math.round(share * 1000) / 1000
}
