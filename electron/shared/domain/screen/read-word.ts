/** @file Words that were read on the screen of a recording, with when and where they stood. Pure data shapes. */
import type { Box } from '../screen-review.ts'

export type ReadWord = {
  text: string
  /** Of the recogniser, 0 to 100. */
  confidence: number
  box: Box
  /** Milliseconds of the recording, `endMs` exclusive. */
  startMs: number
  endMs: number
  /** Words of one line stand beside each other at the same time and follow each other in the list. */
  line: number
}

/** Words beside each other, shown at the same time. */
export type ScreenLine = { words: readonly ReadWord[]; text: string; box: Box; startMs: number; endMs: number }

/** @returns the lines in the order of the words. */
export function linesOf(words: readonly ReadWord[]): ScreenLine[] {
  const lines: ReadWord[][] = []
  for (const word of words) {
    const last = lines.at(-1)
    if (last?.[0]?.line === word.line) last.push(word)
    else lines.push([word])
  }
  return lines.map((line) => ({
    words: line,
    text: line.map(({ text }) => text).join(' '),
    box: unionOf(line.map(({ box }) => box)),
    startMs: Math.min(...line.map(({ startMs }) => startMs)),
    endMs: Math.max(...line.map(({ endMs }) => endMs)),
  }))
}

/** @returns the smallest box that holds all of them. */
export function unionOf(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x))
  const y = Math.min(...boxes.map((box) => box.y))
  const right = Math.max(...boxes.map((box) => box.x + box.width))
  const bottom = Math.max(...boxes.map((box) => box.y + box.height))
  return { x, y, width: right - x, height: bottom - y }
}

/** @returns the share of the smaller of two boxes that lies in the other, 0 to 1. */
export function overlapOf(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  const smaller = Math.min(a.width * a.height, b.width * b.height)
  return width <= 0 || height <= 0 || smaller <= 0 ? 0 : (width * height) / smaller
}
