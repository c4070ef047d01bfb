/** @file Finds where a body ends in a text of several messages. */
import type { Header } from '#shared/domain/traces/exchange.ts'
import { headerParameter, headerValue } from './headers.ts'
import { findMessageStart, messageStartAt } from './start-line.ts'
import { skipNoise, trimNoise } from './text-noise.ts'
import { isAtLineStart, lineAt, type TraceText } from './trace-text.ts'
import { joinChunks } from './unpack-body.ts'

/** @returns whether what follows a body may begin at an offset. */
export type IsPlausibleEnd = (at: number) => boolean

/**
 * The length that the headers tell holds only when what follows it is the next message: many tools show a body unpacked, or with other line breaks.
 * @returns the end of the body that begins at `from`: by chunks, by length, by the closing boundary, by its own syntax, or before the next message.
 */
export function findBodyEnd(source: TraceText, from: number, to: number, headers: readonly Header[]): number {
  const { text } = source
  const isPlausible = (at: number) => isMessageEnd(text, at, to)
  const told = toldBodyEnd(source, from, to, headers, isPlausible)
  if (told !== null) return told
  const limit = findMessageStart(text, from, to)?.at ?? to
  const end = trimNoise(text, from, limit)
  return Math.min(end, ownEnd(text, from, end))
}

/** @returns null when neither the headers nor a boundary tell where the body ends. */
export function toldBodyEnd(source: TraceText, from: number, to: number, headers: readonly Header[], isPlausible: IsPlausibleEnd): number | null {
  if (/\bchunked\b/i.test(headerValue(headers, 'Transfer-Encoding') ?? '')) {
    const chunks = joinChunks(source.bytes.subarray(from, to))
    const isWhole = chunks.warnings.length === 0 && chunks.bytes.length < chunks.end
    if (isWhole && isPlausible(from + chunks.end)) return from + chunks.end
  }
  const length = headerValue(headers, 'Content-Length')
  if (length !== null && /^\d{1,12}$/.test(length) && from + Number(length) <= to && isPlausible(from + Number(length))) return from + Number(length)
  return boundaryEnd(source, from, to, headerParameter(headerValue(headers, 'Content-Type'), 'boundary'))
}

function isMessageEnd(text: string, at: number, to: number): boolean {
  if (at >= to || messageStartAt(text, at, to)) return true
  if (!isAtLineStart(text, at) && !'\r\n'.includes(text.charAt(at))) return false
  const rest = skipNoise(text, at, to)
  return rest >= to || messageStartAt(text, rest, to) !== null
}

/** How often a text may be searched in vain for boundaries, in its own length: a hostile one would be searched for each message. */
const maxVainSearches = 8
const searchedInVain = new WeakMap<TraceText, number>()

/** @returns the end of the line that closes a multipart body; null when it is none or is not closed. */
function boundaryEnd(source: TraceText, from: number, to: number, boundary: string | null): number | null {
  if (boundary === null || boundary === '' || boundary.length > 200) return null
  const first = source.text.slice(from, Math.min(to, from + 4_000)).indexOf(`--${boundary}`)
  const searched = searchedInVain.get(source) ?? 0
  if (first < 0 || searched > maxVainSearches * source.text.length) return null
  const last = source.text.slice(from, to).indexOf(`--${boundary}--`, first)
  if (last < 0) searchedInVain.set(source, searched + to - from)
  return last < 0 ? null : from + last + boundary.length + 4
}

/** @returns where JSON or XML is complete, so that a remark that follows does not count as its end; `to` when it is neither. */
export function ownEnd(text: string, from: number, to: number): number {
  let start = from
  while (start < to && /\s/.test(text.charAt(start))) start += 1
  const first = text.charAt(start)
  if (first === '{' || first === '[') return jsonEnd(text, start, to)
  return first === '<' ? xmlEnd(text, start, to) : to
}

function jsonEnd(text: string, from: number, to: number): number {
  let depth = 0
  for (let at = from; at < to; at += 1) {
    const character = text.charAt(at)
    if (character === '"') {
      at = stringEnd(text, at + 1, to)
      if (at >= to) return to
    } else if (character === '{' || character === '[') depth += 1
    else if (character === '}' || character === ']') {
      depth -= 1
      if (depth === 0) return restIsRemark(text, at + 1, to) ? at + 1 : to
    }
  }
  return to
}

function stringEnd(text: string, from: number, to: number): number {
  for (let at = from; at < to; at += 1) {
    const character = text.charAt(at)
    if (character === '\\') at += 1
    else if (character === '"') return at
  }
  return to
}

function xmlEnd(text: string, from: number, to: number): number {
  const name = /^(?:<[?!][^>]{0,2000}>\s{0,100}){0,10}<([A-Za-z_][\w:.-]{0,100})/.exec(text.slice(from, Math.min(to, from + 8_000)))?.[1]
  if (name === undefined) return to
  const body = text.slice(from, to)
  const close = body.lastIndexOf(`</${name}`)
  const end = close < 0 ? -1 : body.indexOf('>', close)
  return end < 0 || !restIsRemark(text, from + end + 1, to) ? to : from + end + 1
}

/** Only whole lines are cut off: what follows on the same line belongs to the body, damaged as it may be. */
function restIsRemark(text: string, at: number, to: number): boolean {
  const line = lineAt(text, at, to)
  return text.slice(at, line.to).trim() === ''
}
