/** @file Reads HAR 1.2 as browsers and proxies write it, entry by entry: a file of any size. */
import type { Body, Exchange, Header, SourcePlace, TracedRequest, TracedResponse } from '#shared/domain/traces/exchange.ts'
import { bodyOf } from './body.ts'
import { exchangeOf } from './exchange-of.ts'
import { formText } from './form-text.ts'
import { headerValue } from './headers.ts'
import { type JsonEntry, readJsonEntries } from './json-entries.ts'
import { jsonHeadOf } from './json-head.ts'
import { headersOf, isObject, type JsonObject, listOf, numberOf, objectOf, textOf } from './json-values.ts'
import type { Reader } from './reader.ts'
import { startedAt } from './zoned-time.ts'

export const harReader: Reader = {
  format: 'har',
  recognises({ head }) {
    const json = jsonHeadOf(head)
    return json?.root === '{' && ['log.entries', 'log.creator', 'log.version', 'log.browser', 'log.pages'].some((path) => json.has(path))
  },
  read: (source, context) => readJsonEntries(source, context, { path: ['log', 'entries'], readEntry }),
}

function readEntry({ value, place }: JsonEntry): Exchange | string {
  const entry = objectOf(value)
  if (!isObject(entry['request'])) return 'An entry without a request is no exchange.'
  const { warnings, response } = responseOf(entry['response'], place)
  return exchangeOf({
    format: 'har',
    place: place(),
    time: startedAt(textOf(entry['startedDateTime']), 'har'),
    request: requestOf(entry['request'], place),
    response,
    warnings,
  })
}

function requestOf(request: JsonObject, place: JsonEntry['place']): TracedRequest {
  const headers = headersOf(request['headers'])
  const body = postedBody(objectOf(request['postData']), headers, place)
  return {
    method: (textOf(request['method']) ?? '').toUpperCase(),
    url: textOf(request['url']) ?? '',
    headers,
    body,
    isBodyUnseen: body === null && (numberOf(request['bodySize']) ?? 0) > 0,
    place: place('request'),
  }
}

function postedBody(data: JsonObject, headers: Header[] | null, place: JsonEntry['place']): Body | null {
  const text = textOf(data['text'])
  if (text !== null && text !== '') return bodyOfText(text, data, place('request.postData.text'))
  if (listOf(data['params']).length === 0) return null
  const type = headerValue(headers, 'Content-Type') ?? textOf(data['mimeType'])
  return plainBody(formText(data['params'], type), place('request.postData.params'))
}

function responseOf(value: unknown, place: JsonEntry['place']): { response: TracedResponse | null; warnings: string[] } {
  const response = objectOf(value)
  const status = numberOf(response['status']) ?? 0
  const failure = textOf(response['_error'])
  // Browsers write 0 where nothing came: blocked, cancelled, no connection.
  if (status === 0) return { response: null, warnings: [`No response was received${failure ? ` (${failure})` : ''}.`] }
  const content = objectOf(response['content'])
  const text = textOf(content['text'])
  const body = text === null || text === '' ? null : bodyOfText(text, content, place('response.content.text'))
  const comment = textOf(content['comment'])
  return {
    response: {
      status,
      statusText: textOf(response['statusText']) ?? '',
      headers: headersOf(response['headers']),
      body,
      isBodyUnseen: body === null && (numberOf(content['size']) ?? 0) > 0,
      place: place('response'),
    },
    warnings: comment ? [`The recorder says of the response: ${comment.slice(0, 200)}`] : [],
  }
}

/** Recorders have undone the content coding already, whatever the headers say. */
function bodyOfText(text: string, { encoding, mimeType }: JsonObject, place: SourcePlace): Body {
  if (encoding !== 'base64') return plainBody(text, place)
  const type = textOf(mimeType)
  return bodyOf(Buffer.from(text, 'base64'), type ? [{ name: 'Content-Type', value: type }] : [], place).body
}

const plainBody = (text: string, place: SourcePlace): Body => ({ bytes: Buffer.from(text), text, place })
