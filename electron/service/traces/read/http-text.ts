/** @file Reader of raw HTTP messages as text: pasted, copied from Fiddler or SoapUI, written by a library's own log. */
import type { Exchange } from '#shared/domain/traces/exchange.ts'
import { throwIfCancelled } from '../../files/cancellation.ts'
import { exchangeOf } from './exchange-of.ts'
import { isInterim, parseRequest, parseResponse, type ParsedRequest, type ParsedResponse } from './http-message.ts'
import type { ReadContext, Reader } from './reader.ts'
import { findMessageStart } from './start-line.ts'
import { isCurlLine, isJsonOrXml, isPhpSoap, isRequestLog, isWireLog } from './text-forms.ts'
import { afterMark, openTraceText, type TraceText } from './trace-text.ts'
import { reportUnread } from './unread-text.ts'

export const httpTextReader: Reader = {
  format: 'http-text',
  recognises: ({ head }) =>
    !isJsonOrXml(head) &&
    !isRequestLog(head) &&
    !isCurlLine(head) &&
    !isWireLog(head) &&
    !isPhpSoap(head) &&
    findMessageStart(head, 0, head.length) !== null,
  async *read(source, context) {
    yield* readHttpText(await openTraceText(source), context)
  },
}

/** @returns the exchanges of a text of requests and responses; a response belongs to the request before it. */
export function* readHttpText(text: TraceText, context: ReadContext): Generator<Exchange> {
  let waiting: ParsedRequest | null = null
  for (const message of messagesOf(text, context)) {
    if ('request' in message) {
      if (waiting) yield pair(waiting, null)
      waiting = message
    } else if (!isInterim(message.response.status)) {
      yield pair(waiting, message)
      waiting = null
    }
  }
  if (waiting) yield pair(waiting, null)
}

function* messagesOf(source: TraceText, context: ReadContext): Generator<ParsedRequest | ParsedResponse> {
  const to = source.bytes.length
  let at = afterMark(source)
  let isTunnel = false
  for (;;) {
    throwIfCancelled(context.signal)
    const start = findMessageStart(source.text, at, to)
    reportUnread(source, at, start?.at ?? to, context, 'no HTTP message')
    if (!start) return
    const message = start.kind === 'request' ? parseRequest(source, start.at, to) : parseResponse(source, start.at, to)
    // A proxy's tunnel is no call: what went through it may follow.
    const isOfTunnel: boolean = 'request' in message ? message.request.method === 'CONNECT' : isTunnel
    if (isOfTunnel) reportUnread(source, start.at, message.end, context, 'a tunnel through a proxy (CONNECT), no call')
    else yield message
    isTunnel = isOfTunnel && 'request' in message
    at = Math.max(message.end, start.at + 1)
  }
}

function pair(request: ParsedRequest | null, response: ParsedResponse | null): Exchange {
  return exchangeOf({
    format: 'http-text',
    request: request?.request ?? null,
    response: response?.response ?? null,
    warnings: [...(request?.warnings ?? []), ...(response?.warnings ?? [])].concat(isTruncated(request, response) ? [truncated] : []),
  })
}

const truncated = 'Fiddler cut the body short when it was copied.'

function isTruncated(request: ParsedRequest | null, response: ParsedResponse | null): boolean {
  return [request?.request.body, response?.response.body].some((body) => body?.text?.includes('*** FIDDLER: RawDisplay truncated') === true)
}
