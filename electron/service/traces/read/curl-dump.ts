/** @file Puts the lines of a dump of curl (`--trace-ascii`, `--trace`) together to the bytes that went over the net. */
import { lineAt, type Line, type Piece, type TraceText } from './trace-text.ts'

const dumpLine = /^([0-9a-f]{4,8}):(?: |$)/
const hexPairs = /^((?:[0-9a-f]{2} ){1,16}) {0,48}/
const maxDumpLine = 400

export type DumpLine = { line: Line; offset: number; contentFrom: number }

/** @returns what a line of a dump says; null when it is none. */
export function dumpLineAt(text: string, at: number, to: number): DumpLine | null {
  const line = lineAt(text, at, Math.min(to, at + maxDumpLine))
  const match = dumpLine.exec(text.slice(line.from, Math.min(line.to, line.from + 12)))
  return match?.[1] === undefined ? null : { line, offset: Number.parseInt(match[1], 16), contentFrom: line.from + match[0].length }
}

/** @returns whether the dump shows each byte as two digits, which `--trace` does. */
export function isHexDump(text: string, { line, contentFrom }: DumpLine, total: number): boolean {
  const pairs = hexPairs.exec(text.slice(contentFrom, line.to))?.[1]
  return pairs !== undefined && pairs.length === Math.min(16, total) * 3
}

/**
 * The text form begins a new line after 64 characters and at a line break of the data, which it leaves out; the offsets tell it.
 * @param total bytes that the dump is said to have.
 */
export function piecesOfDump(source: TraceText, lines: readonly DumpLine[], total: number, isHex: boolean): Piece[] {
  const pieces: Piece[] = []
  for (const [index, current] of lines.entries()) {
    const { contentFrom, line } = current
    if (isHex) {
      const pairs = hexPairs.exec(source.text.slice(contentFrom, line.to))?.[1] ?? ''
      pieces.push({ bytes: Buffer.from(pairs.replaceAll(' ', ''), 'hex'), from: contentFrom })
      continue
    }
    const content = source.bytes.subarray(contentFrom, line.to)
    pieces.push({ bytes: content, from: contentFrom })
    const gap = (lines[index + 1]?.offset ?? total) - current.offset - content.length
    if (gap > 0) pieces.push({ bytes: fillerOf(gap), from: line.to })
  }
  return pieces
}

/** Two bytes are a line break; others are blanks at the end of a line that an editor took away. */
function fillerOf(gap: number): Buffer {
  const blanks = gap === 2 || gap === 1 ? 0 : Math.min(gap - 2, 64)
  return Buffer.from(gap === 1 ? ' ' : `${' '.repeat(blanks)}\r\n`)
}
