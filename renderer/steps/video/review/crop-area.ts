/** @file Which part of a picture is shown of a place in it. Pure. */
import type { Box } from '#shared/domain/screen-review.ts'
import type { Size } from '../../../player/pan.ts'

/** A part of a picture in its own pixels, and where the place lies in it (shares of the part). */
export type CropArea = { x: number; y: number; width: number; height: number; inside: Box }

/** At least this much is shown around a place on every side, pixels of the picture. */
const surroundPixels = 16

/**
 * @param box the place, in shares of the picture.
 * @param picture size of the picture, pixels.
 * @param window size in which the part is shown, pixels; the part has the same proportions and is never enlarged.
 * @returns the part with the place in its middle, as far as the edges of the picture let it.
 */
export function cropArea(box: Box, picture: Size, window: Size): CropArea {
  const place = { x: box.x * picture.width, y: box.y * picture.height, width: box.width * picture.width, height: box.height * picture.height }
  const wanted = Math.max(1, (place.width + 2 * surroundPixels) / window.width, (place.height + 2 * surroundPixels) / window.height)
  const scale = Math.min(wanted, picture.width / window.width, picture.height / window.height)
  const width = window.width * scale
  const height = window.height * scale
  const x = within(place.x + place.width / 2 - width / 2, picture.width - width)
  const y = within(place.y + place.height / 2 - height / 2, picture.height - height)
  const inside = { x: (place.x - x) / width, y: (place.y - y) / height, width: place.width / width, height: place.height / height }
  return { x, y, width, height, inside }
}

function within(value: number, most: number): number {
  return Math.max(0, Math.min(value, most))
}
