/** @file Paints a drawing into pixels. Each shape is a distance, so that its edge is as soft as half a pixel and no softer. */
import { canvas, type Shape } from './drawing.ts'

/** `pixels` holds red, green, blue, alpha of each, row by row; colours are not multiplied by alpha. */
export type Raster = { size: number; pixels: Uint8Array }

/** @param size width and height in pixels. */
export function paint(shapes: readonly Shape[], size: number): Raster {
  const shown = shapes.filter(({ from = 0 }) => size >= from)
  const unit = canvas / size
  const pixels = new Uint8Array(size * size * 4)
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column < size; column += 1) {
      const colour = [0, 0, 0]
      let alpha = 0
      for (const shape of shown) {
        const distance = distanceTo(shape, (column + 0.5) * unit, (row + 0.5) * unit) / unit
        const covered = Math.min(1, Math.max(0, 0.5 - distance))
        if (covered === 0) continue
        const total = covered + alpha * (1 - covered)
        const parts = channels(shape.fill)
        for (const index of [0, 1, 2]) colour[index] = ((parts[index] ?? 0) * covered + (colour[index] ?? 0) * alpha * (1 - covered)) / total
        alpha = total
      }
      pixels.set([...colour.map(Math.round), Math.round(alpha * 255)], (row * size + column) * 4)
    }
  return { size, pixels }
}

const channels = (fill: string) => [1, 3, 5].map((at) => Number.parseInt(fill.slice(at, at + 2), 16))

/** @returns how far a point lies outside a shape, in units of the drawing; negative inside. */
function distanceTo(shape: Shape, x: number, y: number): number {
  if (shape.kind === 'disc') return Math.hypot(x - shape.x, y - shape.y) - shape.radius
  if (shape.kind === 'line') {
    const pieces = shape.points.slice(1).map((end, index) => distanceToPiece(x, y, shape.points[index] ?? end, end))
    return Math.min(...pieces) - shape.width / 2
  }
  const outsideX = Math.abs(x - shape.x - shape.width / 2) - shape.width / 2 + shape.radius
  const outsideY = Math.abs(y - shape.y - shape.height / 2) - shape.height / 2 + shape.radius
  return Math.hypot(Math.max(outsideX, 0), Math.max(outsideY, 0)) + Math.min(Math.max(outsideX, outsideY), 0) - shape.radius
}

function distanceToPiece(x: number, y: number, from: readonly [number, number], to: readonly [number, number]): number {
  const [alongX, alongY] = [to[0] - from[0], to[1] - from[1]]
  const share = ((x - from[0]) * alongX + (y - from[1]) * alongY) / (alongX ** 2 + alongY ** 2 || 1)
  const at = Math.min(1, Math.max(0, share))
  return Math.hypot(x - from[0] - at * alongX, y - from[1] - at * alongY)
}
