/** @file Puts an exchange together from what a reader found, and adds what the headers tell. */
import type { Exchange, Header, SourcePlace, TimeSource, TraceFormat, TracedRequest, TracedResponse } from '#shared/domain/traces/exchange.ts'
import { headerParameter, headerValue } from './headers.ts'
import { httpDateTime } from './times.ts'

export type ExchangeParts = {
  format: TraceFormat
  request: TracedRequest | null
  response: TracedResponse | null
  /** Where neither the request nor the response begins the exchange. */
  place?: SourcePlace
  /** What the form of the trace itself tells; the `Date` of the response is taken where it tells nothing. */
  time?: { startedAtMs: number; startedAtSource: TimeSource } | null
  traceToken?: string | null
  /** The SOAP action is taken where there is none. */
  namedOperation?: string | null
  warnings: string[]
}

/** At least one side, or a place, must be given. */
export function exchangeOf({ format, request, response, ...parts }: ExchangeParts): Exchange {
  const place = parts.place ?? request?.place ?? response?.place
  if (!place) throw new Error('an exchange without a side')
  const dated = httpDateTime(headerValue(response?.headers ?? null, 'Date'))
  const time = parts.time ?? { startedAtMs: dated, startedAtSource: dated === null ? 'none' : 'date-header' }
  return {
    format,
    place,
    ...time,
    request,
    response,
    traceToken: parts.traceToken ?? headerValue(response?.headers ?? null, 'X-DocuSign-TraceToken'),
    namedOperation: parts.namedOperation ?? soapActionOf(request?.headers ?? null),
    warnings: parts.warnings,
  }
}

/** @returns the operation that the SOAPAction header (SOAP 1.1) or the content type (SOAP 1.2) names; null else. */
export function soapActionOf(headers: readonly Header[] | null): string | null {
  const action = headerValue(headers, 'SOAPAction') ?? headerParameter(headerValue(headers, 'Content-Type'), 'action') ?? ''
  return /(?:^|[/:#"])(\w{1,100})"?$/.exec(action.trim())?.[1] ?? null
}
