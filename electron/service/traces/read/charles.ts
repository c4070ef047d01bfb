/** @file Reads a session that Charles exported as JSON (.chlsj), call by call. */
import type { Body, Exchange } from '#shared/domain/traces/exchange.ts'
import { bodyOf } from './body.ts'
import { exchangeOf } from './exchange-of.ts'
import { headerValue } from './headers.ts'
import { type JsonEntry, readJsonEntries } from './json-entries.ts'
import { jsonHeadOf } from './json-head.ts'
import { headersOf, isObject, type JsonObject, numberOf, objectOf, textOf } from './json-values.ts'
import type { Reader } from './reader.ts'
import { startedAt } from './zoned-time.ts'

export const charlesReader: Reader = {
  format: 'charles',
  recognises({ head }) {
    const json = jsonHeadOf(head)
    return json?.root === '[' && ['0.scheme', '0.host', '0.method'].every((path) => json.has(path))
  },
  read: (source, context) => readJsonEntries(source, context, { path: [], readEntry }),
}

function readEntry({ value, place }: JsonEntry): Exchange | string {
  const call = objectOf(value)
  if (textOf(call['host']) === null || textOf(call['method']) === null) return 'An entry without a host and a method is no exchange.'
  if (call['tunnel'] === true || call['method'] === 'CONNECT')
    return 'A tunnel whose content Charles did not see: switch on SSL proxying for this host.'
  const request = objectOf(call['request'])
  const response = objectOf(call['response'])
  const status = numberOf(response['status'])
  const sent = bodyIn(request, () => place('request.body.text', 'request.body.encoded', 'request.body'))
  const came = bodyIn(response, () => place('response.body.text', 'response.body.encoded', 'response.body'))
  const state = textOf(call['status'])
  return exchangeOf({
    format: 'charles',
    place: place(),
    time: startedAt(textOf(objectOf(call['times'])['start']), 'charles'),
    request: {
      method: (textOf(call['method']) ?? '').toUpperCase(),
      url: urlOf(call),
      headers: headersOf(objectOf(request['header'])['headers']),
      ...sent,
      place: place('request'),
    },
    response:
      status === null || status === 0
        ? null
        : {
            status,
            statusText: /^\S+ \d{3} (.*)$/.exec(textOf(objectOf(response['header'])['firstLine']) ?? '')?.[1] ?? '',
            headers: headersOf(objectOf(response['header'])['headers']),
            ...came,
            place: place('response'),
          },
    warnings: state === null || state === 'COMPLETE' ? [] : [`Charles calls this call ${state.slice(0, 40)}: it did not come to its end.`],
  })
}

function urlOf(call: JsonObject): string {
  const scheme = textOf(call['scheme']) ?? 'https'
  const port = numberOf(call['actualPort']) ?? numberOf(call['port'])
  const isUsual = port === null || port === (scheme === 'http' ? 80 : 443)
  const query = textOf(call['query'])
  const path = textOf(call['path']) ?? '/'
  return `${scheme}://${textOf(call['host'])}${isUsual ? '' : `:${port}`}${path}${query === null || query === '' ? '' : `?${query}`}`
}

/** Text is decoded already. What is written in base64 is as it came, unless Charles says that it has decoded it. */
function bodyIn(side: JsonObject, placeOf: () => Body['place']): { body: Body | null; isBodyUnseen: boolean } {
  const content = objectOf(side['body'])
  const size = numberOf(objectOf(side['sizes'])['body']) ?? 0
  const text = textOf(content['text'])
  if (text !== null && text !== '') return { body: { bytes: Buffer.from(text), text, place: placeOf() }, isBodyUnseen: false }
  const encoded = textOf(content['encoded'])
  if (encoded === null || encoded === '') return { body: null, isBodyUnseen: size > 0 && !(isObject(side['body']) && text === '') }
  const headers = headersOf(objectOf(side['header'])['headers'])
  const coding = content['decoded'] === true ? null : (headerValue(headers, 'Content-Encoding') ?? textOf(side['contentEncoding']))
  const type = headerValue(headers, 'Content-Type') ?? textOf(side['mimeType'])
  const known = { 'Content-Type': type, 'Content-Encoding': coding }
  const used = Object.entries(known).flatMap(([name, value]) => (value === null ? [] : [{ name, value }]))
  return { body: bodyOf(Buffer.from(encoded, 'base64'), used, placeOf()).body, isBodyUnseen: false }
}
