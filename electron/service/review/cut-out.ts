/** @file Parts of pictures. Pure. */
import type { GreyPicture, PixelBox } from './grey-picture.ts'

/** @returns a copy of a part of a picture. */
export function cutOut({ luma, width }: GreyPicture, box: PixelBox): GreyPicture {
  const part = new Uint8Array(box.width * box.height)
  for (let row = 0; row < box.height; row++) {
    const start = (box.y + row) * width + box.x
    part.set(luma.subarray(start, start + box.width), row * box.width)
  }
  return { luma: part, width: box.width, height: box.height }
}
