/** @file Reader of what PHP's SoapClient keeps of a call with `trace` on, printed as people print it: with labels, `var_dump`, escaped or not. */
import type { Exchange, TracedRequest, TracedResponse } from '#shared/domain/traces/exchange.ts'
import { throwIfCancelled } from '../../files/cancellation.ts'
import { absoluteUrl } from './absolute-url.ts'
import { bodyOf } from './body.ts'
import { exchangeOf } from './exchange-of.ts'
import { headerValue } from './headers.ts'
import { phpPartsOf, unescapeHtml, type PhpPart } from './php-parts.ts'
import type { Reader } from './reader.ts'
import { parseRequestLine, parseStatusLine } from './start-line.ts'
import { isJsonOrXml, isPhpSoap } from './text-forms.ts'
import { afterMark, openTraceText, type TraceText } from './trace-text.ts'
import { reportUnread } from './unread-text.ts'

type Head = Extract<PhpPart, { kind: 'head' }>
type Envelope = Extract<PhpPart, { kind: 'envelope' }>
/** Each of the four functions gives one part; which of them were printed, and in which order, is anybody's choice. */
type Call = Partial<{ request: Partial<{ head: Head; envelope: Envelope }>; response: Partial<{ head: Head; envelope: Envelope }> }>

export const phpSoapReader: Reader = {
  format: 'php-soap',
  recognises: ({ head }) => !isJsonOrXml(head) && isPhpSoap(head),
  async *read(source, context) {
    const text = await openTraceText(source)
    const to = text.bytes.length
    let done = afterMark(text)
    let call: Call = {}
    for (const part of phpPartsOf(text, done, to)) {
      throwIfCancelled(context.signal)
      reportUnread(text, done, part.from, context, notSoap)
      done = part.end
      if (call[part.side]?.[part.kind]) {
        yield exchangeOfCall(text, call)
        call = {}
      }
      call[part.side] = { ...call[part.side], [part.kind]: part }
    }
    reportUnread(text, done, to, context, notSoap)
    if (call.request || call.response) yield exchangeOfCall(text, call)
  },
}

const notSoap = 'neither headers nor an envelope'

function exchangeOfCall(source: TraceText, call: Call): Exchange {
  const request = call.request ? requestOf(source, call.request) : null
  const response = call.response ? responseOf(source, call.response) : null
  const places = [call.request?.head, call.request?.envelope, call.response?.head, call.response?.envelope].flatMap((part) =>
    part ? [part.from] : [],
  )
  return exchangeOf({
    format: 'php-soap',
    place: source.placeAt(Math.min(...places)),
    request: request?.request ?? null,
    response: response?.response ?? null,
    warnings: [...(request?.warnings ?? []), ...(response?.warnings ?? [])],
  })
}

function requestOf(source: TraceText, { head, envelope }: NonNullable<Call['request']>): { request: TracedRequest; warnings: string[] } {
  const { method, target } = parseRequestLine(head?.startLine ?? '') ?? { method: '', target: '' }
  const headers = head?.headers ?? null
  const read = readEnvelope(source, head, envelope)
  return {
    request: {
      method,
      url: absoluteUrl(target, headerValue(headers, 'Host')),
      headers,
      body: read.body,
      isBodyUnseen: false,
      place: source.placeAt(head?.from ?? envelope?.from ?? 0),
    },
    warnings: read.warnings,
  }
}

function responseOf(source: TraceText, { head, envelope }: NonNullable<Call['response']>): { response: TracedResponse; warnings: string[] } {
  const { status, statusText } = parseStatusLine(head?.startLine ?? '') ?? { status: 0, statusText: '' }
  const read = readEnvelope(source, head, envelope)
  return {
    response: {
      status,
      statusText,
      headers: head?.headers ?? null,
      body: read.body,
      isBodyUnseen: false,
      place: source.placeAt(head?.from ?? envelope?.from ?? 0),
    },
    warnings: read.warnings,
  }
}

/** The bytes stay as they were printed; the text is the XML that they stand for. */
function readEnvelope(
  source: TraceText,
  head: Head | undefined,
  envelope: Envelope | undefined,
): { body: TracedRequest['body']; warnings: string[] } {
  if (!envelope) return { body: null, warnings: [] }
  const { body, warnings } = bodyOf(source.bytes.subarray(envelope.from, envelope.end), head?.headers ?? null, source.placeAt(envelope.from))
  const cut = envelope.isCutShort ? ['The envelope is cut short: its end is missing.'] : []
  const text = envelope.isEscaped && body.text !== null ? unescapeHtml(body.text) : body.text
  return { body: { ...body, text }, warnings: [...warnings, ...cut] }
}
