/** @file Text whose characters are bytes: offsets in it are offsets in the bytes, whatever the encoding. */
import type { SourcePlace } from '#shared/domain/traces/exchange.ts'
import type { TraceSource } from './reader.ts'

/** UTF-8's, a character a byte. */
export const byteOrderMark = '\u00ef\u00bb\u00bf'

export type TraceText = {
  bytes: Buffer
  /** The same as latin1: a character a byte. */
  text: string
  /** Where a character stands in the source, which is not the same offset where pieces of the source were put together. */
  placeAt(offset: number): SourcePlace
}

/** @returns the whole content of a source. @throws UserError `file-unsupported` when it is too large, `cancelled` */
export async function openTraceText(source: TraceSource): Promise<TraceText> {
  return traceTextOf(await source.all(), { member: source.member, line: 1, offset: 0 })
}

/** @param base where the bytes begin in their source. */
export function traceTextOf(bytes: Buffer, base: SourcePlace): TraceText {
  const text = bytes.toString('latin1')
  let starts: number[] | null = null
  const placeAt = (offset: number): SourcePlace => {
    starts ??= lineStarts(text)
    return { member: base.member, line: base.line + indexOfLast(starts, offset), offset: base.offset + offset }
  }
  return { bytes, text, placeAt }
}

/** A piece of a source that continues the piece before it. */
export type Piece = { bytes: Buffer; from: number }

/** @returns the pieces as one text, whose places are those of the pieces in the source. */
export function joinPieces(source: TraceText, pieces: readonly Piece[]): TraceText {
  const bytes = Buffer.concat(pieces.map((piece) => piece.bytes))
  const starts: number[] = []
  let length = 0
  for (const piece of pieces) {
    starts.push(length)
    length += piece.bytes.length
  }
  const placeAt = (offset: number) => {
    const index = indexOfLast(starts, offset)
    return source.placeAt((pieces[index]?.from ?? 0) + offset - (starts[index] ?? 0))
  }
  return { bytes, text: bytes.toString('latin1'), placeAt }
}

/** @returns the offset after the byte order mark, if there is one. */
export function afterMark({ text }: Pick<TraceText, 'text'>): number {
  return text.startsWith(byteOrderMark) ? byteOrderMark.length : 0
}

export type Line = {
  from: number
  /** Before the line break. */
  to: number
  /** After it. */
  next: number
}

/** @returns the line that begins at `from`. CRLF, LF and CR end a line. */
export function lineAt(text: string, from: number, limit = text.length): Line {
  let to = from
  for (; to < limit; to += 1) {
    const code = text.charCodeAt(to)
    if (code === 10) return { from, to, next: to + 1 }
    if (code === 13) return { from, to, next: to + 1 < limit && text.charCodeAt(to + 1) === 10 ? to + 2 : to + 1 }
  }
  return { from, to, next: limit }
}

export function* linesOf(text: string, from: number, limit = text.length): Generator<Line> {
  for (let at = from; at < limit;) {
    const line = lineAt(text, at, limit)
    yield line
    at = line.next
  }
}

/** @returns whether a line begins at the offset. */
export function isAtLineStart(text: string, offset: number): boolean {
  const before = offset === 0 ? 10 : text.charCodeAt(offset - 1)
  return before === 10 || before === 13 || (offset === byteOrderMark.length && text.startsWith(byteOrderMark))
}

/** Text of a header as people write it: UTF-8 where it is, else latin1. */
export function decodeText(text: string): string {
  if (/^[\0-\x7f]*$/.test(text)) return text
  const decoded = Buffer.from(text, 'latin1').toString('utf8')
  return decoded.includes('\ufffd') ? text : decoded
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (const line of linesOf(text, 0)) if (line.next > line.to) starts.push(line.next)
  return starts
}

/** @returns the index of the last number that is not beyond the wanted one. */
function indexOfLast(sorted: readonly number[], wanted: number): number {
  let low = 0
  let high = sorted.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((sorted[middle] ?? 0) <= wanted) low = middle
    else high = middle - 1
  }
  return low
}
