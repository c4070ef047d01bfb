/** @file Reads the request and response objects that Postman's collections and Newman's reports share. */
import type { Body, SourcePlace, TracedRequest, TracedResponse } from '#shared/domain/traces/exchange.ts'
import { bodyOf } from './body.ts'
import { formText } from './form-text.ts'
import { headerValue } from './headers.ts'
import { headersOf, isObject, type JsonObject, listOf, numberOf, objectOf, textOf } from './json-values.ts'

type PlaceOf = (...paths: readonly string[]) => SourcePlace

/** @param value a request object, or its address alone, which is short for a GET. @param part its path, for places. */
export function postmanRequest(value: unknown, part: string, place: PlaceOf): TracedRequest {
  const request = objectOf(isObject(value) ? value : { url: value, method: 'GET' })
  const headers = headersOf(request['header'])
  const content = objectOf(request['body'])
  const text = content['disabled'] === true ? null : bodyText(content, headerValue(headers, 'Content-Type'))
  const body = text === null ? null : plainBody(text.text, place(`${part}.body.${text.key}`, `${part}.body`))
  return {
    method: (textOf(request['method']) ?? '').toUpperCase(),
    url: postmanUrl(request['url']),
    headers,
    body,
    isBodyUnseen: body === null && content['mode'] === 'file',
    place: place(part),
  }
}

/** Collections write `body`, reports `stream`; both are decoded already. */
export function postmanResponse(response: JsonObject, part: string, place: PlaceOf): TracedResponse {
  const headers = headersOf(response['header'])
  const text = textOf(response['body'])
  const stream = objectOf(response['stream'])
  let body: Body | null = null
  if (text !== null && text !== '') body = plainBody(text, place(`${part}.body`))
  else if (listOf(stream['data']).length > 0) {
    const kept = (headers ?? []).filter(({ name }) => name.toLowerCase() !== 'transfer-encoding')
    body = bodyOf(Buffer.from(listOf(stream['data']) as number[]), kept, place(`${part}.stream`)).body
  }
  return {
    status: numberOf(response['code']) ?? 0,
    statusText: textOf(response['status']) ?? '',
    headers,
    body,
    isBodyUnseen: body === null && (numberOf(response['responseSize']) ?? 0) > 0,
    place: place(part),
  }
}

function bodyText(content: JsonObject, type: string | null): { text: string; key: string } | null {
  const mode = textOf(content['mode']) ?? 'raw'
  if (mode === 'urlencoded' || mode === 'formdata') {
    // The boundary is made up when the form is sent; the field list has none.
    const text = formText(content[mode], mode === 'formdata' ? (type ?? 'multipart/form-data') : null)
    return listOf(content[mode]).length === 0 ? null : { text, key: mode }
  }
  if (mode === 'graphql' && isObject(content['graphql'])) return { text: JSON.stringify(content['graphql']), key: mode }
  const raw = textOf(content['raw'])
  return raw === null || raw === '' ? null : { text: raw, key: 'raw' }
}

/** Variables in braces stay as they are; `:id` in the path is replaced when its value is told. */
function postmanUrl(value: unknown): string {
  if (!isObject(value)) return textOf(value) ?? ''
  const raw = textOf(value['raw'])
  const variables = listOf(value['variable']).map(objectOf)
  const fill = (segment: string) => textOf(variables.find(({ key, id }) => segment === `:${textOf(key) ?? textOf(id)}`)?.['value']) || segment
  if (raw !== null && variables.length === 0) return raw
  const host = joined(value['host'], '.')
  if (raw !== null && host === '') return raw
  const path = partsOf(value['path']).map(fill).join('/')
  const query = listOf(value['query'])
    .map(objectOf)
    .filter(({ disabled }) => disabled !== true)
    .map(({ key, value: content }) => (textOf(content) === null ? (textOf(key) ?? '') : `${textOf(key) ?? ''}=${textOf(content)}`))
    .join('&')
  const protocol = textOf(value['protocol'])
  const port = textOf(value['port'])
  return `${protocol ? `${protocol.replace(/:\/\/$/, '')}://` : ''}${host}${port ? `:${port}` : ''}${path === '' ? '' : `/${path}`}${query === '' ? '' : `?${query}`}`
}

function joined(value: unknown, separator: string): string {
  return partsOf(value).join(separator)
}

function partsOf(value: unknown): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value.replace(/^\//, '')]
  return listOf(value).map((part) => textOf(part) ?? textOf(objectOf(part)['value']) ?? '')
}

const plainBody = (text: string, place: SourcePlace): Body => ({ bytes: Buffer.from(text), text, place })
