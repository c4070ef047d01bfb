/** @file Which small picture stands where in the strip of a timeline. Pure. */

/** Pictures of the same size, one every `stepMs` from 0, in sheets of `columns` times `rows`. */
export type Thumbnails = { stepMs: number; width: number; height: number; columns: number; rows: number; count: number }

/** Where a slot begins, pixels, and the place of its picture. */
export type ThumbnailSlot = { left: number; sheet: number; column: number; row: number }

/**
 * @param slotWidth width of a picture as shown, pixels.
 * @param totalWidth width of the whole timeline.
 * @returns slots from left to right without gaps; each shows the picture at its middle.
 */
export function thumbnailSlots(
  { stepMs, columns, rows, count }: Thumbnails,
  durationMs: number,
  slotWidth: number,
  totalWidth: number,
): ThumbnailSlot[] {
  if (count === 0 || !(slotWidth > 0) || !(durationMs > 0)) return []
  const perSheet = columns * rows
  return Array.from({ length: Math.ceil(totalWidth / slotWidth) }, (_, slot) => {
    const left = slot * slotWidth
    const middle = Math.min(totalWidth, left + slotWidth / 2)
    const index = Math.min(count - 1, Math.floor(((middle / totalWidth) * durationMs) / stepMs))
    const within = index % perSheet
    return { left, sheet: Math.floor(index / perSheet), column: within % columns, row: Math.floor(within / columns) }
  })
}
