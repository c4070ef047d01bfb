/** @file Writes Windows icons. Up to 64 pixels as bitmaps, which every part of Windows and of installers reads; larger ones as PNG. */
import { toPng } from './png.ts'
import type { Raster } from './raster.ts'

const largestBitmap = 64

/** @param rasters one of each size, up to 256 pixels. */
export function toIco(rasters: readonly Raster[]): Buffer {
  const images = rasters.map((raster) => ({ size: raster.size, data: raster.size <= largestBitmap ? toBitmap(raster) : toPng(raster) }))
  const head = Buffer.alloc(6 + 16 * images.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(images.length, 4)
  let offset = head.length
  for (const [index, { size, data }] of images.entries()) {
    const at = 6 + 16 * index
    // 256 does not fit into a byte and is written as 0.
    head.set([size & 0xff, size & 0xff, 0, 0], at)
    head.writeUInt16LE(1, at + 4)
    head.writeUInt16LE(32, at + 6)
    head.writeUInt32LE(data.length, at + 8)
    head.writeUInt32LE(offset, at + 12)
    offset += data.length
  }
  return Buffer.concat([head, ...images.map(({ data }) => data)])
}

/** 32 bits a pixel from the bottom up, and behind them a mask of one bit a pixel, which is empty because alpha says it all. */
function toBitmap({ size, pixels }: Raster): Buffer {
  const header = Buffer.alloc(40)
  header.writeUInt32LE(40, 0)
  header.writeInt32LE(size, 4)
  header.writeInt32LE(size * 2, 8)
  header.writeUInt16LE(1, 12)
  header.writeUInt16LE(32, 14)
  const colours = Buffer.alloc(size * size * 4)
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column < size; column += 1) {
      const from = (row * size + column) * 4
      const [red = 0, green = 0, blue = 0, alpha = 0] = pixels.subarray(from, from + 4)
      colours.set([blue, green, red, alpha], ((size - 1 - row) * size + column) * 4)
    }
  return Buffer.concat([header, colours, Buffer.alloc(Math.ceil(size / 32) * 4 * size)])
}
