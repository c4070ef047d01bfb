/** @file Reads a Postman collection (v2.0, v2.1): each saved example is an exchange, a request without examples a lone request. */
import type { Exchange } from '#shared/domain/traces/exchange.ts'
import { exchangeOf } from './exchange-of.ts'
import { type JsonEntry, readJsonEntries } from './json-entries.ts'
import { jsonHeadOf } from './json-head.ts'
import { type JsonObject, listOf, objectOf } from './json-values.ts'
import { postmanRequest, postmanResponse } from './postman-message.ts'
import type { ReadContext, Reader, TraceSource } from './reader.ts'

const maxFolders = 30

export const postmanReader: Reader = {
  format: 'postman',
  recognises({ head }) {
    const json = jsonHeadOf(head)
    if (json?.root !== '{') return false
    return json.text('info.schema')?.includes('schema.getpostman.com') === true || json.has('info._postman_id') || json.has('item.0.request')
  },
  read: (source, context) => readCollection(source, context, ['item']),
}

/** @param path of the collection's items. */
export function readCollection(source: TraceSource, context: ReadContext, path: readonly string[]): AsyncGenerator<Exchange> {
  return readJsonEntries(source, context, { path, readEntry: readItems, placeDepth: 2 * maxFolders + 5 })
}

type Found = { item: JsonObject; path: string; depth: number }

/** Folders are gone through without recursion. */
function* readItems(entry: JsonEntry): Generator<Exchange> {
  const waiting: Found[] = [{ item: objectOf(entry.value), path: '', depth: 0 }]
  for (let found = waiting.pop(); found; found = waiting.pop()) {
    const { item, path, depth } = found
    const children = listOf(item['item'])
    if (Array.isArray(item['item']) && depth === maxFolders)
      entry.leaveOut(`Folders nested deeper than ${maxFolders} are not read.`, entry.place(path))
    else if (Array.isArray(item['item']))
      for (const [index, child] of [...children.entries()].reverse())
        waiting.push({ item: objectOf(child), path: joined(path, `item.${index}`), depth: depth + 1 })
    else if (item['request'] == null) entry.leaveOut('An item without a request is no exchange.', entry.place(path))
    else yield* exchangesOf(item, path, entry)
  }
}

function* exchangesOf(item: JsonObject, path: string, { place }: JsonEntry): Generator<Exchange> {
  const requestPart = joined(path, 'request')
  const examples = listOf(item['response']).map(objectOf)
  for (const [index, example] of examples.entries()) {
    const part = joined(path, `response.${index}`)
    const hasOwn = example['originalRequest'] != null
    yield exchangeOf({
      format: 'postman',
      place: place(part),
      request: postmanRequest(example['originalRequest'] ?? item['request'], hasOwn ? `${part}.originalRequest` : requestPart, place),
      response: postmanResponse(example, part, place),
      warnings: [],
    })
  }
  if (examples.length === 0)
    yield exchangeOf({
      format: 'postman',
      place: place(path),
      request: postmanRequest(item['request'], requestPart, place),
      response: null,
      warnings: [],
    })
}

function joined(path: string, part: string): string {
  return path === '' ? part : `${path}.${part}`
}
