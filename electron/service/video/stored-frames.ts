/**
 * @file Which frames of an output its file stores: those that show something new. Pure.
 * A frame that repeats the one before it still costs bits, an entry of the index and time; held back and unchanged frames are left
 * out, and the one before them is shown longer. Explorer at 15 kbit/s of picture: 0.52 -> 0.58 of the words, in two thirds of the time.
 */
import type { Cover } from '#shared/domain/video-plan.ts'
import { coverEdges } from './covers.ts'
import { countFrames, type FrameRange } from './passages.ts'
import { reachWithin } from './picture-options.ts'
import { heldRanges } from './settle.ts'

/** What was seen: how much each frame at this rate differs from the one before it, 0 to 1. */
export type SeenChanges = { frameRate: number; changes: ArrayLike<number> }

/**
 * A frame is stored at least this often: rate control weighs a picture by how long it stays, but sees no further than some frames
 * (a frame a second 0.58, every two seconds 0.45 of the words).
 */
const longestGapSeconds = 1

/** What decides which frames of an output are stored. */
export type Stored = {
  frameRate: number
  settleMs: number
  ranges: readonly FrameRange[]
  /** Everything is stored: what the analysis could not see between two of its frames too. */
  isWhole?: boolean
  covers?: readonly Cover[]
}

/** What is said of more frames than this does not fit a command line; they are all stored. Twenty minutes at 30 frames a second. */
const mostFrames = 40_000

/** @returns for each frame of the output, in its order, whether it is stored. */
export function storedFrames(seen: SeenChanges, output: Stored): boolean[] {
  const { frameRate, settleMs, ranges, covers = [] } = output
  const frames = countFrames(ranges)
  if (output.isWhole === true || frames > mostFrames) return Array.from({ length: frames }, () => true)
  const isSameRate = Math.abs(frameRate - seen.frameRate) < 0.01
  const isChanged = (seenFrame: number) => (seen.changes[seenFrame] ?? 1) > 0
  const isHeld = new Uint8Array(seen.changes.length)
  if (settleMs > 0)
    for (const { startFrame, endFrame } of heldRanges(seen.changes, Math.round((settleMs * seen.frameRate) / 1000)))
      isHeld.fill(1, startFrame, endFrame)
  const edges = coverEdges(covers, { frameRate, seenFrameRate: seen.frameRate })
  const longestGap = Math.max(1, Math.round(longestGapSeconds * frameRate))
  const stored: boolean[] = []
  for (const { startFrame, endFrame } of ranges) {
    let isNew = true
    let gap = 0
    for (let frame = startFrame; frame < endFrame; frame++) {
      // At another rate a change is known to have happened within a frame of the analysis before or after the one that shows it.
      const seenFrame = frameOfAnalysis(seen, frame, frameRate)
      isNew ||= isChanged(seenFrame) || (!isSameRate && isChanged(seenFrame - 1))
      gap += 1
      const isStored = frame === startFrame || edges.has(frame) || ((isNew || gap >= longestGap) && isHeld[seenFrame] !== 1)
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

/** @returns the frame of the analysis at the instant of a frame at another rate, or the next after it. */
function frameOfAnalysis(seen: SeenChanges, frame: number, frameRate: number): number {
  return Math.ceil((frame * seen.frameRate) / frameRate - 1e-6)
}

/** @returns how much of the picture changes in all stored frames together, in whole pictures. */
export function sumStoredChanges(seen: SeenChanges, { frameRate, ranges }: Stored, stored: readonly boolean[]): number {
  let sum = 0
  let index = 0
  for (const { startFrame, endFrame } of ranges) {
    for (let frame = startFrame; frame < endFrame; frame++, index++) {
      if (stored[index]) sum += seen.changes[frameOfAnalysis(seen, frame, frameRate)] ?? 0
    }
  }
  return sum
}

/** Of the length of an output, what its encodes may spend on searching for what has moved. */
const searchShare = 0.05
const searchSeconds = 2

/** @returns how far the encodes of an output search for what has moved, pixels. */
export function searchReach(
  seen: SeenChanges,
  output: Stored & { width: number; height: number; durationMs: number },
  stored: readonly boolean[],
): number {
  const blocks = Math.ceil(output.width / 16) * Math.ceil(output.height / 16)
  return reachWithin(sumStoredChanges(seen, output, stored) * blocks, searchSeconds + (searchShare * output.durationMs) / 1000)
}
