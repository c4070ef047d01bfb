/** @file Recognises the lines that messages begin with. */
import { byteOrderMark, isAtLineStart, lineAt } from './trace-text.ts'

export type MessageStart = { kind: 'request' | 'response'; at: number }
export type RequestLine = { method: string; target: string }
export type StatusLine = { status: number; statusText: string }

const maxTargetLength = 16_000
const methods = 'GET|POST|PUT|DELETE|PATCH|HEAD|OPTIONS|CONNECT|TRACE'
const statusLine = /^HTTP\/(?:1\.[01]|2(?:\.0)?|3(?:\.0)?)[ \t]{1,4}(\d{3})(?:[ \t]{1,4}(.{0,500}))?$/
const requestStart = new RegExp(`^(${methods})[ \\t]{1,4}(?=[^ \\t\\r\\n])`)
const httpVersion = /[ \t]{1,4}HTTP\/\d(?:\.\d)?[ \t]{0,8}$/
const pseudoHeader = /^:(?:method|authority|path|scheme|status):[ \t]?/
/** A header line, with the name that HTTP allows; the colon of a URL is followed by slashes. */
const headerLine = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,200}[ \t]{0,4}:(?!\/\/)/

/** @returns null when the line is no request line. One without HTTP version is one when its target is absolute, or when `isLenient`. */
export function parseRequestLine(line: string, isLenient = true): RequestLine | null {
  if (line.length > maxTargetLength) return null
  const match = requestStart.exec(line)
  if (match?.[1] === undefined) return null
  const rest = line.slice(match[0].length)
  const version = httpVersion.exec(rest.slice(-40))
  const target = (version ? rest.slice(0, rest.length - version[0].length) : rest).trim()
  const isAbsolute = /^https?:\/\/[^/]/i.test(target)
  const isPath = target.startsWith('/') || target === '*' || (match[1] === 'CONNECT' && /^[\w.-]{1,255}:\d{1,5}$/.test(target))
  if (!isAbsolute && !isPath) return null
  // Prose, as in `GET /envelopes and look`, has blanks and no version.
  if (!version && (/\s/.test(target) || (!isAbsolute && !isLenient))) return null
  return { method: match[1], target }
}

export function parseStatusLine(line: string): StatusLine | null {
  const match = statusLine.exec(line)
  return match ? { status: Number(match[1]), statusText: (match[2] ?? '').trim() } : null
}

export function isHeaderLine(line: string): boolean {
  return headerLine.test(line.slice(0, 210))
}

export function isPseudoHeader(line: string): boolean {
  return pseudoHeader.test(line.slice(0, 20))
}

/** @returns what kind of message begins with the line at an offset, null when none does. */
export function messageStartAt(text: string, at: number, to: number): MessageStart['kind'] | null {
  const line = lineAt(text, at, Math.min(to, at + maxTargetLength + 1))
  const content = text.slice(line.from, line.to)
  if (content.startsWith('HTTP/')) return parseStatusLine(content) ? 'response' : null
  if (isPseudoHeader(content)) return content.startsWith(':status') ? 'response' : 'request'
  if (parseRequestLine(content, false)) return 'request'
  if (!parseRequestLine(content)) return null
  const next = lineAt(text, line.next, Math.min(to, line.next + 300))
  return line.next < to && isHeaderLine(text.slice(next.from, next.to)) ? 'request' : null
}

/** @returns the first message that begins with a line in the given part of the text. */
export function findMessageStart(text: string, from: number, to: number): MessageStart | null {
  const candidate = new RegExp(`^(?:${byteOrderMark})?(?=HTTP/[123]|:(?:method|authority|path|scheme|status):|(?:${methods})[ \\t])`, 'gm')
  candidate.lastIndex = from
  for (let match = candidate.exec(text); match && match.index < to; match = candidate.exec(text)) {
    const at = match.index + match[0].length
    const kind = isAtLineStart(text, at) ? messageStartAt(text, at, to) : null
    if (kind) return { kind, at }
    candidate.lastIndex = at + 1
  }
  return null
}
