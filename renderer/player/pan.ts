/** @file Which part of a picture is seen through a smaller window. Pure. */

export type Size = { width: number; height: number }

/** The place in the picture that stands in the middle of the window, as shares of its width and height. */
export type Pan = { x: number; y: number }

/** `fit` shows all of the picture, `actual` as much as the window holds of it at its own size. */
export type Zoom = 'fit' | 'actual'

export const middle: Pan = { x: 0.5, y: 0.5 }

/** @returns the pan nearest to the wanted one that shows no empty border while the picture is larger than the window. */
export function clampPan(pan: Pan, picture: Size, window: Size): Pan {
  return { x: clampAxis(pan.x, picture.width, window.width), y: clampAxis(pan.y, picture.height, window.height) }
}

/** @returns the pan after the picture was dragged by so many pixels. */
export function dragPan(pan: Pan, byPixels: { x: number; y: number }, picture: Size, window: Size): Pan {
  if (picture.width <= 0 || picture.height <= 0) return pan
  const { x, y } = clampPan(pan, picture, window)
  return clampPan({ x: x - byPixels.x / picture.width, y: y - byPixels.y / picture.height }, picture, window)
}

/** How far a picture moves with one key press, as a share of it. */
const keyStep = 0.08

/** @returns the pan after so many key presses to the right and down. */
export function stepPan(pan: Pan, right: number, down: number): Pan {
  const within = (value: number) => Math.min(1, Math.max(0, value))
  return { x: within(pan.x + right * keyStep), y: within(pan.y + down * keyStep) }
}

/** @returns where the top left corner of the picture stands in the window, whole pixels, so that no pixel is blended with its neighbour. */
export function pictureOffset(pan: Pan, picture: Size, window: Size): { x: number; y: number } {
  const { x, y } = clampPan(pan, picture, window)
  return { x: Math.round(window.width / 2 - x * picture.width), y: Math.round(window.height / 2 - y * picture.height) }
}

/** @returns the largest size of the picture that the window holds, never larger than the picture itself unless `mayEnlarge`. */
export function fitInto(picture: Size, window: Size, mayEnlarge = true): Size {
  const scale = Math.min(window.width / picture.width, window.height / picture.height, mayEnlarge ? Number.POSITIVE_INFINITY : 1)
  return { width: picture.width * scale, height: picture.height * scale }
}

/** A rectangle of the window, pixels. */
export type Place = { left: number; top: number; width: number; height: number }

/** @returns where the picture stands in its window: fitted into it, or at its own size with a part of it in view. */
export function picturePlace(picture: Size, window: Size, zoom: Zoom, pan: Pan): Place {
  if (zoom === 'actual') {
    const { x, y } = pictureOffset(pan, picture, window)
    return { left: x, top: y, ...picture }
  }
  const fitted = fitInto(picture, window)
  return { left: (window.width - fitted.width) / 2, top: (window.height - fitted.height) / 2, ...fitted }
}

function clampAxis(centre: number, picturePixels: number, windowPixels: number): number {
  if (picturePixels <= windowPixels) return 0.5
  const half = windowPixels / 2 / picturePixels
  return Math.min(1 - half, Math.max(half, centre))
}
