/**
 * @file Which frames of an output its file stores: those that show something new. Pure.
 * A frame that repeats the one before it still costs bits, an entry of the index and time; held back and unchanged frames are left
 * out, and the one before them is shown longer. Explorer at 15 kbit/s of picture: 0.52 -> 0.58 of the words, in two thirds of the time.
 */
import { countFrames, type FrameRange } from './passages.ts'
import { heldRanges } from './settle.ts'

/** What was seen: how much each frame at this rate differs from the one before it, 0 to 1. */
export type SeenChanges = { frameRate: number; changes: ArrayLike<number> }

/**
 * A frame is stored at least this often: rate control weighs a picture by how long it stays, but sees no further than some frames
 * (a frame a second 0.58, every two seconds 0.45 of the words).
 */
const longestGapSeconds = 1
export type Stored = {
  frameRate: number
  settleMs: number
  ranges: readonly FrameRange[]
  /** Everything is stored: what the analysis could not see between two of its frames too. */
  isWhole?: boolean
}

/** What is said of more frames than this does not fit a command line; they are all stored. Twenty minutes at 30 frames a second. */
const mostFrames = 40_000

/** @returns for each frame of the output, in its order, whether it is stored. */
export function storedFrames(seen: SeenChanges, output: Stored): boolean[] {
  const { frameRate, settleMs, ranges } = output
  const frames = countFrames(ranges)
  if (output.isWhole === true || frames > mostFrames) return Array.from({ length: frames }, () => true)
  const isSameRate = Math.abs(frameRate - seen.frameRate) < 0.01
  const isChanged = (seenFrame: number) => (seen.changes[seenFrame] ?? 1) > 0
  const isHeld = new Uint8Array(seen.changes.length)
  if (settleMs > 0)
    for (const { startFrame, endFrame } of heldRanges(seen.changes, Math.round((settleMs * seen.frameRate) / 1000)))
      isHeld.fill(1, startFrame, endFrame)
  const longestGap = Math.max(1, Math.round(longestGapSeconds * frameRate))
  const stored: boolean[] = []
  for (const { startFrame, endFrame } of ranges) {
    let isNew = true
    let gap = 0
    for (let frame = startFrame; frame < endFrame; frame++) {
      // At another rate a change is known to have happened within a frame of the analysis before or after the one that shows it.
      const seenFrame = Math.ceil((frame * seen.frameRate) / frameRate - 1e-6)
      isNew ||= isChanged(seenFrame) || (!isSameRate && isChanged(seenFrame - 1))
      gap += 1
      const isStored = frame === startFrame || ((isNew || gap >= longestGap) && isHeld[seenFrame] !== 1)
      stored.push(isStored)
      if (isStored) {
        isNew = false
        gap = 0
      }
    }
  }
  // The file lasts as long as its last frame is shown.
  return stored.fill(true, Math.max(0, stored.length - 1))
}

/** @returns how many there are. */
export function countStored(stored: readonly boolean[]): number {
  return stored.reduce((count, isStored) => count + (isStored ? 1 : 0), 0)
}

/** Whole numbers up to 2^48 pass through ffmpeg's expressions exactly. */
const bitsOfWord = 48

/**
 * @returns the same as an expression of ffmpeg's `select`: one number for 48 frames, so that hours of frames fit a command line.
 * Sums are nested in halves, because ffmpeg refuses expressions that are nested deeper than a hundred.
 */
export function storedExpression(stored: readonly boolean[]): string {
  if (stored.every(Boolean)) return '1'
  const words = Array.from({ length: Math.ceil(stored.length / bitsOfWord) }, (_, index) => {
    const bits = stored.slice(index * bitsOfWord, (index + 1) * bitsOfWord)
    return `eq(ld(0),${index})*${bits.reduce((sum, isStored, bit) => sum + (isStored ? 2 ** bit : 0), 0)}`
  })
  return `st(0,floor(n/${bitsOfWord}));mod(floor((${sumOf(words)})/pow(2,mod(n,${bitsOfWord}))),2)`
}

/** @returns a sum whose depth grows with the logarithm of its length. */
export function sumOf(terms: readonly string[]): string {
  if (terms.length <= 1) return terms[0] ?? '0'
  const middle = Math.ceil(terms.length / 2)
  return `(${sumOf(terms.slice(0, middle))}+${sumOf(terms.slice(middle))})`
}
