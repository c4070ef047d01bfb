/** @file Finds the parts of what PHP's SoapClient keeps of a call, in the order that they were printed. */
import type { Header } from '#shared/domain/traces/exchange.ts'
import { readHeaders } from './header-block.ts'
import { parseRequestLine, parseStatusLine } from './start-line.ts'
import { isMessageLabel } from './text-noise.ts'
import { isAtLineStart, lineAt, linesOf, type TraceText } from './trace-text.ts'

export type PhpPart = { side: 'request' | 'response'; from: number; end: number } & (
  | { kind: 'head'; startLine: string; headers: Header[] }
  | { kind: 'envelope'; isEscaped: boolean; isCutShort: boolean }
)

const tag = (name: string) => `(?:<|&lt;)${name}`
const envelopeTag = tag('(?:[\\w-]{1,40}:)?Envelope\\b')
const start = new RegExp(
  `((?:GET|POST|PUT|DELETE) [^\\s<"]{1,4000} HTTP/1\\.[01]|HTTP/1\\.[01] \\d{3}\\b)|(${tag('\\?xml\\b[^<]{0,200}?\\?(?:>|&gt;)\\s{0,40}')}(?=${envelopeTag})|${envelopeTag})`,
  'g',
)
const envelopeEnd = new RegExp(tag('/(?:[\\w-]{1,40}:)?Envelope\\s{0,8}(?:>|&gt;)'), 'g')
const answer = new RegExp(`Body\\b[^<]{0,2000}?(?:>|&gt;)\\s{0,200}${tag('(?:[\\w-]{1,40}:)?(?:\\w{1,100}Response|Fault)\\b')}`)

export function* phpPartsOf({ text }: TraceText, begin: number, to: number): Generator<PhpPart> {
  let done = begin
  /** The side of an envelope that neither a label nor its own content tells. */
  let expected: PhpPart['side'] = 'request'
  const expression = new RegExp(start)
  expression.lastIndex = begin
  for (let match = expression.exec(text); match; match = expression.exec(text)) {
    const from = match.index
    const part: PhpPart | null =
      match[1] === undefined ? envelopeAt(text, from, to, labelBetween(text, done, from), expected) : headAt(text, from, to)
    if (!part) continue
    yield part
    // Who prints both headers first goes on with the request's envelope.
    if (part.side === 'request') expected = part.kind === 'head' ? 'request' : 'response'
    done = part.end
    expression.lastIndex = part.end
  }
}

/** The line may have a mark of `var_dump` or of HTML before the start line, but no words. */
function headAt(text: string, from: number, to: number): PhpPart | null {
  const before = text.charAt(from - 1)
  if (!isAtLineStart(text, from) && !['"', "'", '>', ' ', '\t', ':', '='].includes(before)) return null
  const line = lineAt(text, from, to)
  const startLine = withoutHtml(text.slice(line.from, line.to))
  const isRequest = parseRequestLine(startLine) !== null
  if (!isRequest && !parseStatusLine(startLine)) return null
  const block = readHeaders(text, line.next, to)
  const headers = block.headers.map(({ name, value }) => ({ name, value: unescapeHtml(withoutDumpQuote(withoutHtml(value))) }))
  return { kind: 'head', side: isRequest ? 'request' : 'response', from, end: block.end, startLine, headers }
}

function envelopeAt(text: string, from: number, to: number, label: PhpPart['side'] | null, expected: PhpPart['side']): PhpPart {
  const expression = new RegExp(envelopeEnd)
  expression.lastIndex = from
  const close = expression.exec(text)
  const end = close ? close.index + close[0].length : to
  const side = label ?? (answer.test(text.slice(from, Math.min(end, from + 20_000))) ? 'response' : expected)
  return { kind: 'envelope', side, from, end, isEscaped: text.startsWith('&lt;', from), isCutShort: !close }
}

/** @returns the side that the last label before a part speaks of. */
function labelBetween(text: string, from: number, to: number): PhpPart['side'] | null {
  let side: PhpPart['side'] | null = null
  for (const line of linesOf(text, Math.max(from, to - 4_000), to)) {
    const content = text.slice(line.from, line.to)
    const word = isMessageLabel(content.replace(/["'(]*(?:string\(\d{1,9}\) ?"?)?$/, '')) ? /request|response/i.exec(content)?.[0] : undefined
    const named = /__getLast(Request|Response)\b/.exec(content)?.[1] ?? word
    if (named !== undefined) side = named.toLowerCase() === 'request' ? 'request' : 'response'
  }
  return side
}

function withoutHtml(line: string): string {
  return line.replace(/(?:<br ?\/?>|<\/pre>)\s*$/i, '').trimEnd()
}

/** `var_dump` closes the text right after the last header. */
function withoutDumpQuote(value: string): string {
  return value.endsWith('"') && value.split('"').length % 2 === 0 ? value.slice(0, -1) : value
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&', apos: "'", '#039': "'", '#39': "'" }

/** @returns the text as it was before `htmlspecialchars`. */
export function unescapeHtml(text: string): string {
  return text.replace(/&(lt|gt|quot|amp|apos|#0?39);/g, (entity, name: string) => entities[name] ?? entity)
}
