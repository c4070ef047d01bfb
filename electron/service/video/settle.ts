/**
 * @file Which pictures of a screen are worth showing when bits are short: those that have come to rest. Pure.
 * While a page scrolls or fades, every picture is drawn at full price and seen for a moment. Held back until it has settled, the
 * same bits draw the picture that is then looked at for seconds: words read 0.30 -> 0.35 at 33 kbit/s on the sample.
 */

import type { FrameRange } from './passages.ts'

/** Share of the picture that must change for the picture before it to count as passing. */
const passingChange = 0.02

export type Settler = {
  /** @param nextChange share of the picture that differs in the frame after this one; 0 at the end. @returns whether this frame is shown. */
  isShown(nextChange: number): boolean
}

/** @param longestFrames frames in a row that may be held back; 0 holds none. Frames are asked in order, the first is always shown. */
export function createSettler(longestFrames: number): Settler {
  let held = longestFrames
  return {
    isShown(nextChange) {
      if (nextChange >= passingChange && held < longestFrames) {
        held += 1
        return false
      }
      held = 0
      return true
    },
  }
}

/**
 * @param changes share of the picture (0 to 1) that differs in frame `i` from frame `i - 1`; the first value does not matter.
 * @returns the stretches in which an earlier frame is shown, in order.
 */
export function heldRanges(changes: ArrayLike<number>, longestFrames: number): FrameRange[] {
  const settler = createSettler(longestFrames)
  const ranges: FrameRange[] = []
  for (let frame = 0; frame < changes.length; frame++) {
    if (settler.isShown(changes[frame + 1] ?? 0)) continue
    const last = ranges.at(-1)
    if (last?.endFrame === frame) last.endFrame = frame + 1
    else ranges.push({ startFrame: frame, endFrame: frame + 1 })
  }
  return ranges
}
