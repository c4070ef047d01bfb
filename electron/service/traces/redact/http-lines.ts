/** @file Lines of HTTP as text: what starts a message, what is a header, what a tool has put in between. */
import { isBlankCode } from './byte-text.ts'

export type Line = { start: number; end: number; next: number }

/** @returns the line that begins at `start`; lines end with CR LF, LF or CR. */
export function lineAt(text: string, start: number): Line {
  const feed = text.indexOf('\n', start)
  let end = feed === -1 ? text.length : feed
  // Old files have CR alone; within a line of reasonable length that is cheap to look for.
  const carriage = text.slice(start, Math.min(end, start + 100_000)).indexOf('\r')
  if (carriage !== -1) end = start + carriage
  const next = text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : Math.min(end + 1, text.length)
  return { start, end, next: end === text.length ? end : next }
}

const stamp = String.raw`(?:\d\d:\d\d:\d\d(?:\.\d{1,9})? )?(?:\[\d{1,5}-\d{1,5}\] )?`
const curlPrefix = new RegExp(`^${stamp}[<>](?: |$)`)
const requestLine = /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|CONNECT|TRACE)[ \t]+(\S{1,32000})(?:[ \t]+HTTP\/\d(?:\.\d)?)?[ \t]*$/
const statusLine = /^(?:HTTP\/\d(?:\.\d)?[ \t]+\d{3}(?:[ \t].{0,300})?|[1-5]\d\d [A-Za-z]{2,40}[ \t]*)$/
const headerLine = /^([!#$%&'*+.^_`|~\w-]{1,100})[ \t]{0,4}:(?!\/\/)[ \t]*/
const tool = new RegExp(`^(?:${stamp}\\* |${stamp}[{}] \\[\\d{1,12} bytes data\\]|== Info:)`)
const marker = /^-{2,}[ \t]*\w[\w ]{0,60}-{2,}[ \t]*$/
const curlMark = new RegExp(`^${stamp}(?:> (?:[A-Z]{3,7} \\S|[\\w-]{1,60}:)|< HTTP/)`, 'm')

export const isCurlText = (text: string): boolean => curlMark.test(text)

export type LineKind =
  | { kind: 'request'; urlStart: number; urlEnd: number }
  | { kind: 'status' | 'marker' | 'tool' | 'blank' | 'other' }
  | { kind: 'header'; name: string; valueStart: number; isPrefixed: boolean }

/** @param isCurl lines may begin with `> `, `< ` and `* ` */
export function classifyLine(text: string, { start, end }: Line, isCurl: boolean): LineKind {
  const line = text.slice(start, Math.min(end, start + 33_000))
  if (isCurl && tool.test(line)) return { kind: 'tool' }
  const prefix = isCurl ? (curlPrefix.exec(line)?.[0].length ?? 0) : 0
  const content = prefix === 0 ? line : line.slice(prefix)
  if (isBlank(content)) return { kind: 'blank' }
  const first = content.charCodeAt(0)
  // `{`, `[`, `<`, a quote or white space begin none of the others.
  if (first === 123 || first === 91 || first === 60 || first === 34 || isBlankCode(first)) return { kind: 'other' }
  const request = requestLine.exec(content)
  if (request) {
    const urlStart = start + prefix + content.indexOf(request[1] ?? '', content.search(/[ \t]/))
    return { kind: 'request', urlStart, urlEnd: urlStart + (request[1] ?? '').length }
  }
  if (statusLine.test(content)) return { kind: 'status' }
  if (marker.test(content)) return { kind: 'marker' }
  const header = headerLine.exec(content)
  return header ? { kind: 'header', name: header[1] ?? '', valueStart: start + prefix + header[0].length, isPrefixed: prefix > 0 } : { kind: 'other' }
}

function isBlank(content: string): boolean {
  for (let at = 0; at < content.length; at += 1) if (!isBlankCode(content.charCodeAt(at))) return false
  return true
}
