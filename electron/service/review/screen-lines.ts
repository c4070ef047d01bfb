/** @file The lines on the screen: which are there, since when, and until when. Pure. */
import { groupLines, lineBox } from './group-lines.ts'
import type { PixelBox } from './grey-picture.ts'
import type { PictureWord } from './picture-words.ts'

/** A line that stood from one frame up to but not including another. */
export type ReadLine = { words: readonly PictureWord[]; startFrame: number; endFrame: number }

type Line = { words: readonly PictureWord[]; text: string; box: PixelBox; startFrame: number }

/** What has changed below a box: the frame from which on it is as it is now, and the one up to which it was as it was read. Null where nothing has. */
export type Changes = { appearedAt: number; goneAt: number } | null

export type ScreenLines = {
  /** @returns the boxes of the lines that are there and reach into a box. */
  under(box: PixelBox): PixelBox[]
  /** Puts what was read in a box in the place of what was there. */
  put(box: PixelBox, words: readonly PictureWord[], frame: number): void
  /** @returns the words of the lines that are there. */
  shown(): (readonly PictureWord[])[]
  end(frames: number): ReadLine[]
}

/** Share of the smaller box from which two boxes are the same place. */
const samePlace = 0.5

export function createScreenLines(changesUnder: (box: PixelBox) => Changes): ScreenLines {
  let shown: Line[] = []
  const past: ReadLine[] = []

  return {
    under: (box) => shown.filter((line) => overlap(line.box, box) > 0).map((line) => line.box),
    put(box, words, frame) {
      const fresh = groupLines(words).map((line) => ({ words: line, text: line.map(({ text }) => text).join(' '), box: lineBox(line) }))
      const kept: Line[] = []
      for (const line of shown) {
        const changes = overlap(line.box, box) > 0 ? changesUnder(line.box) : null
        // Pixel for pixel the same is the same text, whatever the recogniser thinks of it this time.
        if (!changes || fresh.some(({ text, box: place }) => text === line.text && overlap(line.box, place) >= samePlace)) kept.push(line)
        else past.push({ words: line.words, startFrame: line.startFrame, endFrame: Math.max(line.startFrame + 1, changes.goneAt) })
      }
      const added = fresh.filter((line) => !kept.some((old) => overlap(old.box, line.box) >= samePlace))
      shown = [...kept, ...added.map((line) => ({ ...line, startFrame: changesUnder(line.box)?.appearedAt ?? frame }))]
    },
    shown: () => shown.map((line) => line.words),
    end: (frames) =>
      [...past, ...shown.map(({ words, startFrame }) => ({ words, startFrame, endFrame: frames }))].toSorted((a, b) => a.startFrame - b.startFrame),
  }
}

/** @returns the share of the smaller box that lies in the other. */
function overlap(a: PixelBox, b: PixelBox): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return width <= 0 || height <= 0 ? 0 : (width * height) / Math.max(1, Math.min(a.width * a.height, b.width * b.height))
}
