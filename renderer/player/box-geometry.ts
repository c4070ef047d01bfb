/** @file Rectangles over a picture, drawn, moved and resized. Place and size are shares of the picture, 0 to 1. Pure. */
import type { Box } from '#shared/domain/screen-review.ts'
import { percentage } from './timeline-geometry.ts'

export type Point = { x: number; y: number }

/** Which edges of a rectangle go along: 1 the right or lower one, -1 the left or upper one, 0 neither. */
export type Grip = { x: -1 | 0 | 1; y: -1 | 0 | 1 }

export const grips: readonly Grip[] = [
  { x: -1, y: -1 },
  { x: 0, y: -1 },
  { x: 1, y: -1 },
  { x: -1, y: 0 },
  { x: 1, y: 0 },
  { x: -1, y: 1 },
  { x: 0, y: 1 },
  { x: 1, y: 1 },
]

/** A rectangle is no smaller in either direction. */
export const smallestShare = 0.01

/** How far an arrow key moves or resizes. */
export const keyShare = 0.005

/** What stands in the picture when a rectangle is asked for without drawing one. */
export const middleBox: Box = { x: 0.35, y: 0.4, width: 0.3, height: 0.2 }

const within = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value))

/** @returns the rectangle between two corners, whichever they are. */
export function boxBetween(a: Point, b: Point): Box {
  const [left, right] = span(a.x, b.x)
  const [top, bottom] = span(a.y, b.y)
  return { x: left, y: top, width: right - left, height: bottom - top }
}

/** @returns the rectangle moved, as far as the picture reaches. */
export function moveBox(box: Box, by: Point): Box {
  return { ...box, x: within(box.x + by.x, 0, 1 - box.width), y: within(box.y + by.y, 0, 1 - box.height) }
}

/** @returns the rectangle with the edges of the grip moved: not beyond the picture, and not past the edge across. */
export function resizeBox(box: Box, grip: Grip, by: Point): Box {
  const [x, width] = resizeAxis(box.x, box.width, grip.x, by.x)
  const [y, height] = resizeAxis(box.y, box.height, grip.y, by.y)
  return { x, y, width, height }
}

/** @returns the rectangle after an arrow key: moved, or with Shift made larger or smaller at its right and lower edge; null for another key. */
export function boxByKey(box: Box, key: string, hasShift: boolean): Box | null {
  const by = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key]
  if (!by) return null
  const [right = 0, down = 0] = by
  const step = { x: right * keyShare, y: down * keyShare }
  return hasShift ? resizeBox(box, { x: 1, y: 1 }, step) : moveBox(box, step)
}

/** @returns where a rectangle stands in its picture, as CSS writes it. */
export function boxStyle({ x, y, width, height }: Box): { left: string; top: string; width: string; height: string } {
  return { left: percentage(x), top: percentage(y), width: percentage(width), height: percentage(height) }
}

/** @returns the rectangle as a screen reader should say it. */
export function sayBox({ x, y, width, height }: Box): string {
  const percent = (share: number) => `${Math.round(share * 1_000) / 10} %`
  return `${percent(x)} from the left, ${percent(y)} from the top, ${percent(width)} wide, ${percent(height)} high`
}

function span(a: number, b: number): [number, number] {
  const low = within(Math.min(a, b), 0, 1 - smallestShare)
  return [low, within(Math.max(a, b), low + smallestShare, 1)]
}

function resizeAxis(start: number, length: number, side: -1 | 0 | 1, by: number): [number, number] {
  if (side === 0) return [start, length]
  if (side === 1) return [start, within(length + by, smallestShare, 1 - start)]
  const moved = within(start + by, 0, start + length - smallestShare)
  return [moved, start + length - moved]
}
