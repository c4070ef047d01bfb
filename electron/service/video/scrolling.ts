/** @file Tells scrolling from other changes: most rows of a picture stand in the one before it, further up or down. Pure. */
import type { PictureSize } from './compare-pictures.ts'
import type { Luma } from './read-frames.ts'

const pixelStep = 4
const sameMean = 0.5
const movedShare = 0.5

/** @returns for each row the mean of the middle half, where pages scroll. */
export function rowProfile(picture: Luma, { width, height }: PictureSize): Float32Array {
  const profile = new Float32Array(height)
  const from = Math.floor(width / 4)
  const to = Math.floor((width * 3) / 4)
  for (let y = 0; y < height; y++) {
    let sum = 0
    for (let x = from; x < to; x += pixelStep) sum += picture[y * width + x] as number
    profile[y] = (sum * pixelStep) / (to - from)
  }
  return profile
}

/** @returns whether the second profile is the first one moved up or down by at most half the height. */
export function isScrolled(first: Float32Array, second: Float32Array): boolean {
  const height = first.length
  const textured: number[] = []
  for (let y = 1; y < height; y++) if (Math.abs((second[y] as number) - (second[y - 1] as number)) > 1) textured.push(y)
  const moved = textured.filter((y) => Math.abs((first[y] as number) - (second[y] as number)) > sameMean)
  if (moved.length < 40) return false
  for (let shift = 1; shift <= height / 2; shift++) {
    for (const offset of [shift, -shift]) {
      let same = 0
      for (let index = 0; index < moved.length; index += 2) {
        const y = (moved[index] as number) + offset
        if (y >= 0 && y < height && Math.abs((first[y] as number) - (second[moved[index] as number] as number)) < sameMean) same += 1
      }
      if (same > (moved.length / 2) * movedShare) return true
    }
  }
  return false
}
