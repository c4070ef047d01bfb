/** @file Writes PNG: one of the formats that icons are in, and the content of the others. */
import { crc32, deflateSync } from 'node:zlib'
import type { Raster } from './raster.ts'

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** @returns the picture with 8 bits a channel and alpha (W3C PNG, colour type 6). */
export function toPng({ size, pixels }: Raster): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header.set([8, 6, 0, 0, 0], 8)
  const rows = Buffer.alloc(size * (size * 4 + 1))
  for (let row = 0; row < size; row += 1) {
    const start = row * (size * 4 + 1)
    // Filter "up": what is the same as above becomes zeros.
    rows[start] = 2
    for (let at = 0; at < size * 4; at += 1) {
      const above = row === 0 ? 0 : (pixels[(row - 1) * size * 4 + at] ?? 0)
      rows[start + 1 + at] = ((pixels[row * size * 4 + at] ?? 0) - above) & 0xff
    }
  }
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  framed.set(body, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}
