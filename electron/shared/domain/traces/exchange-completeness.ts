/** @file Which parts of an exchange are there (TRC-03, TRC-04), which are missing, and which its form of trace never shows. Pure. */
import type { ExchangeKind } from './exchange-facts.ts'
import type { Body, Exchange, TraceFormat } from './exchange.ts'
import type { ExchangeReading } from './exchange-reading.ts'
import { headerValue } from './http-parts.ts'

export type Completeness = { missingParts: string[]; unseenParts: string[] }

/** A log at the service level, and a stored message of Connect, hold messages without the HTTP around them. */
const messagesAlone: readonly TraceFormat[] = ['svclog', 'connect-xml', 'connect-json']

function isAbsent(body: Body | null): boolean {
  return body === null || (body.bytes.length === 0 && (body.text ?? '') === '')
}

/** Only calls of DocuSign's API have to be complete. */
export function completenessOf({ exchange, host, path, method }: ExchangeReading, kind: ExchangeKind): Completeness {
  const found: Completeness = { missingParts: [], unseenParts: [] }
  if (kind === 'other') return found
  const isMessageAlone = messagesAlone.includes(exchange.format)
  const lacks = (part: string, isUnseen: boolean) => void (isUnseen ? found.unseenParts : found.missingParts).push(part)
  requestParts(exchange, { host, path, method }, isMessageAlone, lacks)
  if (exchange.response) responseParts(exchange, method, isMessageAlone, lacks)
  else if (kind === 'connect') lacks('response', true)
  return found
}

type Lacks = (part: string, isUnseen: boolean) => void

/** TRC-03: method, absolute address, headers, and a body where the method sends one. */
function requestParts({ request }: Exchange, address: { host: string; path: string; method: string }, isMessageAlone: boolean, lacks: Lacks): void {
  if (!request) return
  if (address.method === '') lacks('request method', isMessageAlone)
  if (address.host === '' || address.path === '') lacks('request address', isMessageAlone)
  if (request.headers === null) lacks('request headers', isMessageAlone)
  else if (request.headers.length === 0) lacks('request headers', false)
  const sendsBody = ['POST', 'PUT', 'PATCH', ''].includes(address.method) && headerValue(request.headers, 'content-length') !== '0'
  if (sendsBody && isAbsent(request.body)) lacks('request body', request.isBodyUnseen)
}

/** TRC-04: status, headers, and a body unless the status or the method has none. */
function responseParts({ response }: Exchange, method: string, isMessageAlone: boolean, lacks: Lacks): void {
  if (!response) return
  if (response.status === 0) lacks('response status', isMessageAlone)
  if (response.headers === null) lacks('response headers', isMessageAlone)
  else if (response.headers.length === 0) lacks('response headers', false)
  const hasNoBody = response.status === 204 || (response.status >= 300 && response.status < 400) || method === 'HEAD'
  if (!hasNoBody && headerValue(response.headers, 'content-length') !== '0' && isAbsent(response.body)) lacks('response body', response.isBodyUnseen)
}
