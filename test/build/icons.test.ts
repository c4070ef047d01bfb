import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { applicationIcon, documentIcon, toSvg } from '../../build/icons/drawing.ts'
import { icnsSizes } from '../../build/icons/icns.ts'
import { paint } from '../../build/icons/raster.ts'
import { icoSizes, pngSizes } from '../../build/icons/write-icons.ts'
import { projectRoot } from '../../build/project.ts'

const read = (name: string) => readFileSync(join(projectRoot, 'resources', 'icons', name))
const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)]
const isPng = (data: Buffer) => data.subarray(1, 4).toString('latin1') === 'PNG'

/** As a reader of PNG does it, for the one filter that is written. */
function pixelsOf(png: Buffer): Uint8Array {
  const [size = 0] = sizeOf(png)
  const data = inflateSync(png.subarray(41, 41 + png.readUInt32BE(33)))
  const pixels = new Uint8Array(size * size * 4)
  for (let row = 0; row < size; row += 1)
    for (let at = 0; at < size * 4; at += 1)
      pixels[row * size * 4 + at] = ((data[row * (size * 4 + 1) + 1 + at] ?? 0) + (row === 0 ? 0 : (pixels[(row - 1) * size * 4 + at] ?? 0))) & 0xff
  return pixels
}

describe('the icons that are committed', () => {
  test('are those of the drawing, in every size for Linux', () => {
    for (const size of pngSizes) expect(sizeOf(read(`linux/${size}x${size}.png`))).toEqual([size, size])
    for (const size of [16, 48, 128])
      expect(Buffer.from(pixelsOf(read(`linux/${size}x${size}.png`)))).toEqual(Buffer.from(paint(applicationIcon, size).pixels))
    expect(read('certpack.svg').toString('utf8')).toBe(toSvg(applicationIcon))
    expect(read('document.svg').toString('utf8')).toBe(toSvg(documentIcon))
  })

  test.each(['certpack.ico', 'document.ico'])('%s has the sizes that Windows asks for', (name) => {
    const ico = read(name)
    const entries = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => {
      const at = 6 + 16 * index
      const data = ico.subarray(ico.readUInt32LE(at + 12), ico.readUInt32LE(at + 12) + ico.readUInt32LE(at + 8))
      return { size: ico[at] || 256, drawn: isPng(data) ? sizeOf(data)[0] : data.readInt32LE(4) }
    })
    expect(entries).toEqual(icoSizes.map((size) => ({ size, drawn: size })))
  })

  test.each(['certpack.icns', 'document.icns'])('%s has the sizes that macOS asks for', (name) => {
    const icns = read(name)
    expect(icns.readUInt32BE(4)).toBe(icns.length)
    const found: Record<string, number | undefined> = {}
    for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4))
      found[icns.subarray(at, at + 4).toString('latin1')] = sizeOf(icns.subarray(at + 8))[0]
    expect(found).toEqual(icnsSizes)
  })
})
