/** @file An exchange as the viewer shows it: start lines, headers and bodies as text, with their places. Pure. */
import type { Body, Exchange, Header, SourcePlace } from '#shared/domain/traces/exchange.ts'
import { maxShownBodyBytes, type BodyKind, type ExchangeView, type MessageView } from '#shared/domain/traces/exchange-detail.ts'

/** @param fileName what the file is called. @returns both messages; null for a side that the trace does not have. */
export function viewExchange({ request, response }: Exchange, fileName: string): ExchangeView {
  return {
    request: request && viewMessage(`${request.method} ${request.url}`.trim() || 'Request', request, fileName),
    response: response && viewMessage(response.status === 0 ? 'Response' : `${response.status} ${response.statusText}`.trim(), response, fileName),
  }
}

type Message = { headers: Header[] | null; body: Body | null; place: SourcePlace }

function viewMessage(startLine: string, { headers, body, place }: Message, fileName: string): MessageView {
  const text = body?.text ?? null
  const isCut = text !== null && text.length > maxShownBodyBytes
  return {
    startLine,
    headers,
    body: isCut ? wholeCharacters(text.slice(0, maxShownBodyBytes)) : text,
    bodyKind: bodyKind(body, headers),
    bytes: body?.bytes.length ?? 0,
    isCut,
    place: describePlace(place, fileName),
  }
}

/** A cut must not leave half of a pair: the page could not be sent it. */
function wholeCharacters(text: string): string {
  return text.isWellFormed() ? text : text.slice(0, -1)
}

/** @returns as in `log-2.zip, 04_Created_CreateEnvelope.txt, line 12`. */
export function describePlace({ member, line }: { member: string | null; line: number }, fileName: string): string {
  return [fileName, ...(member === null ? [] : [member]), `line ${line}`].join(', ')
}

function bodyKind(body: Body | null, headers: readonly Header[] | null): BodyKind {
  if (body === null || body.bytes.length === 0) return 'none'
  if (body.text === null) return 'binary'
  const type = headers?.find(({ name }) => name.toLowerCase() === 'content-type')?.value.toLowerCase() ?? ''
  const start = body.text.trimStart().slice(0, 100)
  if (/^[[{]/.test(start) && (type === '' || /json|text/.test(type))) return 'json'
  if (start.startsWith('<') && !/^<!doctype html|^<html/i.test(start)) return 'xml'
  if (type.includes('x-www-form-urlencoded')) return 'form'
  return type.includes('json') ? 'json' : 'text'
}
