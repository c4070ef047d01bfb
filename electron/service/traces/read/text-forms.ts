/** @file Tells the forms of text from each other by their beginning, so that no reader takes another's. */
import { findMessageStart } from './start-line.ts'
import { isMessageLabel } from './text-noise.ts'
import { linesOf } from './trace-text.ts'

const method = '(?:GET|POST|PUT|DELETE|PATCH|HEAD|OPTIONS|CONNECT|TRACE)'
/** As `--trace-time` and `--trace-ids` of curl write before each line. */
export const curlPrefix = '(?:\\d{2}:\\d{2}:\\d{2}\\.\\d{6} )?(?:\\[\\d{1,9}-(?:\\d{1,9}|x)\\] )?'
const tokenLine =
  '(?<=^(?:\\u00ef\\u00bb\\u00bf)?)TraceToken:[ \\t]{0,4}[0-9a-f][0-9a-f-]{7,60}[ \\t]{0,4}(?:\\r\\n|\\n|\\r)Timestamp:[ \\t]{0,4}\\d{4}-'

const curlVerbose = new RegExp(`^(?:[^\\r\\n]{0,120}\\d)?${curlPrefix}(?:> ${method} \\S|< HTTP/[123])`, 'm')
const curlTrace = new RegExp(
  `^${curlPrefix}(?:=> Send (?:SSL )?(?:header|data)|<= Recv (?:SSL )?(?:header|data)), \\d{1,12} bytes \\(0x[0-9a-f]{1,10}\\)`,
  'm',
)
const wireLog = new RegExp(`^.{0,200}(?:>> "${method} |<< "HTTP/[123])`, 'm')
const phpAgent = /^user-agent:[ \t]{0,4}PHP-SOAP\//im
const phpFunction = /__getLast(?:Request|Response)(?:Headers)?\b/
/** What `var_dump` writes before the text that it shows. */
const phpDump = /^(?:string\(\d{1,9}\) ?"|.{0,40}=> ?string\(\d{1,9}\) ?")/m
const envelope = /(?:<|&lt;)(?:[\w-]{1,40}:)?Envelope\b/

/** @returns an expression, with the flags given, for the first two lines of an entry's token block. */
export function tokenBlock(flags: string): RegExp {
  return new RegExp(tokenLine, flags)
}

export function isJsonOrXml(head: string): boolean {
  return /^[\s\u00ef\u00bb\u00bf]{0,100}(?:[{[]|<(?!\/?(?:pre|h\d|p|br|b|code)\b))/.test(head) && !/^[\s\u00ef\u00bb\u00bf]{0,100}\[\d/.test(head)
}

export function isRequestLog(head: string): boolean {
  return !isJsonOrXml(head) && tokenBlock('im').test(head)
}

export function isCurlVerbose(head: string): boolean {
  return !isCurlTrace(head) && curlVerbose.test(head)
}

export function isCurlTrace(head: string): boolean {
  return curlTrace.test(head)
}

export function isCurlLine(head: string): boolean {
  return curlVerbose.test(head) || curlTrace.test(head)
}

export function isWireLog(head: string): boolean {
  return wireLog.test(head)
}

/** @returns whether the text is what PHP's SoapClient kept of a call: SOAP beside headers that its functions gave, or that it sent itself. */
export function isPhpSoap(head: string): boolean {
  return (
    !isCurlLine(head) &&
    !isWireLog(head) &&
    envelope.test(head) &&
    (phpAgent.test(head) || phpFunction.test(head) || phpDump.test(head) || isLabelledSoap(head))
  )
}

/** Envelopes alone, each under a label, as where nobody asked for the headers. */
function isLabelledSoap(head: string): boolean {
  if (isJsonOrXml(head) || findMessageStart(head, 0, head.length)) return false
  for (const line of linesOf(head, 0))
    if (/\bre(?:quest|sponse)\b/i.test(head.slice(line.from, line.to)) && isMessageLabel(head.slice(line.from, line.to))) return true
  return false
}
