/** @file Whether what was redacted is otherwise the same, told without the redactor's help. */
import type { Body, Exchange, Header } from '#shared/domain/traces/exchange.ts'

/** What the redactor writes, and the same as it stands in an address and in XML. */
const marker = /\[omitted\]|%5Bomitted%5D|(?:<|%3C|&lt;)[a-z]+-\d+(?:>|%3E|&gt;)|\[binary removed: [^\]]*\]/g

/** The end of one value and the beginning of the next: no marker stands for both. Content that is binary may hold anything. */
const boundary = /(?<!\\)"\s*[,:}\]]|<\/|\r\n[\w-]+:/

/** @returns whether `redacted` is `original` with markers in the place of something. */
export function isSameButRedactions(original: string, redacted: string): boolean {
  const markers = redacted.match(marker) ?? []
  const [first = '', ...rest] = redacted.split(marker)
  if (rest.length === 0) return original === redacted
  if (!original.startsWith(first)) return false
  let at = first.length
  for (const [index, part] of rest.entries()) {
    const isLast = index === rest.length - 1
    const found = isLast ? original.length - part.length : original.indexOf(part, at + 1)
    if (found <= at || (isLast && !original.endsWith(part))) return false
    if (!markers[index]?.startsWith('[binary') && boundary.test(original.slice(at, found))) return false
    at = found + part.length
  }
  return true
}

/** @returns the parts that differ by more than redactions, as in `response body`. */
export function differencesBut(original: Exchange, redacted: Exchange): string[] {
  const { request, response } = original
  const same: [part: string, isSame: boolean][] = [
    ['format', original.format === redacted.format],
    ['time', original.startedAtMs === redacted.startedAtMs && original.startedAtSource === redacted.startedAtSource],
    ['trace token', original.traceToken === redacted.traceToken],
    ['operation', original.namedOperation === redacted.namedOperation],
    ['warnings', original.warnings.length === redacted.warnings.length],
    ['member', original.place.member === redacted.place.member],
    ['method', request?.method === redacted.request?.method],
    ['url', isSameButRedactions(request?.url ?? '', redacted.request?.url ?? '')],
    ['request headers', areSameHeaders(request?.headers ?? null, redacted.request?.headers ?? null)],
    ['request body', isSameBody(request?.body ?? null, redacted.request?.body ?? null)],
    ['status', response?.status === redacted.response?.status && response?.statusText === redacted.response?.statusText],
    ['response headers', areSameHeaders(response?.headers ?? null, redacted.response?.headers ?? null)],
    ['response body', isSameBody(response?.body ?? null, redacted.response?.body ?? null)],
  ]
  return same.flatMap(([part, isSame]) => (isSame ? [] : [part]))
}

function areSameHeaders(original: readonly Header[] | null, redacted: readonly Header[] | null): boolean {
  if (!original || !redacted) return original === redacted
  const isSame = ({ name, value }: Header, at: number) =>
    name === redacted[at]?.name && (isLength(name, value, redacted[at].value) || isSameButRedactions(value, redacted[at].value))
  return original.length === redacted.length && original.every(isSame)
}

/** The redacted body is shorter or longer, and its length is told. */
function isLength(name: string, ...values: string[]): boolean {
  return name.toLowerCase() === 'content-length' && values.every((value) => /^\d+$/.test(value))
}

function isSameBody(original: Body | null, redacted: Body | null): boolean {
  if (!original || !redacted) return original === redacted
  const bytes = (body: Body) => Buffer.from(body.bytes).toString('latin1')
  return isSameButRedactions(bytes(original), bytes(redacted))
}
