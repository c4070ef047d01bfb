/** @file The icons as they are drawn: a few shapes each, on a square of 1024 units. Everything else is made from these. */

export type Colour = string

/** Painted in order. `from` is the smallest icon in pixels that shows the shape: small ones leave out what would only blur. */
export type Shape = { fill: Colour; from?: number } & (
  | { kind: 'box'; x: number; y: number; width: number; height: number; radius: number }
  | { kind: 'disc'; x: number; y: number; radius: number }
  | { kind: 'line'; points: readonly (readonly [x: number, y: number])[]; width: number }
)

export const canvas = 1024

const accent = '#2f4bd8'
const accentDark = '#2239b3'
const paper = '#ffffff'
const rule = '#c3ccf6'
const good = '#14794b'

const check = (x: number, y: number, size: number): readonly (readonly [number, number])[] => [
  [x - size, y + size * 0.06],
  [x - size * 0.3, y + size * 0.72],
  [x + size, y - size * 0.62],
]

/** A sheet that has passed, on a tile. Below 48 pixels it has no lines, which would only blur. */
export const applicationIcon: readonly Shape[] = [
  { kind: 'box', x: 64, y: 64, width: 896, height: 896, radius: 208, fill: accentDark },
  { kind: 'box', x: 64, y: 64, width: 896, height: 872, radius: 208, fill: accent },
  { kind: 'box', x: 256, y: 176, width: 448, height: 616, radius: 64, fill: paper },
  {
    kind: 'line',
    points: [
      [352, 320],
      [608, 320],
    ],
    width: 48,
    fill: rule,
    from: 48,
  },
  {
    kind: 'line',
    points: [
      [352, 432],
      [608, 432],
    ],
    width: 48,
    fill: rule,
    from: 48,
  },
  {
    kind: 'line',
    points: [
      [352, 544],
      [480, 544],
    ],
    width: 48,
    fill: rule,
    from: 48,
  },
  { kind: 'disc', x: 684, y: 688, radius: 224, fill: accent },
  { kind: 'disc', x: 684, y: 688, radius: 176, fill: good },
  { kind: 'line', points: check(684, 688, 84), width: 52, fill: paper },
]

/** A document of the application: the sheet alone. */
export const documentIcon: readonly Shape[] = [
  { kind: 'box', x: 168, y: 40, width: 656, height: 912, radius: 96, fill: '#8a97dd' },
  { kind: 'box', x: 192, y: 64, width: 608, height: 864, radius: 72, fill: paper },
  {
    kind: 'line',
    points: [
      [320, 256],
      [672, 256],
    ],
    width: 52,
    fill: rule,
    from: 24,
  },
  {
    kind: 'line',
    points: [
      [320, 388],
      [672, 388],
    ],
    width: 52,
    fill: rule,
    from: 32,
  },
  {
    kind: 'line',
    points: [
      [320, 520],
      [496, 520],
    ],
    width: 52,
    fill: rule,
    from: 32,
  },
  { kind: 'disc', x: 704, y: 736, radius: 240, fill: paper },
  { kind: 'disc', x: 704, y: 736, radius: 208, fill: good },
  { kind: 'line', points: check(704, 736, 100), width: 60, fill: paper },
]

/** @returns the drawing as SVG, every shape of it. */
export function toSvg(shapes: readonly Shape[]): string {
  const body = shapes.map((shape) => {
    if (shape.kind === 'box')
      return `<rect x="${shape.x}" y="${shape.y}" width="${shape.width}" height="${shape.height}" rx="${shape.radius}" fill="${shape.fill}"/>`
    if (shape.kind === 'disc') return `<circle cx="${shape.x}" cy="${shape.y}" r="${shape.radius}" fill="${shape.fill}"/>`
    const points = shape.points.map(([x, y]) => `${round(x)},${round(y)}`).join(' ')
    return `<polyline points="${points}" fill="none" stroke="${shape.fill}" stroke-width="${shape.width}" stroke-linecap="round" stroke-linejoin="round"/>`
  })
  return [`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${canvas} ${canvas}">`, ...body.map((line) => `  ${line}`), '</svg>', ''].join('\n')
}

const round = (value: number) => Math.round(value * 100) / 100
