/** @file Pictures that were read before: who goes back to a page, closes a dialog or blinks a cursor shows nothing new. Pure, in constant memory. */
import { cellDiffers, cellSide } from '../video/compare-pictures.ts'
import type { Luma } from '../video/read-frames.ts'
import { eachCell, pixelsOf, type CellBox, type Grid } from './changed-cells.ts'
import type { PictureWord } from './picture-words.ts'

/** `isUnread` has one entry a cell. */
export type RememberedPicture = { luma: Luma; isUnread: Uint8Array; lines: readonly (readonly PictureWord[])[] }

export type ScreenMemory = {
  remember(picture: RememberedPicture): void
  /** @returns the picture that is most like the frame in the box, and the cells of the box in which it differs; null where none is like it. */
  recall(frame: Luma, box: CellBox): { picture: RememberedPicture; differing: Set<number> } | null
}

/** Each takes a byte a pixel. */
const mostPictures = 6
/** What differs in more of its cells than this is another picture. */
const mostDiffering = 0.4

export function createScreenMemory(grid: Grid): ScreenMemory {
  const pictures: RememberedPicture[] = []

  function differingCells({ luma, isUnread }: RememberedPicture, frame: Luma, box: CellBox, most: number): Set<number> | null {
    const differing = new Set<number>()
    eachCell(box, grid, (cell) => {
      if (differing.size > most) return
      const corner = Math.floor(cell / grid.columns) * cellSide * grid.width + (cell % grid.columns) * cellSide
      if (isUnread[cell] || cellDiffers(luma, frame, corner, grid.width)) differing.add(cell)
    })
    return differing.size > most ? null : differing
  }

  return {
    remember({ luma, isUnread, lines }) {
      const oldest = pictures.length === mostPictures ? pictures.pop() : null
      const copy = oldest?.luma ?? new Uint8Array(luma.length)
      copy.set(luma)
      pictures.unshift({ luma: copy, isUnread: isUnread.slice(), lines })
    },
    recall(frame, box) {
      let most = Math.floor((box.right - box.left) * (box.bottom - box.top) * mostDiffering)
      let best: ReturnType<ScreenMemory['recall']> = null
      for (const picture of pictures) {
        const differing = differingCells(picture, frame, box, most)
        if (!differing) continue
        best = { picture, differing }
        most = differing.size - 1
        if (most < 0) break
      }
      // What was of use just now is kept longest.
      if (best) pictures.unshift(...pictures.splice(pictures.indexOf(best.picture), 1))
      return best
    },
  }
}

/** Copies a box of one picture into another. */
export function copyBox(from: Luma, to: Luma, box: CellBox, grid: Grid): void {
  const { x, y, width, height } = pixelsOf(box, grid)
  for (let line = y; line < y + height; line++) to.set(from.subarray(line * grid.width + x, line * grid.width + x + width), line * grid.width + x)
}
