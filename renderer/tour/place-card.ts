export type Size = { width: number; height: number }
/** In pixels of the page, from the top left of the window. */
export type Box = Size & { left: number; top: number }
export type Point = { left: number; top: number }

/** Between the card and what it explains; the outline around that takes some of it. */
const gap = 14
/** To the edges of the window. */
const margin = 12

/**
 * Where a card stands beside what it explains: below it, else to its right, its left, above it. Pure.
 * @returns null where nowhere is room for all of the card without hiding any of the element.
 */
export function placeCard(element: Box, card: Size, view: Size): Point | null {
  const right = element.left + element.width
  const bottom = element.top + element.height
  const along = (start: number, size: number, room: number) => Math.max(margin, Math.min(start, room - margin - size))
  const left = along(element.left, card.width, view.width)
  const top = along(element.top, card.height, view.height)
  const candidates: Point[] = [
    { left, top: bottom + gap },
    { left: right + gap, top },
    { left: element.left - gap - card.width, top },
    { left, top: element.top - gap - card.height },
  ]
  return candidates.find((point) => isInside({ ...point, ...card }, view) && !doOverlap({ ...point, ...card }, element)) ?? null
}

function isInside(box: Box, view: Size): boolean {
  return box.left >= margin && box.top >= margin && box.left + box.width <= view.width - margin && box.top + box.height <= view.height - margin
}

export function doOverlap(one: Box, other: Box): boolean {
  return (
    one.left < other.left + other.width && other.left < one.left + one.width && one.top < other.top + other.height && other.top < one.top + one.height
  )
}

/** @returns what two boxes have in common, or null. */
export function commonBox(one: Box, other: Box): Box | null {
  const left = Math.max(one.left, other.left)
  const top = Math.max(one.top, other.top)
  const width = Math.min(one.left + one.width, other.left + other.width) - left
  const height = Math.min(one.top + one.height, other.top + other.height) - top
  return width > 0 && height > 0 ? { left, top, width, height } : null
}
