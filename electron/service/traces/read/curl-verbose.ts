/** @file Reader of `curl -v` transcripts: the headers of both sides, and the response's body where it went to the same place. */
import type { Body, Exchange } from '#shared/domain/traces/exchange.ts'
import { throwIfCancelled } from '../../files/cancellation.ts'
import { bodyOf } from './body.ts'
import { ownEnd, toldBodyEnd } from './body-extent.ts'
import { curlPrefixOf, isCurlNoise, meterLength, schemeAfter } from './curl-lines.ts'
import { exchangeOfCurl, promisesBody, sidesOf, type CurlTransfer } from './curl-transfer.ts'
import { endOfCommand, verboseLineAt, type VerboseLine } from './curl-verbose-lines.ts'
import { readHeaders } from './header-block.ts'
import type { ReadContext, Reader } from './reader.ts'
import { parseRequestLine, parseStatusLine } from './start-line.ts'
import { isCurlVerbose, isJsonOrXml } from './text-forms.ts'
import { trimNoise } from './text-noise.ts'
import { afterMark, isAtLineStart, joinPieces, lineAt, openTraceText, type Piece, type TraceText } from './trace-text.ts'
import { reportUnread } from './unread-text.ts'

type Transfer = CurlTransfer & { isAnswered: boolean; hasUpload: boolean; hasData: boolean; body: Piece[]; bodyEnd: number | null }
type State = { source: TraceText; to: number; at: number; unreadFrom: number; scheme: CurlTransfer['scheme']; open: Transfer | null }

export const curlVerboseReader: Reader = {
  format: 'curl-verbose',
  recognises: ({ head }) => !isJsonOrXml(head) && isCurlVerbose(head),
  async *read(source, context) {
    const text = await openTraceText(source)
    const at = afterMark(text)
    const state: State = { source: text, to: text.bytes.length, at, unreadFrom: at, scheme: undefined, open: null }
    while (state.at < state.to) {
      throwIfCancelled(context.signal)
      const finished = step(state, context)
      if (finished) yield* exchangesOf(text, finished, context)
    }
    reportUnread(text, state.unreadFrom, state.to, context, notCurl)
    if (state.open) yield* exchangesOf(text, state.open, context)
  },
}

const notCurl = 'no line of curl, and no body of a response'

/** Takes the next line. @returns the transfer that ended because another began. */
function step(state: State, context: ReadContext): Transfer | null {
  const { source, to } = state
  const line = verboseLineAt(source, state.at, to)
  const begun = line.kind === 'sent' && parseRequestLine(line.content) ? state.open : null
  const isRead = take(state, line)
  if (isRead) {
    reportUnread(source, state.unreadFrom, line.from, context, notCurl)
    if (state.at <= line.from) state.at = line.next
    state.unreadFrom = state.at
  } else state.at = line.next
  return begun
}

/** @returns whether the line says something that is known. */
function take(state: State, line: VerboseLine): boolean {
  const { open } = state
  const piece = { bytes: state.source.bytes.subarray(line.contentFrom, line.next), from: line.contentFrom }
  switch (line.kind) {
    case 'noise':
      return true
    case 'info':
      state.scheme = schemeAfter(line.content, state.scheme)
      return true
    case 'upload':
      if (open) open.hasUpload = true
      return true
    case 'data':
      if (open) open.hasData = true
      return true
    case 'sent':
      if (parseRequestLine(line.content))
        state.open = { ...emptyTransfer(), request: [piece], scheme: state.scheme, timeOfDayMs: line.prefix.timeOfDayMs }
      else if (open && open.response.length === 0) open.request.push(piece)
      else return false
      return true
    case 'received':
      return takeReceived(state, line, piece)
    case 'text':
      return takeText(state, line)
  }
}

function emptyTransfer(): Transfer {
  return {
    request: [],
    response: [],
    scheme: undefined,
    timeOfDayMs: null,
    isAnswered: false,
    hasUpload: false,
    hasData: false,
    body: [],
    bodyEnd: null,
  }
}

function takeReceived(state: State, line: VerboseLine, piece: Piece): boolean {
  if (parseStatusLine(line.content.trimEnd())) {
    // An interim response is followed by the one that counts.
    state.open ??= emptyTransfer()
    Object.assign(state.open, { response: [piece], isAnswered: false })
    return true
  }
  if (!state.open || state.open.response.length === 0) return false
  if (state.open.isAnswered) return line.content.trim() === '' || /^[\w-]{1,80}:/.test(line.content)
  state.open.response.push(piece)
  state.open.isAnswered = line.content.trim() === ''
  return true
}

function takeText(state: State, line: VerboseLine): boolean {
  const { source, to, open } = state
  const { text } = source
  const isEmpty = line.content.trim() === ''
  const command = isAtLineStart(text, line.from) && !isEmpty ? endOfCommand(source, line.from, to) : line.from
  if (command > line.from) {
    state.at = command
    return true
  }
  if (!open?.isAnswered || open.bodyEnd !== null) return isEmpty
  if (isEmpty && open.body.length === 0) return true
  if (open.body.length === 0) {
    const from = afterIncludedHead(text, line.from, to)
    const headers = sidesOf(source, open).response?.headers ?? []
    const end = from > line.from && from >= to ? to : toldBodyEnd(source, from, to, headers, (at) => isVerboseEnd(text, at, to))
    if (end !== null && end > from) {
      open.body.push({ bytes: source.bytes.subarray(from, end), from })
      Object.assign(open, { bodyEnd: end })
      state.at = end
      return true
    }
    if (from > line.from) {
      state.at = from
      return true
    }
  }
  open.body.push({ bytes: source.bytes.subarray(line.from, line.next), from: line.from })
  return true
}

/** With `-i` the headers stand before the body once more. */
function afterIncludedHead(text: string, from: number, to: number): number {
  const first = text.slice(from, from + 200).split(/[\r\n]/, 1)[0] ?? ''
  return parseStatusLine(first) ? readHeaders(text, from + first.length + (text.startsWith('\r\n', from + first.length) ? 2 : 1), to).end : from
}

/** What follows a body of the told length is curl's again, at once or on the next line. */
function isVerboseEnd(text: string, at: number, to: number): boolean {
  let start = at
  while (start < to && '\r\n'.includes(text.charAt(start))) start += 1
  if (start >= to) return true
  const line = text.slice(start, lineAt(text, start, Math.min(to, start + 300)).to)
  if (/^(?:\* |> |< |[{}] \[\d)/.test(line.slice(curlPrefixOf(line).length))) return true
  return isAtLineStart(text, start) && (isCurlNoise(line) || meterLength(line) > 0)
}

function* exchangesOf(source: TraceText, transfer: Transfer, context: ReadContext): Generator<Exchange> {
  const sides = sidesOf(source, transfer)
  const { request, response } = sides
  if (request) {
    // A body that was put among the headers' lines is none of curl's.
    request.body = null
    request.isBodyUnseen = transfer.hasUpload || promisesBody(request)
  }
  if (response) {
    const read = bodyOfTransfer(source, transfer, response.headers ?? [], context)
    response.body = read?.body ?? null
    response.isBodyUnseen = response.body === null && (transfer.hasData || promisesBody(response)) && request?.method !== 'HEAD'
    sides.warnings.push(...(read?.warnings ?? []))
  }
  const exchange = exchangeOfCurl('curl-verbose', sides, transfer.timeOfDayMs)
  if (exchange) yield exchange
}

function bodyOfTransfer(
  source: TraceText,
  { body, bodyEnd }: Transfer,
  headers: Parameters<typeof bodyOf>[1],
  context: ReadContext,
): { body: Body; warnings: string[] } | null {
  const whole = joinPieces(source, body)
  const length = whole.bytes.length
  const trimmed = bodyEnd === null ? trimNoise(whole.text, 0, length) : length
  const end = bodyEnd === null ? ownEnd(whole.text, 0, trimmed) : length
  // What stands behind complete JSON or XML is no part of it.
  reportUnread(whole, end, trimmed, context, notCurl)
  return end === 0 ? null : bodyOf(whole.bytes.subarray(0, end), headers, whole.placeAt(0))
}
