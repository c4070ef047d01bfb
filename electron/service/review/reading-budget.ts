/** @file How much of a recording is read: videos that never rest would be read for hours. Pure. */

/** Whole pictures, or as much in parts, for each minute of the recording. */
export const mostPicturesPerMinute = 12

export type ReadingBudget = {
  /** @param share of the picture, 0 to 1. @returns whether it may be read at this frame; then it is spent. */
  allows(frame: number, share: number): boolean
}

/** What is not spent is kept for a minute. */
export function createReadingBudget(frameRate: number): ReadingBudget {
  let left = mostPicturesPerMinute
  let lastFrame = 0
  return {
    allows(frame, share) {
      left = Math.min(mostPicturesPerMinute, left + ((frame - lastFrame) * mostPicturesPerMinute) / (60 * frameRate))
      lastFrame = frame
      if (left < share) return false
      left -= share
      return true
    },
  }
}
