/** @file Where a player goes on that leaves passages out. Pure. */
import type { Stretch } from './time-mapping.ts'

/** A player may stand so far before the instant it was sent to (milliseconds). */
const toleranceMs = 40

/**
 * @param stretches what is left out, in order.
 * @returns the instant at which to go on: `ms` itself, or the end of what is left out there, neighbours included.
 */
export function skippedTo(stretches: readonly Stretch[], ms: number): number {
  let toMs = ms
  for (const { startMs, endMs } of stretches) if (toMs >= startMs - 1 && toMs < endMs - toleranceMs) toMs = endMs
  return toMs
}
