/** @file Puts the pieces of text of PDF pages together to lines, as they stand below one another. Pure. */
import type { CopiedBlock } from '#shared/domain/questionnaire/copied-text.ts'

/** A piece of text on a page, in points from its lower left corner. */
export type PlacedText = { text: string; left: number; bottom: number; width: number; height: number }

/** A part of a line that stands apart from the rest of it, as a cell of a table does. */
type Part = { text: string; left: number }
type Line = { text: string; parts: Part[]; bottom: number; page: number }

/** Two pieces stand on one line when their base lines lie within this share of their height. */
const sameLine = 0.5
/** Room between two pieces, in heights, from which on it is a space, and from which on a column begins. */
const spaceFrom = 0.15
const columnFrom = 2
/** Columns are told by where they begin, within so many points; fewer lines than this make none. */
const columnWidth = 4
const fewestRows = 3
/** Room between two lines, in times the usual, from which on it is a gap. */
const gapFrom = 1.35
/** Lines at the head or the foot of so many pages that they are no part of what is said. */
const furnitureLines = 2

/** @returns the lines of all pages with the gaps between them and the rows of tables, without page numbers and what stands on every page. */
export function pdfLines(pages: readonly (readonly PlacedText[])[]): CopiedBlock[] {
  const byPage = pages.map((pieces, index) => linesOf(pieces, index + 1))
  const furniture = repeated(byPage)
  const kept = byPage.map((lines) => lines.filter((line, at) => !(isAtEdge(at, lines.length) && furniture.has(shapeOf(line.text)))))
  const columns = answerColumns(kept.flat())
  return kept.flatMap((lines) => {
    const usual = usualStep(lines)
    let isInTable = false
    return lines.flatMap((line, at): CopiedBlock[] => {
      const step = (lines[at - 1]?.bottom ?? line.bottom) - line.bottom
      const cells = cellsOf(line, columns, isInTable)
      isInTable = cells !== null
      const place = `page ${line.page}`
      const block: CopiedBlock = cells ? { kind: 'row', cells, place } : { kind: 'line', text: line.text, place }
      return at > 0 && step > usual * gapFrom && !cells ? [{ kind: 'gap' }, block] : [block]
    })
  })
}

const columnOf = (left: number) => Math.round(left / columnWidth)

/** @returns where the second column of tables begins: lines of a question and its answer side by side, number and question apart. */
function answerColumns(lines: readonly Line[]): Set<number> {
  const counts = new Map<number, number>()
  for (const { parts } of lines) {
    const second = withoutNumber(parts)[1]
    if (second) counts.set(columnOf(second.left), (counts.get(columnOf(second.left)) ?? 0) + 1)
  }
  return new Set([...counts].filter(([, count]) => count >= fewestRows).map(([column]) => column))
}

/** A number before a question is no column of its own, and neither is the page behind a line of the contents. */
function withoutNumber(parts: readonly Part[]): Part[] {
  const [first, ...rest] = parts
  const apart = first && rest.length > 0 && /^\W?[A-Z]?\d[\d.]*\W{0,3}$/i.test(first.text) ? rest : [...parts]
  return apart.length === 2 && /^\d{1,4}$/.test(apart[1]?.text ?? '') ? apart.slice(0, 1) : apart
}

/** @param isInTable whether the line above is a row. @returns the cells of a row; null for a line. */
function cellsOf({ parts }: Line, columns: ReadonlySet<number>, isInTable: boolean): string[] | null {
  const isAnswer = (part: Part | undefined) => part !== undefined && columns.has(columnOf(part.left))
  if (isAnswer(withoutNumber(parts)[1])) return parts.map(({ text }) => text)
  // The rest of an answer that is longer than its cell is wide.
  return isInTable && parts.length === 1 && isAnswer(parts[0]) ? ['', parts[0]?.text ?? ''] : null
}

function linesOf(pieces: readonly PlacedText[], page: number): Line[] {
  const rows: { bottom: number; height: number; pieces: PlacedText[] }[] = []
  for (const piece of [...pieces].sort((a, b) => b.bottom - a.bottom)) {
    const row = rows.at(-1)
    if (row && row.bottom - piece.bottom < sameLine * Math.max(row.height, piece.height)) row.pieces.push(piece)
    else rows.push({ bottom: piece.bottom, height: piece.height, pieces: [piece] })
  }
  return rows
    .map(({ bottom, pieces: row }) => {
      const parts = partsOf(row)
      return { text: parts.map(({ text }) => text).join(' '), parts, bottom, page }
    })
    .filter(({ text }) => text !== '')
}

function partsOf(pieces: readonly PlacedText[]): Part[] {
  const parts: (Part & { right: number })[] = []
  for (const { text, left, width, height } of [...pieces].sort((a, b) => a.left - b.left)) {
    const last = parts.at(-1)
    const room = last ? left - last.right : Infinity
    if (!last || room > columnFrom * height) parts.push({ text, left, right: left + width })
    else Object.assign(last, { text: `${last.text}${room > spaceFrom * height ? ' ' : ''}${text}`, right: left + width })
  }
  return parts.map(({ text, left }) => ({ text: text.replace(/\s+/g, ' ').trim(), left })).filter(({ text }) => text !== '')
}

/** The step from line to line within a paragraph: a quarter of the steps are at most this. */
function usualStep(lines: readonly Line[]): number {
  const steps = lines
    .slice(1)
    .map(({ bottom }, index) => (lines[index]?.bottom ?? bottom) - bottom)
    .sort((a, b) => a - b)
  return steps[Math.floor(steps.length / 4)] ?? 0
}

const isAtEdge = (at: number, count: number) => at < furnitureLines || at >= count - furnitureLines
const shapeOf = (text: string) => text.replace(/\d+/g, '0')

/** @returns lines at the edges of pages that most pages have, numbers aside; `Page 3 of 9` even on a single one. */
function repeated(pages: readonly (readonly Line[])[]): Set<string> {
  const counts = new Map<string, number>()
  for (const lines of pages)
    for (const shape of new Set(lines.filter((_line, at) => isAtEdge(at, lines.length)).map(({ text }) => shapeOf(text))))
      counts.set(shape, (counts.get(shape) ?? 0) + 1)
  const often = [...counts].filter(([, count]) => count >= 3 && count > pages.length / 2).map(([shape]) => shape)
  return new Set([...often, '0', 'Page 0', 'Page 0 of 0', 'page 0 of 0', '0 / 0', '0 of 0'])
}
