/**
 * @file What every form of trace is read into: one request with its response, and where each part stands in its source.
 * Pure types. `certification.md` section 2 of the project's facts is the model.
 */

export const traceFormats = [
  'request-log',
  'har',
  'saz',
  'svclog',
  'soapui',
  'soapui-log',
  'php-soap',
  'postman',
  'newman',
  'curl-verbose',
  'curl-trace',
  'charles',
  'http-text',
  'connect-xml',
  'connect-json',
] as const
export type TraceFormat = (typeof traceFormats)[number]

/** As people call the forms. */
export const traceFormatNames: Readonly<Record<TraceFormat, string>> = {
  'request-log': 'DocuSign API request log',
  har: 'HAR',
  saz: 'Fiddler archive (SAZ)',
  svclog: 'WCF message log (svclog)',
  soapui: 'SoapUI project',
  'soapui-log': 'SoapUI HTTP log',
  'php-soap': 'PHP SoapClient trace',
  postman: 'Postman collection',
  newman: 'Newman report',
  'curl-verbose': 'curl -v',
  'curl-trace': 'curl --trace-ascii',
  charles: 'Charles session (JSON)',
  'http-text': 'HTTP as text',
  'connect-xml': 'Connect message (XML)',
  'connect-json': 'Connect message (JSON)',
}

export type Header = { name: string; value: string }

/** Where a part begins. */
export type SourcePlace = {
  /** Member of the archive, as in `raw/07_c.txt`; null in a file that is no archive. */
  member: string | null
  /** From 1, in the member or file. */
  line: number
  /** Bytes from the start of the member or file. UTF-16 counts as the UTF-8 that it was read as. */
  offset: number
}

/**
 * A body as it was before transfer coding (chunked) and content coding (gzip, deflate, br).
 * `bytes` are kept as they are; `text` is the same decoded, null for a picture, a PDF and other binary content.
 */
export type Body = { bytes: Uint8Array; text: string | null; place: SourcePlace }

export type TracedRequest = {
  /** Upper case; '' where the trace does not tell. */
  method: string
  /** As absolute as the trace allows; '' where it does not tell. */
  url: string
  /** null where this form of trace has left them out; [] where there are none. */
  headers: Header[] | null
  /** null where there is none. */
  body: Body | null
  /** The form of the trace never shows the body (`curl -v`), so that its absence says nothing. */
  isBodyUnseen: boolean
  place: SourcePlace
}

export type TracedResponse = {
  /** 0 where the trace does not tell, as in a message log of WCF. */
  status: number
  statusText: string
  headers: Header[] | null
  body: Body | null
  isBodyUnseen: boolean
  place: SourcePlace
}

export const timeSources = ['log', 'har', 'saz-timer', 'svclog', 'curl-trace', 'charles', 'soapui-log', 'connect', 'date-header', 'none'] as const
/** What told the time of an exchange. */
export type TimeSource = (typeof timeSources)[number]

/** As a reader gives it: nothing is concluded yet. */
export type Exchange = {
  format: TraceFormat
  /** Where the exchange begins. */
  place: SourcePlace
  /** Milliseconds since 1970, null where nothing tells. */
  startedAtMs: number | null
  startedAtSource: TimeSource
  /** null where the trace has only the response. */
  request: TracedRequest | null
  /** null where the trace has only the request. A message that Connect delivered is a request without response. */
  response: TracedResponse | null
  /** The trace token that the log or the response names. */
  traceToken: string | null
  /** Operation that the form of the trace names itself (name of the log's file, SOAPAction); null else. */
  namedOperation: string | null
  /** Things that a reader noticed: a body cut short, a message that was logged twice and merged. */
  warnings: string[]
}
