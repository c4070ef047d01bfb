/** @file HTTP messages as text, one after the other, with whatever stands between: headers by name, bodies by their content. */
import { type Edit, inOrder, shiftEdits } from './edits.ts'
import { classifyLine, isCurlText, type Line, lineAt, type LineKind } from './http-lines.ts'
import { readChunks, redactCodedBody } from './redact-coded-body.ts'
import { redactHeader } from './redact-headers.ts'
import { redactUrl } from './redact-url.ts'
import type { Walk } from './walk.ts'

type Message = { contentType: string; contentEncoding: string; isChunked: boolean; length: { value: number; start: number; end: number } | null }
type State = { text: string; walk: Walk; edits: Edit[]; isCurl: boolean; message: Message; isView: boolean }

const newMessage = (): Message => ({ contentType: '', contentEncoding: '', isChunked: false, length: null })

/** @returns edits on any number of messages in one text. */
export function redactMessages(text: string, walk: Walk): Edit[] {
  const state: State = { text, walk, edits: [], isCurl: isCurlText(text), message: newMessage(), isView: false }
  let isBodyDue = false
  for (let at = 0; at < text.length;) {
    const line = lineAt(text, at)
    const kind = classifyLine(text, line, state.isCurl)
    switch (kind.kind) {
      case 'request':
        startRequest(state, kind)
        isBodyDue = false
        at = line.next
        break
      case 'status':
      case 'marker':
        state.message = newMessage()
        isBodyDue = false
        at = line.next
        break
      case 'tool':
        redactToolLine(state, line)
        at = line.next
        break
      case 'blank': {
        // The body of a message with a length begins right here, whatever it looks like.
        const end = isBodyDue ? null : exactEnd(state, line.next)
        isBodyDue = true
        at = end === null ? line.next : takeBody(state, line.next, end, true)
        break
      }
      case 'header':
        if (kind.name.toLowerCase() === 'body') at = takeBody(state, kind.valueStart, bodyEnd(state, kind.valueStart), false)
        else at = takeHeader(state, line, kind)
        isBodyDue = false
        break
      case 'other':
        at = takeBody(state, line.start, bodyEnd(state, line.next), false)
        isBodyDue = false
    }
  }
  return inOrder(state.edits)
}

function startRequest(state: State, { urlStart, urlEnd }: LineKind & { kind: 'request' }): void {
  const url = state.text.slice(urlStart, urlEnd)
  state.message = newMessage()
  state.isView = /\/views\//i.test(url)
  state.edits.push(...shiftEdits(redactUrl(url, state.walk), urlStart))
}

/** Newer versions of curl repeat the headers of HTTP/2 in brackets. */
function redactToolLine({ text, walk, edits }: State, { start, end }: Line): void {
  const line = text.slice(start, end)
  const header = /\[(:?[\w-]{1,100}): (.*)\][ \t]*$/.exec(line)
  if (!header) return void edits.push(...shiftEdits(walk.content(line), start))
  const value = header[2] ?? ''
  const inner = header[1] === ':path' ? redactUrl(value || '/', walk) : redactHeader(header[1] ?? '', value, walk)
  edits.push(...shiftEdits(inner, start + line.lastIndexOf(value, line.lastIndexOf(']') - value.length)))
}

function takeHeader(state: State, line: Line, { name, valueStart }: LineKind & { kind: 'header' }): number {
  const { text, message, walk } = state
  let { end, next } = line
  // Folded onto the next lines.
  while (next < text.length && (text[next] === ' ' || text[next] === '\t')) {
    const more = lineAt(text, next)
    if (text.slice(more.start, more.end).trim() === '') break
    ;({ end, next } = more)
  }
  const value = text.slice(valueStart, end)
  switch (name.toLowerCase()) {
    case 'content-type':
      message.contentType = value
      break
    case 'content-encoding':
      message.contentEncoding = value
      break
    case 'transfer-encoding':
      message.isChunked = /chunked/i.test(value)
      break
    case 'content-length':
      if (/^\d{1,10}[ \t]*$/.test(value)) message.length = { value: Number(value), start: valueStart, end: valueStart + value.trimEnd().length }
  }
  state.edits.push(...shiftEdits(redactHeader(name, value, walk), valueStart))
  return next
}

/** @returns where a body that begins at `start` ends by its length or its chunks; null when they do not tell or do not fit. */
function exactEnd({ text, message, isCurl }: State, start: number): number | null {
  if (isCurl) return null
  if (message.isChunked) {
    const chunks = readChunks(text.slice(start))
    return chunks && chunks.spans.length > 0 ? start + chunks.end : null
  }
  if (!message.length || message.length.value === 0) return null
  const end = start + message.length.value
  if (end > text.length) return null
  if (end === text.length || text[end] === '\n' || text[end] === '\r') return end
  const next = classifyLine(text, lineAt(text, end), false).kind
  return next === 'request' || next === 'status' || next === 'marker' ? end : null
}

/** @returns where the next message or a line of the tool begins. */
function bodyEnd({ text, isCurl }: State, from: number): number {
  for (let at = from; at < text.length;) {
    const line = lineAt(text, at)
    const kind = classifyLine(text, line, isCurl)
    if (at > from || kind.kind !== 'other')
      if (
        kind.kind === 'request' ||
        kind.kind === 'status' ||
        kind.kind === 'marker' ||
        kind.kind === 'tool' ||
        (kind.kind === 'header' && kind.isPrefixed)
      )
        return at
    at = line.next
  }
  return text.length
}

/** @returns where it goes on. */
function takeBody(state: State, start: number, end: number, isExact: boolean): number {
  const { text, message, walk, edits, isView } = state
  let trimmed = end
  if (!isExact) while (trimmed > start && /[\r\n]/.test(text[trimmed - 1] ?? '')) trimmed -= 1
  const body = text.slice(start, trimmed)
  const inner = redactCodedBody(body, message, walk, { contentType: message.contentType, isView })
  edits.push(...shiftEdits(inner, start))
  const { length } = message
  const growth = inner.reduce((sum, edit) => sum + edit.replacement.length - (edit.end - edit.start), 0)
  if (length && growth !== 0 && length.value === body.length)
    edits.push({ start: length.start, end: length.end, replacement: String(length.value + growth), found: [] })
  state.message = newMessage()
  return end
}
