/** @file A body without transfer and content coding: binary goes, text is looked into, parts of a multipart one by one. */
import { isText } from './byte-text.ts'
import { type Edit, shiftEdits } from './edits.ts'
import { redactHeader } from './redact-headers.ts'
import type { Hints, Walk } from './walk.ts'

/** Types that are never text, whatever their first bytes say. */
const binaryTypes =
  /^\s*(?:image\/(?!svg)|audio\/|video\/|font\/|application\/(?:pdf|zip|octet-stream|x-zip|gzip|msword|vnd\.(?:ms-|openxml)|x-font|font))/i
// oxlint-disable-next-line no-control-regex -- first bytes of binary forms
const binaryMagic = /^(?:%PDF-|PK\u0003\u0004|\u0089PNG|GIF8|\u00ff\u00d8\u00ff|\u001f\u008b\u0008)/

/** @param hints `rule` names what held the body. */
export function redactBody(body: string, walk: Walk, hints: Hints & { rule?: string } = {}): Edit[] {
  const { contentType = '', rule = 'body' } = hints
  if (body.length === 0) return []
  const parts = multipartSpans(body, contentType)
  if (parts) return parts.flatMap(({ start, end }) => shiftEdits(redactPart(body.slice(start, end), walk), start))
  if (isBinaryBody(body, contentType)) return walk.binary(body, rule, Buffer.from(body, 'latin1'))
  return walk.content(body, hints)
}

export function isBinaryBody(body: string, contentType = ''): boolean {
  if (binaryMagic.test(body) || !isText(body)) return true
  // A JSON answer may be sent under any type; what starts like text is looked into.
  return binaryTypes.test(contentType) && !/^\s*[{[<]/.test(body)
}

/** @returns where the parts are, without their boundaries; null when the body is not multipart. */
function multipartSpans(body: string, contentType: string): { start: number; end: number }[] | null {
  const named = /^\s*multipart\/[^;]{1,60};(?:[^"]{0,400};)?\s*boundary="?([^";,\s]{1,200})/i.exec(contentType)?.[1]
  const boundary = named ?? /^(?:\r?\n){0,2}--([^\s]{1,200})\r?\n(?=content-)/i.exec(body)?.[1]
  if (boundary === undefined) return null
  const marker = `--${boundary}`
  const spans: { start: number; end: number }[] = []
  let at = body.indexOf(marker)
  if (at === -1) return null
  if (at > 0) spans.push({ start: 0, end: at })
  while (at !== -1) {
    const start = at + marker.length
    at = body.indexOf(marker, start)
    const end = at === -1 ? body.length : at
    if (end > start) spans.push({ start, end })
  }
  return spans
}

/** A part with the end of its boundary line in front. */
function redactPart(part: string, walk: Walk): Edit[] {
  const blank = /\r\n\r\n|\n\n|\r\r/.exec(part)
  if (!blank) return walk.content(part)
  const edits: Edit[] = []
  const headers = new Map<string, string>()
  for (const line of part.slice(0, blank.index).matchAll(/([!#$%&'*+.^_`|~\w-]{1,100}):[ \t]*([^\r\n]*)/g)) {
    const name = line[1] ?? ''
    const value = line[2] ?? ''
    headers.set(name.toLowerCase(), value)
    if (value !== '') edits.push(...shiftEdits(redactHeader(name, value, walk), line.index + line[0].length - value.length))
  }
  const start = blank.index + blank[0].length
  const trailing = /(?:\r\n|\n|\r)?$/.exec(part)?.[0].length ?? 0
  const content = part.slice(start, Math.max(start, part.length - trailing))
  const disposition = headers.get('content-disposition') ?? ''
  const contentType = headers.get('content-type') ?? ''
  const name = /\bname="?([^";]{1,200})/i.exec(disposition)?.[1] ?? ''
  const inner = redactPartContent(content, walk, { disposition, contentType, name, encoding: headers.get('content-transfer-encoding') ?? '' })
  return [...edits, ...shiftEdits(inner, start)]
}

type PartFacts = { disposition: string; contentType: string; name: string; encoding: string }

function redactPartContent(content: string, walk: Walk, { disposition, contentType, name, encoding }: PartFacts): Edit[] {
  const isFile = /filename\*?=/i.test(disposition) || /^\s*file\b/i.test(disposition)
  if (/base64/i.test(encoding)) return walk.binary(content, 'multipart:base64')
  const isStructured = /json|xml|x-www-form-urlencoded/i.test(contentType)
  if (isFile && !isStructured) return walk.binary(content, 'multipart:file', Buffer.from(content, 'latin1'))
  if (name !== '' && !isStructured) return walk.field(name, content)
  return redactBody(content, walk, { contentType, rule: 'multipart:part' })
}
