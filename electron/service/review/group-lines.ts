/** @file Words that stand beside each other make a line, however the recogniser sorted them. Pure. */
import type { PixelBox } from './grey-picture.ts'
import type { PictureWord } from './picture-words.ts'

/** Wider gaps separate columns; a space is about a third of a line's height. */
const widestGap = 1.3

/** @returns the lines from top to bottom, each from left to right; what has neither letter nor digit is no word. */
export function groupLines(words: readonly PictureWord[]): PictureWord[][] {
  const lines: PictureWord[][] = []
  const sorted = words.filter(({ text }) => /[\p{L}\p{N}•*]/u.test(text)).toSorted((a, b) => a.box.x - b.box.x)
  for (const word of sorted) {
    const line = lines.find((candidate) => continues(candidate.at(-1) as PictureWord, word))
    if (line) line.push(word)
    else lines.push([word])
  }
  return lines.toSorted(([a], [b]) => (a?.box.y ?? 0) - (b?.box.y ?? 0))
}

function continues(last: PictureWord, next: PictureWord): boolean {
  const gap = next.box.x - (last.box.x + last.box.width)
  const height = Math.max(last.box.height, next.box.height)
  const shared = Math.min(last.box.y + last.box.height, next.box.y + next.box.height) - Math.max(last.box.y, next.box.y)
  return gap <= widestGap * height && gap > -height && shared >= 0.5 * Math.min(last.box.height, next.box.height)
}

/** @returns the smallest box around the words of a line. */
export function lineBox(line: readonly PictureWord[]): PixelBox {
  const x = Math.min(...line.map(({ box }) => box.x))
  const y = Math.min(...line.map(({ box }) => box.y))
  const right = Math.max(...line.map(({ box }) => box.x + box.width))
  const bottom = Math.max(...line.map(({ box }) => box.y + box.height))
  return { x, y, width: right - x, height: bottom - y }
}
