/** @file Reads one event of a WCF message log: a message with its SOAP envelope and, at transport level, its HTTP headers. */
import type { Body, Header, SourcePlace } from '#shared/domain/traces/exchange.ts'
import { textOfBody } from './body-text.ts'
import { placeIn } from './json-entries.ts'
import { childAt, childText, readXmlTree, textOffset, type XmlElement } from './xml-tree.ts'
import { zonedTime } from './zoned-time.ts'

export type LoggedMessage = {
  isReply: boolean
  /** Service level messages have not been through the HTTP channel yet, or have left it: no headers, no status. */
  isTransport: boolean
  timeMs: number | null
  /** null where all activities are zeros, as without activity tracing. */
  activity: string | null
  messageId: string | null
  relatesTo: string | null
  /** As in `RequestStatus`; for a reply without its suffix `Response`. null for a fault and where nothing tells. */
  operation: string | null
  method: string
  url: string
  status: number
  statusText: string
  headers: Header[] | null
  body: Body | null
  place: SourcePlace
}

/** Down to the children of SOAP's Header and Body. */
const levels = 8

const statusNumbers: Readonly<Record<string, number>> = {
  OK: 200,
  Created: 201,
  Accepted: 202,
  NoContent: 204,
  MovedPermanently: 301,
  Found: 302,
  Redirect: 302,
  NotModified: 304,
  BadRequest: 400,
  Unauthorized: 401,
  Forbidden: 403,
  NotFound: 404,
  MethodNotAllowed: 405,
  RequestTimeout: 408,
  Conflict: 409,
  UnsupportedMediaType: 415,
  InternalServerError: 500,
  NotImplemented: 501,
  BadGateway: 502,
  ServiceUnavailable: 503,
  GatewayTimeout: 504,
}

/** Parts of a record that are not the message. */
const frame = new Set(['Addressing', 'HttpRequest', 'HttpResponse', 'Properties', 'Security'])

/** @returns the message, null for an event that is none (a step of a trace), or why it cannot be read. */
export function readLoggedMessage(bytes: Buffer, start: SourcePlace): LoggedMessage | null | { problem: string } {
  const tree = readXmlTree(bytes, levels)
  if ('problem' in tree) return tree
  const record = childAt(tree.root, 'ApplicationData', 'TraceData', 'DataItem', 'MessageLogTraceRecord')
  if (!record) return null
  const httpRequest = childAt(record, 'HttpRequest')
  const httpResponse = childAt(record, 'HttpResponse')
  const message = record.children.find(({ name }) => !frame.has(name)) ?? null
  const soapHeader = message && childAt(message, 'Header')
  const addressed = (name: string) =>
    (soapHeader && childText(soapHeader, name)) ?? childText(record, 'Addressing', name) ?? childText(record, 'Properties', name)
  const statusName = httpResponse ? childText(httpResponse, 'StatusCode') : null
  const relatesTo = addressed('RelatesTo')
  const called = message && childAt(message, 'Body')?.children[0]?.name
  const source = record.attributes.get('Source') ?? ''
  const isReply =
    httpResponse !== null || (httpRequest === null && (/Reply/.test(source) || (/Transport/.test(source) && isReplyBody(called, relatesTo))))
  const headers = headersOf(httpRequest ?? httpResponse)
  const query = httpRequest && childText(httpRequest, 'QueryString')
  const url = addressed('To') ?? addressed('ToHeader') ?? addressed('Via') ?? ''
  const activity = childAt(tree.root, 'System', 'Correlation')?.attributes.get('ActivityID') ?? ''
  return {
    isReply,
    isTransport: /^Transport/.test(source),
    timeMs:
      zonedTime(record.attributes.get('Time') ?? null) ??
      zonedTime(childAt(tree.root, 'System', 'TimeCreated')?.attributes.get('SystemTime') ?? null),
    activity: /[1-9a-f]/i.test(activity) ? activity.toLowerCase() : null,
    messageId: addressed('MessageID'),
    relatesTo,
    operation: operationOf(called ?? null, addressed('Action') ?? headers?.find(({ name }) => name === 'SOAPAction')?.value ?? null, isReply),
    method: ((httpRequest && childText(httpRequest, 'Method')) ?? 'POST').toUpperCase(),
    url: query && !url.includes('?') ? `${url}?${query.replace(/^\?/, '')}` : url,
    status: Number(/^\d{3}$/.exec(statusName ?? '')?.[0] ?? statusNumbers[statusName ?? ''] ?? 0),
    statusText: (httpResponse && childText(httpResponse, 'StatusDescription')) ?? statusName ?? '',
    headers,
    body: message && bodyIn(bytes, message, start),
    place: placeIn(bytes, start, record.from),
  }
}

function isReplyBody(called: string | null | undefined, relatesTo: string | null): boolean {
  return relatesTo !== null || (called != null && (called === 'Fault' || called.endsWith('Response')))
}

function operationOf(called: string | null, action: string | null, isReply: boolean): string | null {
  const named = /([\w.-]{1,100})"?$/.exec(action ?? '')?.[1] ?? null
  const operation = called === null || called === 'Fault' ? (called === 'Fault' ? null : named) : called
  return isReply && operation !== null ? operation.replace(/Response$/, '') : operation
}

function headersOf(http: XmlElement | null): Header[] | null {
  const list = http && childAt(http, 'WebHeaders')
  return list ? list.children.map(({ name, text }) => ({ name, value: text })) : null
}

/** The envelope as it stands in the log; what is not SOAP is logged in base64. */
function bodyIn(bytes: Buffer, message: XmlElement, start: SourcePlace): Body {
  const raw = bytes.subarray(message.from, message.to)
  if (message.name !== 'Binary') return { bytes: raw, text: raw.toString(), place: placeIn(bytes, start, message.from) }
  const content = Buffer.from(message.text, 'base64')
  return { bytes: content, text: textOfBody(content, null), place: placeIn(bytes, start, textOffset(bytes, message)) }
}
