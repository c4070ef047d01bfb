/** @file Full-text search over redacted traces. */
import type { Body, Exchange, Header } from '#shared/domain/traces/exchange.ts'
import { UserError } from '#shared/contract/errors.ts'
import { readTraceFile } from './read/read-traces.ts'

/**
 * @param text looked for in start lines, headers and bodies, whatever its case.
 * @returns the numbers of the exchanges over all files, in order.
 * A file in which nothing can be read has none.
 * @throws what reading the files throws; UserError `cancelled`
 */
export async function searchExchanges(files: readonly { path: string; name: string }[], text: string, signal?: AbortSignal): Promise<number[]> {
  const wanted = text.toLowerCase()
  const found: number[] = []
  let index = 0
  for (const { path, name } of files) {
    try {
      for await (const exchange of readTraceFile(path, name, { signal, unread: () => undefined })) {
        if (holds(exchange, wanted)) found.push(index)
        index += 1
        if (index % 100 === 0) await new Promise(setImmediate)
      }
    } catch (error) {
      if (!(error instanceof UserError) || error.code !== 'file-unsupported') throw error
    }
  }
  return found
}

function holds({ request, response, namedOperation }: Exchange, wanted: string): boolean {
  return (
    (namedOperation ?? '').toLowerCase().includes(wanted) ||
    (request !== null && (`${request.method} ${request.url}`.toLowerCase().includes(wanted) || messageHolds(request, wanted))) ||
    (response !== null && (`${response.status} ${response.statusText}`.toLowerCase().includes(wanted) || messageHolds(response, wanted)))
  )
}

function messageHolds({ headers, body }: { headers: readonly Header[] | null; body: Body | null }, wanted: string): boolean {
  return (
    (headers ?? []).some(({ name, value }) => `${name}: ${value}`.toLowerCase().includes(wanted)) || (body?.text ?? '').toLowerCase().includes(wanted)
  )
}
