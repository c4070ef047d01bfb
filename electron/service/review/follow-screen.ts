/**
 * @file Follows a screen picture by picture and says what of it has to be read: what has changed and come to rest. What was read stays
 * until it changes. Pure, in constant memory but for the lines.
 */
import { cellDiffers, cellSide, type PictureSize } from '../video/compare-pictures.ts'
import type { Luma } from '../video/read-frames.ts'
import {
  areaShare,
  boxesTouch,
  cellBoxOf,
  cellsUnder,
  eachCell,
  gridOf,
  groupCells,
  growBox,
  isWithin,
  joinBoxes,
  pixelsOf,
  type CellBox,
} from './changed-cells.ts'
import { lineBox } from './group-lines.ts'
import { createReadingBudget } from './reading-budget.ts'
import { copyBox, createScreenMemory } from './screen-memory.ts'
import { createScreenLines, type Changes, type ReadLine } from './screen-lines.ts'
import type { PictureWord } from './picture-words.ts'

export type ScreenFollower = {
  /** @param nextChange share of the picture that differs in the frame after this one; null at the end. @returns what is to be read now. */
  take(frame: Luma, index: number, nextChange: number | null): CellBox[]
  /** Takes the words that were read in a box of the frame that was taken last, in pixels of the picture. */
  put(box: CellBox, words: readonly PictureWord[]): void
  /** @returns everything that was read, up to the end. */
  end(frames: number): ReadLine[]
}

/** What changes has come to rest when it stayed for so long. */
const restSeconds = 0.8
/** What never rests is read all the same after so long. */
const longestWaitSeconds = 5
/** A picture that is about to be replaced is read when it stayed for two frames. */
const replacingChange = 0.02
/** Smaller changes are read faster than remembered. */
const worthRemembering = 0.02
/** Letters at the edge of what changed reach into the next cell. */
const margin = 1

export function createScreenFollower(size: PictureSize, frameRate: number): ScreenFollower {
  const grid = gridOf(size)
  const cells = grid.columns * grid.rows
  /** The picture as far as it was read. */
  const reference = new Uint8Array(size.width * size.height)
  const isUnread = new Uint8Array(cells).fill(1)
  /** First frame in which a cell is not as it was read; -1 where it is. */
  const since = new Int32Array(cells)
  /** Last frame in which a cell differed from the frame before. */
  const moved = new Int32Array(cells)
  const budget = createReadingBudget(frameRate)
  const memory = createScreenMemory(grid)
  const lines = createScreenLines((box) => changesUnder(cellsUnder(box, grid)))
  let previous: Luma | null = null
  let current: Luma = reference
  let at = 0

  function changesUnder(box: CellBox): Changes {
    const found = { appearedAt: Infinity, goneAt: -1 }
    let changedAt = Infinity
    eachCell(box, grid, (cell) => {
      const from = since[cell] as number
      if (from < 0) return
      changedAt = Math.min(changedAt, from)
      // What is typed or deleted letter by letter is there from its first letter to its last.
      found.appearedAt = Math.min(found.appearedAt, moved[cell] as number)
      found.goneAt = Math.max(found.goneAt, from)
    })
    if (found.goneAt < 0) return null
    // A picture that fades in or out can be read a little earlier and later than it stands still.
    return { appearedAt: Math.max(changedAt, found.appearedAt - 1), goneAt: Math.min(at, found.goneAt + 1) }
  }

  function compare(frame: Luma): void {
    for (let row = 0; row < grid.rows; row++) {
      const start = row * cellSide * grid.width
      const end = start + cellSide * grid.width
      if (previous && Buffer.compare(previous.subarray(start, end), frame.subarray(start, end)) === 0) continue
      for (let column = 0; column < grid.columns; column++) {
        const cell = row * grid.columns + column
        const corner = start + column * cellSide
        if (!previous || cellDiffers(previous, frame, corner, grid.width)) moved[cell] = at
        if (isUnread[cell] || cellDiffers(reference, frame, corner, grid.width))
          since[cell] = (since[cell] as number) < 0 ? at : (since[cell] as number)
        else since[cell] = -1
      }
    }
  }

  /** Whole lines: half a line cannot be read. */
  function toBoxes(groups: readonly number[][]): CellBox[] {
    const boxes = groups.map((group) => growBox(cellBoxOf(group, grid), grid, margin))
    for (const [index, box] of boxes.entries())
      boxes[index] = lines.under(pixelsOf(box, grid)).reduce((all, line) => joinBoxes(all, cellsUnder(line, grid)), box)
    return joinTouching(boxes)
  }

  /** @returns whether a picture that was read before is shown again there, at least in parts; what differs from it is still to be read. */
  function recall(box: CellBox): boolean {
    const recalled = areaShare(box, grid) >= worthRemembering ? memory.recall(current, box) : null
    if (!recalled) return false
    const { picture, differing } = recalled
    const words: PictureWord[] = []
    for (const line of picture.lines) {
      const under = cellsUnder(lineBox(line), grid)
      if (!boxesTouch(under, box)) continue
      let isSame = isWithin(under, box)
      eachCell(under, grid, (cell) => (isSame &&= !differing.has(cell)))
      if (isSame) words.push(...line)
      // A line that is only partly the same is read again as a whole.
      else eachCell(under, grid, (cell) => void differing.add(cell))
    }
    lines.put(pixelsOf(box, grid), words, at)
    copyBox(picture.luma, reference, box, grid)
    eachCell(box, grid, (cell) => {
      const isOpen = differing.has(cell)
      isUnread[cell] = isOpen ? 1 : 0
      since[cell] = isOpen ? Math.max(0, since[cell] as number) : -1
    })
    return true
  }

  function readBoxes(isDue: (cell: number) => boolean): CellBox[] {
    const boxes = toBoxes(groupCells(grid, isDue))
    const recalled = boxes.filter(recall)
    if (recalled.length === 0) return boxes
    const others = boxes.filter((box) => !recalled.includes(box))
    const open = groupCells(grid, (cell) => (since[cell] as number) >= 0 && recalled.some((box) => holdsCell(box, cell)))
    return joinTouching([...others, ...toBoxes(open)])
  }

  const holdsCell = (box: CellBox, cell: number) => {
    const [row, column] = [Math.floor(cell / grid.columns), cell % grid.columns]
    return row >= box.top && row < box.bottom && column >= box.left && column < box.right
  }

  return {
    take(frame, index, nextChange) {
      at = index
      current = frame
      compare(frame)
      previous = frame
      const isReplaced = nextChange === null || nextChange >= replacingChange
      const due = new Set<number>()
      for (const group of groupCells(grid, (cell) => (since[cell] as number) >= 0)) {
        const rested = index - Math.max(...group.map((cell) => moved[cell] as number))
        const waited = index - Math.min(...group.map((cell) => since[cell] as number))
        const isRested = rested >= restSeconds * frameRate || (isReplaced && rested >= 1)
        if (nextChange === null || isRested || waited >= longestWaitSeconds * frameRate) for (const cell of group) due.add(cell)
      }
      if (due.size === 0) return []
      const boxes = readBoxes((cell) => due.has(cell))
      const share = boxes.reduce((sum, box) => sum + areaShare(box, grid), 0)
      return budget.allows(index, share) ? boxes : []
    },
    put(box, words) {
      if (areaShare(box, grid) >= worthRemembering) memory.remember({ luma: reference, isUnread, lines: lines.shown() })
      lines.put(pixelsOf(box, grid), words, at)
      copyBox(current, reference, box, grid)
      eachCell(box, grid, (cell) => {
        isUnread[cell] = 0
        since[cell] = -1
      })
    },
    end: (frames) => lines.end(frames),
  }
}

/** @returns boxes that do not touch each other, around all of these. */
function joinTouching(boxes: readonly CellBox[]): CellBox[] {
  const waiting = [...boxes]
  const apart: CellBox[] = []
  for (let box = waiting.pop(); box; box = waiting.pop()) {
    const other = waiting.findIndex((candidate) => boxesTouch(candidate, box as CellBox))
    if (other >= 0) waiting[other] = joinBoxes(waiting[other] as CellBox, box)
    else apart.push(box)
  }
  return apart
}
