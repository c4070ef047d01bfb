/** @file Where and when a place of the picture is looked at. Pure. */
import type { Box } from '#shared/domain/screen-review.ts'
import { picturePlace, type Pan, type Place, type Size, type Zoom } from '../../../player/pan.ts'

/** How long after its first reading a place is shown: by then it has come to rest (milliseconds). */
const restMs = 200

/** @returns the instant at which to look at what is seen in this stretch. */
export function instantOf({ startMs, endMs }: { startMs: number; endMs: number }): number {
  return startMs + Math.min(restMs, Math.max(0, endMs - startMs) / 2)
}

/** @returns where a box of the picture lies in the window that shows the picture. */
export function boxPlace(box: Box, picture: Size, window: Size, zoom: Zoom, pan: Pan): Place {
  const { left, top, width, height } = picturePlace(picture, window, zoom, pan)
  return { left: left + box.x * width, top: top + box.y * height, width: box.width * width, height: box.height * height }
}
