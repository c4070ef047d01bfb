/** @file Reader of SoapUI's HTTP log, and of any log that Apache HttpClient writes of what goes over the wire. */
import type { Exchange } from '#shared/domain/traces/exchange.ts'
import { throwIfCancelled } from '../../files/cancellation.ts'
import { exchangeOf } from './exchange-of.ts'
import { headerValue } from './headers.ts'
import { parseRequest, parseResponse } from './http-message.ts'
import { logTimeOf, startOf, type LogTime } from './log-times.ts'
import type { Reader } from './reader.ts'
import { parseRequestLine } from './start-line.ts'
import { isJsonOrXml, isWireLog } from './text-forms.ts'
import { httpDateTime } from './times.ts'
import { afterMark, joinPieces, linesOf, openTraceText, type Piece, type TraceText } from './trace-text.ts'
import { reportUnread } from './unread-text.ts'
import { wireLineOf, type WireLine } from './wire-line.ts'

type Conversation = { request: Piece[]; response: Piece[]; time: LogTime | null }

export const soapuiLogReader: Reader = {
  format: 'soapui-log',
  recognises: ({ head }) => !isJsonOrXml(head) && isWireLog(head),
  async *read(source, context) {
    const text = await openTraceText(source)
    const open = new Map<string, Conversation>()
    /** Of connections that ran side by side; in the order that they began. */
    const inOrder: Conversation[] = []
    let unreadFrom = afterMark(text)
    for (const line of linesOf(text.text, unreadFrom)) {
      throwIfCancelled(context.signal)
      const wire = wireLineOf(text, line)
      if (!wire && !isLogNoise(text.text.slice(line.from, Math.min(line.to, line.from + 200)))) continue
      reportUnread(text, unreadFrom, line.from, context, 'no line of an HTTP log')
      unreadFrom = line.next
      if (!wire || isRemark(wire)) continue
      const before = open.get(wire.connection)
      const conversation = take(wire, before)
      open.set(wire.connection, conversation)
      if (conversation === before) continue
      if (wire.connection !== '') inOrder.push(conversation)
      else if (before) yield* exchangesOf(text, before)
    }
    reportUnread(text, unreadFrom, text.bytes.length, context, 'no line of an HTTP log')
    const last = open.get('')
    for (const conversation of last ? [...inOrder, last] : inOrder) yield* exchangesOf(text, conversation)
  },
}

/** @returns the conversation that the line belongs to: a new one when a request begins. */
function take(wire: WireLine, before: Conversation | undefined): Conversation {
  const begins = wire.isSent && parseRequestLine(wire.start) !== null
  const conversation = !before || begins ? { request: [], response: [], time: logTimeOf(wire.prefix) } : before
  conversation[wire.isSent ? 'request' : 'response'].push(...wire.pieces)
  return conversation
}

function* exchangesOf(source: TraceText, { request, response, time }: Conversation): Generator<Exchange> {
  const sent = joinPieces(source, request)
  const received = joinPieces(source, response)
  const asked = request.length > 0 ? parseRequest(sent, 0, sent.bytes.length, { bodyRule: 'whole' }) : null
  const answered = response.length > 0 ? parseResponse(received, 0, received.bytes.length, { bodyRule: 'whole' }) : null
  if (asked?.request.method === 'CONNECT') return
  const startedAtMs = startOf(time, httpDateTime(headerValue(answered?.response.headers ?? null, 'Date')))
  yield exchangeOf({
    format: 'soapui-log',
    request: asked?.request ?? null,
    response: answered?.response ?? null,
    time: startedAtMs === null ? null : { startedAtMs, startedAtSource: 'soapui-log' },
    warnings: [...(asked?.warnings ?? []), ...(answered?.warnings ?? [])],
  })
}

/** HttpClient writes its own remarks like what came over the wire. */
function isRemark({ start, isSent }: WireLine): boolean {
  return !isSent && /^(?:end of stream|\[read\] I\/O error|Connection shutdown)/.test(start)
}

function isLogNoise(line: string): boolean {
  return (
    line.trim() === '' ||
    /^.{0,80}\b(?:DEBUG|INFO|WARN|WARNING|ERROR|FATAL|TRACE)\b/.test(line) ||
    /^\s{1,20}at [\w.$<>]{1,150}\(|^(?:Caused by: )?[\w.$]{1,100}(?:Exception|Error)\b/.test(line)
  )
}
