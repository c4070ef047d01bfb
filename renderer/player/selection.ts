/** @file The stretch of a video that is chosen to do something with. Pure. */
import type { Stretch } from './time-mapping.ts'

/** In and out, milliseconds; the picture at `outMs` is the first one that is not chosen. */
export type Selection = { inMs: number | null; outMs: number | null }

export const nothingSelected: Selection = { inMs: null, outMs: null }

/** @returns the selection from this instant on; an out that would lie before it is forgotten. */
export function setIn({ outMs }: Selection, ms: number): Selection {
  return { inMs: ms, outMs: outMs !== null && outMs > ms ? outMs : null }
}

/** @returns the selection up to this instant; an in that would lie behind it is forgotten. */
export function setOut({ inMs }: Selection, ms: number): Selection {
  return { inMs: inMs !== null && inMs < ms ? inMs : null, outMs: ms > 0 ? ms : null }
}

/** @returns what is chosen, or null as long as one end is missing. */
export function spanOf({ inMs, outMs }: Selection): Stretch | null {
  return inMs !== null && outMs !== null && inMs < outMs ? { startMs: inMs, endMs: outMs } : null
}
