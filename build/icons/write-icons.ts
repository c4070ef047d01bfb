/** @file Which icon files there are, and what is in each. */
import { applicationIcon, documentIcon, toSvg, type Shape } from './drawing.ts'
import { toIcns } from './icns.ts'
import { toIco } from './ico.ts'
import { toPng } from './png.ts'
import { paint, type Raster } from './raster.ts'

export const pngSizes = [16, 24, 32, 48, 64, 96, 128, 256, 512, 1024]
export const icoSizes = [16, 24, 32, 48, 64, 128, 256]

/** @returns the content of every file by its path below `resources/icons`. */
export function iconFiles(): Map<string, Buffer> {
  return new Map([
    ...pngSizes.map((size) => [`linux/${size}x${size}.png`, toPng(paint(applicationIcon, size))] as const),
    ...filesOf('certpack', applicationIcon),
    ...filesOf('document', documentIcon),
  ])
}

function filesOf(name: string, shapes: readonly Shape[]): (readonly [string, Buffer])[] {
  const painted = new Map<number, Raster>()
  const paintAt = (size: number) => painted.get(size) ?? painted.set(size, paint(shapes, size)).get(size)!
  return [
    [`${name}.svg`, Buffer.from(toSvg(shapes))],
    [`${name}.ico`, toIco(icoSizes.map(paintAt))],
    [`${name}.icns`, toIcns(paintAt)],
  ]
}
