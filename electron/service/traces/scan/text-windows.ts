/** @file Text of any length in pieces that overlap, so that patterns see whole what stands on the border of two. */

/** What begins in `[from, to)` is this window's to report; `firstLine` is the line that the text begins in. */
export type TextWindow = { text: string; from: number; to: number; firstLine: number }

const windowCharacters = 256 * 1024
/** Longest construct that a pattern sees whole. */
const overlapCharacters = 16 * 1024
/** Kept in front, for patterns that look at what stands before them. */
const contextCharacters = 256

/** The windows that a chunk completes come from `push`, the rest from `finish`. NULs are dropped, which makes UTF-16 readable. */
type TextWindows = { push(chunk: Buffer): TextWindow[]; finish(): TextWindow[] }

export function createTextWindows(): TextWindows {
  let text = ''
  let from = 0
  let firstLine = 1

  function cut(to: number): TextWindow {
    const window = { text, from, to, firstLine }
    const keptFrom = Math.max(0, to - contextCharacters)
    firstLine += countLineFeeds(text, 0, keptFrom)
    text = text.slice(keptFrom)
    from = to - keptFrom
    return window
  }
  return {
    push(chunk) {
      const windows: TextWindow[] = []
      for (let at = 0; at < chunk.length; at += windowCharacters) {
        text += chunk.toString('latin1', at, at + windowCharacters).replaceAll('\0', '')
        if (text.length >= windowCharacters) windows.push(cut(text.length - overlapCharacters))
      }
      return windows
    },
    finish: () => [cut(text.length)],
  }
}

export const isInWindow = ({ from, to }: TextWindow, index: number) => index >= from && index < to

/** @returns the line of a place in the text, from 1. */
export const lineOf = ({ text, firstLine }: TextWindow, index: number): number => firstLine + countLineFeeds(text, 0, index)

function countLineFeeds(text: string, from: number, to: number): number {
  let count = 0
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) count += 1
  return count
}
