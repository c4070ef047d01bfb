/** @file Reads the JSON report of Newman. It has no time per call: that of the response's `Date` header is taken. */
import type { Exchange } from '#shared/domain/traces/exchange.ts'
import { exchangeOf } from './exchange-of.ts'
import { type JsonEntry, readJsonEntries } from './json-entries.ts'
import { jsonHeadOf } from './json-head.ts'
import { isObject, objectOf, textOf } from './json-values.ts'
import { readCollection } from './postman.ts'
import { postmanRequest, postmanResponse } from './postman-message.ts'
import type { ReadContext, Reader, TraceSource } from './reader.ts'

export const newmanReader: Reader = {
  format: 'newman',
  recognises({ head }) {
    const json = jsonHeadOf(head)
    return json?.root === '{' && (json.has('run.executions') || json.has('collection.item') || json.has('collection.info'))
  },
  read: (source, context) => readReport(source, context),
}

/**
 * A report begins with the collection, which may be larger than what a form is told by; and Postman's API gives a collection in the same wrap.
 * So the executions are looked for first.
 */
async function* readReport(source: TraceSource, context: ReadContext): AsyncGenerator<Exchange> {
  let count = 0
  const noted: ReadContext = {
    ...context,
    unread(what) {
      count += 1
      context.unread(what)
    },
  }
  for await (const exchange of readJsonEntries(source, noted, { path: ['run', 'executions'], readEntry: readExecution })) {
    count += 1
    yield exchange
  }
  if (count === 0) yield* readCollection(source, context, ['collection', 'item'])
}

function readExecution({ value, place }: JsonEntry): Exchange | string {
  const execution = objectOf(value)
  const part = execution['request'] == null ? 'item.request' : 'request'
  const request = execution['request'] ?? objectOf(execution['item'])['request']
  if (request == null) return 'An execution without a request is no exchange.'
  const error = objectOf(execution['requestError'])
  const message = textOf(error['message']) ?? textOf(error['code']) ?? 'unknown'
  return exchangeOf({
    format: 'newman',
    place: place(),
    request: postmanRequest(request, part, place),
    response: isObject(execution['response']) ? postmanResponse(execution['response'], 'response', place) : null,
    warnings: isObject(execution['requestError']) ? [`No response was received (${message.slice(0, 200)}).`] : [],
  })
}
