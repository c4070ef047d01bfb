/** @file Reads one entry of DocuSign's API request log: a call with its trace token, as a text of blocks. */
import type { Exchange, TracedRequest, TracedResponse } from '#shared/domain/traces/exchange.ts'
import { bodyOf } from './body.ts'
import { ownEnd, toldBodyEnd } from './body-extent.ts'
import { exchangeOf } from './exchange-of.ts'
import { readHeaders } from './header-block.ts'
import { headerValue } from './headers.ts'
import { isHeaderLine, parseRequestLine, type RequestLine } from './start-line.ts'
import { isoTime } from './times.ts'
import { skipNoise, trimBreaks, trimNoise } from './text-noise.ts'
import { isAtLineStart, lineAt, linesOf, type Line, type TraceText } from './trace-text.ts'

/** The status as .NET names it; a number that .NET has no name for stands twice, as in `429 429`. */
const statusLine = /^(\d{3}) ([A-Za-z]{2,60}|\d{3})[ \t]{0,4}$/

export type ReadEntry = { exchange: Exchange; end: number }

/**
 * Either the token block, then the request with its address; or the address, the token block, then the rest of the request.
 * @param from where the entry begins: at the token block or at the address.
 */
export function readRequestLogEntry(source: TraceText, from: number, to: number, namedOperation: string | null): ReadEntry {
  const { text } = source
  const first = lineAt(text, from, to)
  let address = parseRequestLine(text.slice(first.from, first.to))
  const token = readHeaders(text, address ? skipEmpty(text, first.next, to) : from, to)
  let at = skipEmpty(text, token.end, to)
  let requestFrom = from
  if (!address) {
    const line = lineAt(text, at, to)
    address = parseRequestLine(text.slice(line.from, line.to))
    requestFrom = at
    if (address) at = line.next
  }
  const request = readRequest(source, at, to, address, requestFrom)
  const response = request.statusAt === null ? null : readResponse(source, request.statusAt, to)
  const warnings = [
    ...(address ? [] : ['The entry has no line with the address of the request.']),
    ...request.warnings,
    ...(response ? response.warnings : ['The entry has no line with the status: the response is missing.']),
  ]
  const startedAtMs = isoTime(headerValue(token.headers, 'Timestamp'))
  return {
    exchange: exchangeOf({
      format: 'request-log',
      place: source.placeAt(from),
      request: request.request,
      response: response?.response ?? null,
      time: startedAtMs === null ? null : { startedAtMs, startedAtSource: 'log' },
      traceToken: headerValue(token.headers, 'TraceToken'),
      namedOperation,
      warnings,
    }),
    end: response ? response.end : to,
  }
}

type ReadRequest = { request: TracedRequest; statusAt: number | null; warnings: string[] }

function readRequest(source: TraceText, from: number, to: number, address: RequestLine | null, placeFrom: number): ReadRequest {
  const { text } = source
  // Without headers the next thing may be the status line, which is no header either.
  const block = readHeaders(text, from, to)
  const told = toldBodyEnd(source, block.end, to, block.headers, (at) => statusAfter(text, at, to) !== null)
  const statusAt = told === null ? findStatus(text, block.end, to) : (statusAfter(text, told, to) ?? findStatus(text, told, to))
  const isTold = told !== null && statusAfter(text, told, to) !== null
  const bodyFrom = isTold ? block.end : skipEmpty(text, block.end, statusAt ?? to)
  const bodyTo = isTold ? told : trimBreaks(text, bodyFrom, statusAt ?? to)
  const read = bodyTo > bodyFrom ? bodyOf(source.bytes.subarray(bodyFrom, bodyTo), block.headers, source.placeAt(bodyFrom)) : null
  return {
    request: {
      method: address?.method ?? '',
      url: address?.target ?? '',
      headers: block.headers,
      body: read?.body ?? null,
      isBodyUnseen: false,
      place: source.placeAt(placeFrom),
    },
    statusAt,
    warnings: read?.warnings ?? [],
  }
}

function readResponse(source: TraceText, from: number, to: number): { response: TracedResponse; end: number; warnings: string[] } {
  const { text } = source
  const line = lineAt(text, from, to)
  const match = statusLine.exec(text.slice(line.from, line.to))
  const afterStatus = skipEmpty(text, line.next, to)
  const following = lineAt(text, afterStatus, to)
  // The headers follow the status at once or after an empty line; a body alone may follow as well.
  const hasHeaders = isHeaderLine(text.slice(following.from, following.to))
  const block = hasHeaders ? readHeaders(text, afterStatus, to) : { headers: [], end: afterStatus }
  const told = toldBodyEnd(source, block.end, to, block.headers, (at) => skipNoise(text, at, to) >= to)
  const bodyFrom = told === null ? skipEmpty(text, block.end, to) : block.end
  const bodyTo = told ?? ownEnd(text, bodyFrom, trimNoise(text, bodyFrom, to))
  const read = bodyTo > bodyFrom ? bodyOf(source.bytes.subarray(bodyFrom, bodyTo), block.headers, source.placeAt(bodyFrom)) : null
  return {
    response: {
      status: Number(match?.[1] ?? 0),
      statusText: match?.[2] ?? '',
      headers: block.headers,
      body: read?.body ?? null,
      isBodyUnseen: false,
      place: source.placeAt(from),
    },
    end: Math.max(bodyTo, block.end),
    warnings: read?.warnings ?? [],
  }
}

/** @returns the status line that follows an offset after nothing but empty lines; null when something else does. */
function statusAfter(text: string, at: number, to: number): number | null {
  if (!isAtLineStart(text, at) && !'\r\n'.includes(text.charAt(at))) return null
  const start = skipEmpty(text, at, to)
  return start < to && isStatus(text, lineAt(text, start, Math.min(to, start + 200)), to) ? start : null
}

/** @returns the first status line after an empty line. A body may hold one, but hardly with a header after it. */
function findStatus(text: string, from: number, to: number): number | null {
  let isAfterEmpty = true
  for (const line of linesOf(text, from, to)) {
    if (isAfterEmpty && isStatus(text, line, to)) return line.from
    isAfterEmpty = line.to === line.from
  }
  return null
}

function isStatus(text: string, line: Line, to: number): boolean {
  if (line.to - line.from > 80 || !statusLine.test(text.slice(line.from, line.to))) return false
  const next = skipEmpty(text, line.next, to)
  if (next >= to) return true
  const following = lineAt(text, next, Math.min(to, next + 300))
  return next > line.next || isHeaderLine(text.slice(following.from, following.to))
}

function skipEmpty(text: string, from: number, to: number): number {
  let at = from
  while (at < to && (text.charCodeAt(at) === 10 || text.charCodeAt(at) === 13)) at += 1
  return at
}
