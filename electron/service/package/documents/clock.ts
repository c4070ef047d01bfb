/** @file A position in a video, or its length, in the documents. Pure. */

/** @returns `m:ss`, rounded: whoever goes there is in what begins there, and every document says the same. */
export function clock(positionMs: number): string {
  const seconds = Math.round(positionMs / 1_000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
