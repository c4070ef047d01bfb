/** @file How legible so many bits make a recording's text, from its probe encodes. Pure. */
import type { LegibilityCurve } from './probe-legibility.ts'

/** Bits that the real encode needs for what a probe drew with one: it searches longer (measured on the bench's recordings). */
const effortGain = 0.8
/** A probe's lowest point is followed down by this much legibility for each halving of the bits, where only one point is known. */
const usualSlope = 0.25

/** @param bitsPerCell for each cell of text that is drawn anew. @returns the share of the text that stays readable, 0 to 1. */
export function legibilityAt({ points }: LegibilityCurve, bitsPerCell: number): number {
  const known = points.toSorted((a, b) => a.bitsPerCell - b.bitsPerCell)
  const first = known[0]
  if (!first) return 1
  if (bitsPerCell <= 0) return 0
  const wanted = Math.log2(bitsPerCell / effortGain)
  const at = (index: number) => ({ x: Math.log2(Math.max(0.01, known[index]?.bitsPerCell ?? 0.01)), y: known[index]?.legibility ?? 0 })
  const upper = known.findIndex(({ bitsPerCell: bits }) => Math.log2(Math.max(0.01, bits)) >= wanted)
  if (upper < 0) return at(known.length - 1).y
  const low = upper === 0 ? at(0) : at(upper - 1)
  const high = upper === 0 ? at(Math.min(1, known.length - 1)) : at(upper)
  const slope = high.x > low.x ? (high.y - low.y) / (high.x - low.x) : usualSlope
  return Math.min(1, Math.max(0, low.y + (upper === 0 ? Math.max(slope, usualSlope) : slope) * (wanted - low.x)))
}

/** @returns bits for each cell from which more would not be seen. */
export function plentyBitsPerCell({ points }: LegibilityCurve): number {
  return Math.max(0, ...points.map(({ bitsPerCell }) => bitsPerCell)) * effortGain
}
