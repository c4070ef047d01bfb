/** @file What hides a finding of the review from whoever watches the video. Pure. */
import { holds } from '#shared/domain/screen/finding-state.ts'
import type { Box, ScreenFinding } from '#shared/domain/screen-review.ts'
import type { Cover, Passage } from '#shared/domain/video-plan.ts'

/**
 * The screen is read a few times a second, so a word may be there a little longer than it was read:
 * a cover and a cut reach this much further on both sides (milliseconds).
 */
const marginMs = 250

/** A cover reaches further than the box of a word on every side, by this share of the picture. */
const marginShare = 0.004

/** @returns the stretch to leave out, or to cover, for a finding in a recording of `durationMs`. */
export function stretchOf({ startMs, endMs }: ScreenFinding, durationMs: number): Passage {
  return { startMs: Math.max(0, startMs - marginMs), endMs: Math.min(durationMs, endMs + marginMs) }
}

/** @returns the region to cover for a finding. */
export function regionOf({ box }: ScreenFinding): Box {
  const x = Math.max(0, box.x - marginShare)
  const y = Math.max(0, box.y - marginShare)
  return { x, y, width: Math.min(1, box.x + box.width + marginShare) - x, height: Math.min(1, box.y + box.height + marginShare) - y }
}

/** @returns the covers without those that hide this finding. */
export function withoutCovers(covers: readonly Cover[], finding: ScreenFinding): Cover[] {
  return covers.filter((cover) => !holds(cover, finding.box) || !overlap(cover, finding))
}

function overlap(a: Passage, b: Passage): boolean {
  return a.startMs < b.endMs && b.startMs < a.endMs
}
