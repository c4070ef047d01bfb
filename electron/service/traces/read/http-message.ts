/** @file Reads raw HTTP messages, as they go over the net and as people paste them. */
import type { Body, Header, SourcePlace, TracedRequest, TracedResponse } from '#shared/domain/traces/exchange.ts'
import { absoluteUrl } from './absolute-url.ts'
import { bodyOf } from './body.ts'
import { findBodyEnd } from './body-extent.ts'
import { isBodyMark, readHeaders } from './header-block.ts'
import { headerValue } from './headers.ts'
import { isPseudoHeader, parseRequestLine, parseStatusLine } from './start-line.ts'
import { isMessageLabel } from './text-noise.ts'
import { lineAt, traceTextOf, type TraceText } from './trace-text.ts'

export type ParsedRequest = { request: TracedRequest; warnings: string[]; end: number }
export type ParsedResponse = { response: TracedResponse; warnings: string[]; end: number }
/** `whole`: the body is all that is left. `next`: other messages may follow it. */
export type BodyRule = 'whole' | 'next'
export type MessageOptions = { bodyRule?: BodyRule; scheme?: 'http' | 'https' }

/** @param bytes one whole request. @param place where it begins. */
export function parseRequestMessage(bytes: Buffer, place: SourcePlace): { request: TracedRequest; warnings: string[] } {
  return parseRequest(traceTextOf(bytes, place), 0, bytes.length, { bodyRule: 'whole' })
}

/** @param bytes one whole response; interim ones (100 Continue) before it are passed over. @param place where it begins. */
export function parseResponseMessage(bytes: Buffer, place: SourcePlace): { response: TracedResponse; warnings: string[] } {
  return parseResponse(traceTextOf(bytes, place), 0, bytes.length, { bodyRule: 'whole' })
}

/** @returns the request that begins at `from`, and where it ends. A start line that is none gives an empty method. */
export function parseRequest(source: TraceText, from: number, to: number, { bodyRule = 'next', scheme }: MessageOptions = {}): ParsedRequest {
  const { text } = source
  const line = lineAt(text, from, to)
  const content = text.slice(line.from, line.to)
  const block = readHeaders(text, isPseudoHeader(content) ? from : line.next, to)
  const { headers, pseudo } = block
  const given = parseRequestLine(content)
  const method = given?.method ?? pseudo.get(':method') ?? ''
  const target = given?.target ?? pseudo.get(':path') ?? ''
  const host = headerValue(headers, 'Host') ?? pseudo.get(':authority') ?? null
  const toldScheme = pseudo.get(':scheme') === 'http' ? 'http' : scheme
  const { body, warnings, end } = readBody(source, block.end, to, headers, bodyRule)
  const startWarning = method === '' ? ['The message does not begin with a request line.'] : []
  return {
    request: {
      method: method.toUpperCase(),
      url: method === 'CONNECT' ? target : absoluteUrl(target, host, toldScheme),
      headers,
      body,
      isBodyUnseen: false,
      place: source.placeAt(from),
    },
    warnings: [...startWarning, ...warnings],
    end,
  }
}

/** @returns the response that begins at `from`, and where it ends. A start line that is none gives the status 0. */
export function parseResponse(source: TraceText, from: number, to: number, { bodyRule = 'next' }: MessageOptions = {}): ParsedResponse {
  const { text } = source
  const line = lineAt(text, from, to)
  const content = text.slice(line.from, line.to)
  const block = readHeaders(text, isPseudoHeader(content) ? from : line.next, to)
  const given = parseStatusLine(content)
  const status = given?.status ?? Number(/^\d{3}$/.exec(block.pseudo.get(':status') ?? '')?.[0] ?? 0)
  if (isInterim(status)) {
    const nextLine = lineAt(text, block.end, to)
    if (parseStatusLine(text.slice(nextLine.from, nextLine.to))) return parseResponse(source, block.end, to, { bodyRule })
  }
  const { body, warnings, end } = readBody(source, block.end, to, block.headers, bodyRule)
  const startWarning = status === 0 ? ['The message does not begin with a status line.'] : []
  return {
    response: { status, statusText: given?.statusText ?? '', headers: block.headers, body, isBodyUnseen: false, place: source.placeAt(from) },
    warnings: [...startWarning, ...warnings],
    end,
  }
}

/** A switch of protocols (101) is the last word of HTTP, not an interim one. */
export function isInterim(status: number): boolean {
  return status >= 100 && status < 200 && status !== 101
}

type ReadBody = { body: Body | null; warnings: string[]; end: number }

function readBody(source: TraceText, at: number, to: number, headers: readonly Header[], rule: BodyRule): ReadBody {
  const from = rule === 'whole' ? at : afterBodyMark(source.text, at, to)
  const end = rule === 'whole' ? to : findBodyEnd(source, from, to, headers)
  if (end <= from) return { body: null, warnings: [], end: Math.max(end, at) }
  return { ...bodyOf(source.bytes.subarray(from, end), headers, source.placeAt(from)), end }
}

/** `Body: {…` of a library's log, or a line of its own that only says that the body follows. */
function afterBodyMark(text: string, from: number, to: number): number {
  const line = lineAt(text, from, to)
  const content = text.slice(line.from, Math.min(line.to, line.from + 200))
  if (isBodyMark(content)) return content.trim().length === 5 ? line.next : line.from + content.indexOf(':') + 2
  const isBodyLabel = isMessageLabel(content) && /\b(?:body|content|data|xml)\b/i.test(content)
  return isBodyLabel ? line.next : from
}
