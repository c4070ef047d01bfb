/** @file Writes macOS icons: a list of PNGs, each under the name of its size and density. */
import { toPng } from './png.ts'
import type { Raster } from './raster.ts'

/** By name, the pixels of the picture; where two names have the same, one is for screens of double density. */
export const icnsSizes: Record<string, number> = {
  icp4: 16,
  icp5: 32,
  ic11: 32,
  ic12: 64,
  ic07: 128,
  ic13: 256,
  ic08: 256,
  ic14: 512,
  ic09: 512,
  ic10: 1024,
}

/** @param paintAt gives the picture of a size in pixels. */
export function toIcns(paintAt: (size: number) => Raster): Buffer {
  const entries = Object.entries(icnsSizes).map(([name, size]) => entry(name, toPng(paintAt(size))))
  return entry('icns', Buffer.concat(entries))
}

function entry(name: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.write(name, 'latin1')
  head.writeUInt32BE(data.length + 8, 4)
  return Buffer.concat([head, data])
}
