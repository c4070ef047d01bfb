/** @file Text that stands encoded inside another text, with the way back for edits: only the characters that change are touched. */
import { type Edit, inOrder } from './edits.ts'

/**
 * `map` holds four numbers a piece: start and length inside, start and length outside. Pieces of equal length are literal, a character a
 * character; others (`\n`, `&amp;`, `%20`) are replaced as a whole. Pieces need not touch each other outside.
 */
export type Layer = { text: string; map: readonly number[]; encode(replacement: string): string }

export type LayerBuilder = { parts: string[]; map: number[]; length: number }

export const startLayer = (): LayerBuilder => ({ parts: [], map: [], length: 0 })

export function addPiece(builder: LayerBuilder, text: string, outer: number, outerLength: number): void {
  if (text.length === 0 && outerLength === 0) return
  builder.parts.push(text)
  builder.map.push(builder.length, text.length, outer, outerLength)
  builder.length += text.length
}

export function finishLayer(builder: LayerBuilder, encode: Layer['encode']): Layer {
  return { text: builder.parts.length === 1 ? (builder.parts[0] ?? '') : builder.parts.join(''), map: builder.map, encode }
}

/** A stretch of the outer text that is not encoded at all. */
export function literalLayer(text: string, outer: number, encode: Layer['encode'] = (same) => same): Layer {
  return { text, map: [0, text.length, outer, text.length], encode }
}

/** @returns the edits on the outer text. One that crosses a gap between pieces replaces the first stretch and empties the others. */
export function mapEdits({ map, encode }: Layer, edits: readonly Edit[]): Edit[] {
  const mapped: Edit[] = []
  let piece = 0
  for (const edit of inOrder(edits)) {
    while (piece < map.length && number(map, piece) + number(map, piece + 1) <= edit.start) piece += 4
    let open: Edit | null = null
    for (let at = piece; at < map.length && number(map, at) < edit.end; at += 4) {
      const { start, end } = outerStretch(map, at, edit)
      if (open && open.end === start) open.end = end
      else {
        if (open) mapped.push(open)
        open = { start, end, replacement: open ? '' : encode(edit.replacement), found: open ? [] : edit.found }
      }
    }
    if (open) mapped.push(open)
  }
  return inOrder(mapped)
}

function outerStretch(map: readonly number[], at: number, edit: Edit): { start: number; end: number } {
  const inner = number(map, at)
  const innerLength = number(map, at + 1)
  const outer = number(map, at + 2)
  const outerLength = number(map, at + 3)
  if (innerLength !== outerLength) return { start: outer, end: outer + outerLength }
  return { start: outer + Math.max(edit.start, inner) - inner, end: outer + Math.min(edit.end, inner + innerLength) - inner }
}

const number = (map: readonly number[], at: number): number => map[at] ?? 0
