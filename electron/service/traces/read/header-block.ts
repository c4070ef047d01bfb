/** @file Reads the header lines of a message, as tolerantly as they are pasted. */
import type { Header } from '#shared/domain/traces/exchange.ts'
import { isHeaderLine, isPseudoHeader, parseRequestLine, parseStatusLine } from './start-line.ts'
import { isMessageLabel } from './text-noise.ts'
import { decodeText, lineAt } from './trace-text.ts'

export type HeaderBlock = {
  headers: Header[]
  /** Of HTTP/2, as in `:path`; not among the headers. */
  pseudo: Map<string, string>
  /** After the empty line; or at the first line that is none of a header. */
  end: number
}

/** How far a value that was broken over lines is followed. */
const maxBrokenLines = 40
const maxHeaders = 1_000

/** @param from the line after the start line. */
export function readHeaders(text: string, from: number, to: number): HeaderBlock {
  const headers: Header[] = []
  const pseudo = new Map<string, string>()
  let at = from
  while (at < to && headers.length < maxHeaders) {
    const line = lineAt(text, at, to)
    const content = text.slice(line.from, line.to)
    if (content.trim() === '') return { headers, pseudo, end: line.next }
    const last = headers.at(-1)
    if (isPseudoHeader(content)) {
      const colon = content.indexOf(':', 1)
      pseudo.set(content.slice(0, colon), content.slice(colon + 1).trim())
    } else if (last && /^[ \t]/.test(content)) last.value = `${last.value} ${decodeText(content.trim())}`.trim()
    else if (isMessageLabel(content) || isBodyMark(content) || isStartLine(content)) break
    else if (isHeaderLine(content)) {
      const colon = content.indexOf(':')
      headers.push({ name: content.slice(0, colon).trim(), value: decodeText(content.slice(colon + 1).trim()) })
    } else if (last && isBrokenValue(text, line.next, to)) last.value = `${last.value} ${decodeText(content.trim())}`.trim()
    else break
    at = line.next
  }
  return { headers, pseudo, end: at }
}

/** The log of a Ruby library writes the body into a line like a header's. No header is called so. */
export function isBodyMark(line: string): boolean {
  return /^Body:(?:[ \t]|$)/i.test(line)
}

/** The empty line before the next message got lost. */
function isStartLine(line: string): boolean {
  return parseStatusLine(line) !== null || parseRequestLine(line, false) !== null || /^\d{3} [A-Za-z]{2,60}$/.test(line)
}

/** An editor broke a long value: header lines go on after this line, before an empty one. */
function isBrokenValue(text: string, from: number, to: number): boolean {
  let at = from
  for (let count = 0; count < maxBrokenLines && at < to; count += 1) {
    const line = lineAt(text, at, Math.min(to, at + 4_000))
    const content = text.slice(line.from, line.to)
    if (content.trim() === '' || isMessageLabel(content)) return false
    if (/^[A-Za-z][\w-]{1,60} ?:[ \t]/.test(content) && !isBodyMark(content)) return true
    at = line.next
  }
  return false
}
