/** @file Which frame of a stretch of a video shows it best: one from the middle of where the picture stands still. Pure. */
import type { Passage } from './passages.ts'

/** A stored picture of a video: when it is shown, and what it takes. */
export type StoredPicture = { atMs: number; bytes: number }

/** A picture that takes this share of the largest of its stretch draws something new; what repeats another takes next to nothing. */
const newShare = 0.1
const newBytes = 1_000

/**
 * @param pictures of the whole video in the order in which they are shown.
 * @returns the index of the picture to take for each stretch: the one shown in the middle of the longest time without a new one.
 */
export function settledFrames(pictures: readonly StoredPicture[], stretches: readonly Passage[]): number[] {
  return stretches.map(({ startMs, endMs }) => {
    const within = pictures.map((picture, index) => ({ ...picture, index })).filter(({ atMs }) => atMs >= startMs && atMs < endMs)
    const shownFirst = pictures.findLastIndex(({ atMs }) => atMs <= startMs)
    const first = { atMs: startMs, bytes: Number.POSITIVE_INFINITY, index: Math.max(0, shownFirst) }
    const largest = Math.max(0, ...within.map(({ bytes }) => bytes))
    const changes = [first, ...within.filter(({ bytes }) => bytes >= Math.max(newBytes, largest * newShare))]
    let best = { from: startMs, lengthMs: -1 }
    for (const [place, { atMs }] of changes.entries()) {
      const lengthMs = (changes[place + 1]?.atMs ?? endMs) - atMs
      if (lengthMs > best.lengthMs) best = { from: atMs, lengthMs }
    }
    const middleMs = best.from + best.lengthMs / 2
    return within.findLast(({ atMs }) => atMs <= middleMs)?.index ?? first.index
  })
}
