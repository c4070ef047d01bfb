/** @file Looks at a text and chooses the walker for it by its first characters; what is nothing else is plain text. */
import { isBlankCode, isText, trimmedSpan } from './byte-text.ts'
import { applyEdits, type Edit, inOrder, shiftEdits } from './edits.ts'
import { mapEdits } from './layer.ts'
import { redactBody } from './redact-body.ts'
import { redactEmbedded } from './redact-embedded.ts'
import { redactForm } from './redact-form.ts'
import { isHttpText, redactHttpText } from './redact-http-text.ts'
import { redactJson } from './redact-json.ts'
import { redactLeftovers } from './redact-leftovers.ts'
import { redactUrl } from './redact-url.ts'
import { redactXml } from './redact-xml.ts'
import { xmlLayer } from './xml-text.ts'
import type { Hints, Walk } from './walk.ts'

/** Shorter base64 hides nothing that a search for the values themselves would not find. */
const minBase64 = 16
const minBinaryBase64 = 1_366
const multipartStart = /^(?:\r?\n){0,2}--[^\s]{1,200}\r?\n(?=content-)/i

export function redactContent(text: string, walk: Walk, hints: Hints = {}): Edit[] {
  let start = 0
  while (isBlankCode(text.charCodeAt(start)) || text.charCodeAt(start) === 0xef || text.charCodeAt(start) === 0xbb || text.charCodeAt(start) === 0xbf)
    start += 1
  if (text.length - start < 4) return []
  const first = text[start]
  if ((first === '{' || first === '[') && /^[{[]\s*(?:["{}[\]\d.-]|[\w$]{1,60}\s*:|true|false|null)/.test(text.slice(start, start + 200)))
    return withLeftovers(text, redactJson(text, walk, hints), walk)
  if (first === '"' && /"\s*$/.test(text.slice(-20))) return withLeftovers(text, redactJson(text, walk, hints), walk)
  if (first === '<' && /^<[?!/\w]/.test(text.slice(start, start + 2)) && !/^<[a-z]{2,10}-\d{1,9}>$/.test(text.slice(start, start + 24)))
    return withLeftovers(text, redactXml(text, walk, hints), walk)
  if (first === '&' && text.startsWith('&lt;', start)) {
    const layer = xmlLayer(text, [{ start: 0, end: text.length, isCdata: false }])
    return withLeftovers(text, { edits: mapEdits(layer, walk.content(layer.text, hints)), isBroken: true }, walk)
  }
  return redactUnmarked(text, walk, hints)
}

function redactUnmarked(text: string, walk: Walk, hints: Hints): Edit[] {
  // As a HAR keeps a form with files.
  if (multipartStart.test(text)) return redactBody(text, walk)
  if (isHttpText(text)) return redactHttpText(text, walk)
  if (text.length >= 64 && (text.startsWith('%PDF-') || !isText(text))) return walk.binary(text, 'content:binary', Buffer.from(text, 'latin1'))
  if (/^\s*[a-z][a-z0-9+.-]{1,20}:\/\/[^\s"'<>]+\s*$/i.test(text) || /^\/[^\s"'<>]*\?[^\s"'<>]*$/.test(text)) {
    const { start, end } = trimmedSpan(text)
    return shiftEdits(redactUrl(text.slice(start, end), walk), start)
  }
  if (isForm(text)) return withLeftovers(text, { edits: redactForm(text, walk, { syntax: 'form' }), isBroken: true }, walk)
  return (
    redactBase64(text, walk, hints) ??
    withLeftovers(text, { edits: /javascript|css/i.test(hints.contentType ?? '') ? [] : redactEmbedded(text, walk), isBroken: true }, walk)
  )
}

/** Words without spaces, pairs joined by `&`. */
function isForm(text: string): boolean {
  // Base64 may end like a name without a value.
  if (/=\s*$/.test(text.slice(-3)) && !text.includes('&')) return false
  const head = text.slice(0, 400)
  return /^\s*[\w.%+[\]:$-]{1,200}=[^\s&<>"]*(?:&|\s*$|[^\s&<>"]*$)/.test(head) && !/[ \t<>"{]/.test(head.trim())
}

function redactBase64(text: string, walk: Walk, hints: Hints): Edit[] | null {
  const { start, end } = trimmedSpan(text)
  const literal = text.slice(start, end)
  if (literal.length < minBase64 || !/^[\w+/-]{16,76}[\w+/\r\n-]*={0,2}$/.test(literal) || /^[\da-f-]*$/i.test(literal)) return null
  const bytes = Buffer.from(literal, 'base64')
  const decoded = bytes.toString('latin1')
  if (isReadable(decoded)) {
    const inner = inOrder(walk.content(decoded, hints))
    if (inner.length === 0) return null
    const variant = /[-_]/.test(literal) ? 'base64url' : 'base64'
    const replacement = Buffer.from(applyEdits(decoded, inner), 'latin1').toString(variant)
    return [{ start, end, replacement, found: inner.flatMap(({ found }) => found) }]
  }
  const isBase64 = literal.length >= minBinaryBase64 && /[A-Z]/.test(literal) && /[a-z]/.test(literal) && /\d/.test(literal)
  return isBase64 ? walk.binary(text, 'pattern:base64', bytes) : null
}

/** Text whose every character is one that people and programs write. */
// oxlint-disable-next-line no-control-regex -- control characters are what it excludes
const isReadable = (text: string) => text.length >= 8 && !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text) && isText(text)

/** What is not whole is searched as plain text too, behind what was found by its structure. */
function withLeftovers(text: string, { edits, isBroken }: { edits: Edit[]; isBroken: boolean }, walk: Walk): Edit[] {
  return isBroken ? redactLeftovers(text, edits, walk) : edits
}
