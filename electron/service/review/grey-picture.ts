/** @file Grey pictures as text recognition gets them: twice as large, dark on light. Pure; only the thread that reads loads it. */

/** One byte a pixel, row by row. */
export type GreyPicture = { luma: Uint8Array; width: number; height: number }

/** In pixels of the picture. */
export type PixelBox = { x: number; y: number; width: number; height: number }

/** @returns whether most of the picture is dark: light text on it is read better the other way round. */
export function isMostlyDark({ luma }: GreyPicture): boolean {
  let dark = 0
  for (const value of luma) if (value < 118) dark += 1
  return dark * 2 > luma.length
}

/** Weights of the four nearest pixels for points a quarter before and behind a pixel (Catmull-Rom), out of 128. */
const near = 111
const far = 29
const beyond = -9
const before = -3

/**
 * Doubles a picture. Text of 14 pixels has too few of them for the network, which was taught on scans; a cubic keeps strokes sharp.
 * @param isInverted whether light becomes dark.
 */
export function enlarge({ luma, width, height }: GreyPicture, isInverted: boolean): GreyPicture {
  const wide = new Int16Array(width * 2 * height)
  for (let y = 0; y < height; y++) {
    const row = y * width
    const at = (x: number) => luma[row + Math.min(width - 1, Math.max(0, x))] as number
    for (let x = 0; x < width; x++) {
      wide[2 * (row + x)] = (at(x - 2) * before + at(x - 1) * far + at(x) * near + at(x + 1) * beyond) >> 7
      wide[2 * (row + x) + 1] = (at(x - 1) * beyond + at(x) * near + at(x + 1) * far + at(x + 2) * before) >> 7
    }
  }
  const doubled = new Uint8Array(width * 2 * height * 2)
  const length = width * 2
  for (let y = 0; y < height; y++) {
    const rowAt = (offset: number) => Math.min(height - 1, Math.max(0, y + offset)) * length
    const [a, b, c, d, e] = [rowAt(-2), rowAt(-1), rowAt(0), rowAt(1), rowAt(2)]
    for (let x = 0; x < length; x++) {
      const [p, q, r, s, t] = [wide[a + x] as number, wide[b + x] as number, wide[c + x] as number, wide[d + x] as number, wide[e + x] as number]
      const upper = (p * before + q * far + r * near + s * beyond) >> 7
      const lower = (q * beyond + r * near + s * far + t * before) >> 7
      doubled[2 * y * length + x] = toByte(isInverted ? 255 - upper : upper)
      doubled[(2 * y + 1) * length + x] = toByte(isInverted ? 255 - lower : lower)
    }
  }
  return { luma: doubled, width: length, height: height * 2 }
}

function toByte(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : value
}

/** @returns the picture as a portable grey map, the simplest file that the recogniser takes. */
export function toGreyMap({ luma, width, height }: GreyPicture): Uint8Array {
  const head = new TextEncoder().encode(`P5\n${width} ${height}\n255\n`)
  const file = new Uint8Array(head.length + luma.length)
  file.set(head)
  file.set(luma, head.length)
  return file
}
