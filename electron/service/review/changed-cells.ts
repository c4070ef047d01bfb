/** @file Cells of the picture, which of them are not as they were read, and the rectangles that they make. Pure. */
import { cellSide, type PictureSize } from '../video/compare-pictures.ts'
import type { PixelBox } from './grey-picture.ts'

export type Grid = PictureSize & { columns: number; rows: number }

/** @returns the grid of a picture; what is left of it at the right and the bottom belongs to the last cells. */
export function gridOf({ width, height }: PictureSize): Grid {
  return { width, height, columns: Math.max(1, Math.floor(width / cellSide)), rows: Math.max(1, Math.floor(height / cellSide)) }
}

/** Cells so near to each other belong together: letters of a word, lines of a paragraph. */
const nearColumns = 3
const nearRows = 1

/** @param isMember whether a cell counts. @returns the groups of cells that hang together. */
export function groupCells({ columns, rows }: Grid, isMember: (cell: number) => boolean): number[][] {
  const seen = new Uint8Array(columns * rows)
  const groups: number[][] = []
  for (let first = 0; first < seen.length; first++) {
    if (seen[first] || !isMember(first)) continue
    const group = [first]
    seen[first] = 1
    for (const cell of group) {
      const [row, column] = [Math.floor(cell / columns), cell % columns]
      for (let y = Math.max(0, row - nearRows); y <= Math.min(rows - 1, row + nearRows); y++)
        for (let x = Math.max(0, column - nearColumns); x <= Math.min(columns - 1, column + nearColumns); x++) {
          const near = y * columns + x
          if (seen[near] || !isMember(near)) continue
          seen[near] = 1
          group.push(near)
        }
    }
    groups.push(group)
  }
  return groups
}

/** In cells, the ends exclusive. */
export type CellBox = { left: number; top: number; right: number; bottom: number }

export function cellBoxOf(cells: readonly number[], { columns }: Grid): CellBox {
  let [left, top, right, bottom] = [Infinity, Infinity, 0, 0]
  for (const cell of cells) {
    const [row, column] = [Math.floor(cell / columns), cell % columns]
    left = Math.min(left, column)
    right = Math.max(right, column + 1)
    top = Math.min(top, row)
    bottom = Math.max(bottom, row + 1)
  }
  return { left, top, right, bottom }
}

/** @returns the box with so many cells more on each side, within the grid. */
export function growBox({ left, top, right, bottom }: CellBox, { columns, rows }: Grid, by: number): CellBox {
  return { left: Math.max(0, left - by), top: Math.max(0, top - by), right: Math.min(columns, right + by), bottom: Math.min(rows, bottom + by) }
}

/** @returns the cells that a box of pixels touches. */
export function cellsUnder({ x, y, width, height }: PixelBox, { columns, rows }: Grid): CellBox {
  const cell = (at: number, most: number) => Math.min(most - 1, Math.max(0, Math.floor(at / cellSide)))
  return {
    left: cell(x, columns),
    top: cell(y, rows),
    right: cell(x + width - 1, columns) + 1,
    bottom: cell(y + height - 1, rows) + 1,
  }
}

export function pixelsOf({ left, top, right, bottom }: CellBox, { width, height, columns, rows }: Grid): PixelBox {
  const [x, y] = [left * cellSide, top * cellSide]
  return { x, y, width: (right === columns ? width : right * cellSide) - x, height: (bottom === rows ? height : bottom * cellSide) - y }
}

export function joinBoxes(a: CellBox, b: CellBox): CellBox {
  return { left: Math.min(a.left, b.left), top: Math.min(a.top, b.top), right: Math.max(a.right, b.right), bottom: Math.max(a.bottom, b.bottom) }
}

export function boxesTouch(a: CellBox, b: CellBox): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

export function isWithin(inner: CellBox, outer: CellBox): boolean {
  return inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom
}

/** @returns the share of the grid that a box takes. */
export function areaShare({ left, top, right, bottom }: CellBox, { columns, rows }: Grid): number {
  return ((right - left) * (bottom - top)) / (columns * rows)
}

export function eachCell({ left, top, right, bottom }: CellBox, { columns }: Grid, take: (cell: number) => void): void {
  for (let row = top; row < bottom; row++) for (let column = left; column < right; column++) take(row * columns + column)
}
