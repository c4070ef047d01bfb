/** @file Makes an exchange of what curl told of one transfer. */
import type { Body, Exchange, TraceFormat, TracedRequest, TracedResponse } from '#shared/domain/traces/exchange.ts'
import { exchangeOf } from './exchange-of.ts'
import { headerValue } from './headers.ts'
import { parseRequest, parseResponse } from './http-message.ts'
import { httpDateTime, inUtc } from './times.ts'
import { joinPieces, type Piece, type TraceText } from './trace-text.ts'

export type CurlTransfer = {
  request: Piece[]
  response: Piece[]
  scheme: 'http' | 'https' | undefined
  /** Of the first thing that was sent. */
  timeOfDayMs: number | null
}

export type CurlSides = { request: TracedRequest | null; response: TracedResponse | null; warnings: string[] }

/** The pieces hold whole messages: head and, where the form shows it, body. */
export function sidesOf(source: TraceText, { request, response, scheme }: CurlTransfer): CurlSides {
  const whole = { bodyRule: 'whole' as const, scheme }
  const sent = joinPieces(source, request)
  const received = joinPieces(source, response)
  const asked = request.length > 0 ? parseRequest(sent, 0, sent.bytes.length, whole) : null
  const answered = response.length > 0 ? parseResponse(received, 0, received.bytes.length, whole) : null
  return {
    request: asked?.request ?? null,
    response: answered?.response ?? null,
    warnings: [...(asked?.warnings ?? []), ...(answered?.warnings ?? [])],
  }
}

/** @returns the exchange; null for a proxy's tunnel, which is no call of its own, and where nothing was seen. */
export function exchangeOfCurl(format: TraceFormat, { request, response, warnings }: CurlSides, timeOfDayMs: number | null): Exchange | null {
  if ((!request && !response) || request?.method === 'CONNECT') return null
  const date = httpDateTime(headerValue(response?.headers ?? null, 'Date'))
  // The time of day tells neither the day nor the zone: the response's date does.
  const startedAtMs = timeOfDayMs === null || date === null ? null : inUtc(timeOfDayMs, date, true)
  return exchangeOf({
    format,
    request,
    response,
    time: startedAtMs === null ? null : { startedAtMs, startedAtSource: 'curl-trace' },
    warnings,
  })
}

/** @returns whether the headers promise a body. */
export function promisesBody(message: { headers: TracedRequest['headers']; body: Body | null }): boolean {
  return Number(headerValue(message.headers, 'Content-Length') ?? 0) > 0 || headerValue(message.headers, 'Transfer-Encoding') !== null
}
