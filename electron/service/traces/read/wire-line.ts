/** @file Reads a line of Apache HttpClient's wire log: a direction, and what went over the net with its unprintable bytes written out. */
import type { Line, Piece, TraceText } from './trace-text.ts'

export type WireLine = {
  isSent: boolean
  /** As in `http-outgoing-3`; '' where the log does not tell connections apart. */
  connection: string
  /** What the log itself writes before. */
  prefix: string
  /** The beginning of what went over the net, to its first unprintable byte. */
  start: string
  pieces: Piece[]
}

const mark = /(?:\b(http-outgoing-\d{1,9}) )?(>>|<<) "/
const escape = /\[(?:\\([rn])|0x([0-9a-f]{1,2}))\]/g
const longestPrefix = 300

/** @returns null when the line is none of the wire. */
export function wireLineOf(source: TraceText, line: Line): WireLine | null {
  const { text } = source
  const head = text.slice(line.from, Math.min(line.to, line.from + longestPrefix))
  const match = mark.exec(head)
  if (!match) return null
  const from = line.from + match.index + match[0].length
  let to = line.to
  while (to > from && text[to - 1] === ' ') to -= 1
  if (to <= from - 1 || text[to - 1] !== '"') return null
  const pieces = unescapePieces(source, from, Math.max(from, to - 1))
  return {
    isSent: match[2] === '>>',
    connection: match[1] ?? '',
    prefix: head.slice(0, match.index),
    start: pieces[0]?.bytes.subarray(0, 20_000).toString('latin1') ?? '',
    pieces,
  }
}

function unescapePieces({ text, bytes }: TraceText, from: number, to: number): Piece[] {
  const content = text.slice(from, to)
  const pieces: Piece[] = []
  let done = 0
  let written: number[] = []
  let writtenFrom = 0
  const flush = () => {
    if (written.length > 0) pieces.push({ bytes: Buffer.from(written), from: from + writtenFrom })
    written = []
  }
  for (const match of content.matchAll(escape)) {
    if (match.index > done) {
      flush()
      pieces.push({ bytes: bytes.subarray(from + done, from + match.index), from: from + done })
    }
    if (written.length === 0) writtenFrom = match.index
    written.push(match[2] === undefined ? (match[1] === 'r' ? 13 : 10) : Number.parseInt(match[2], 16))
    done = match.index + match[0].length
  }
  flush()
  if (done < content.length) pieces.push({ bytes: bytes.subarray(from + done, to), from: from + done })
  return pieces
}
