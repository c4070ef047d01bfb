/** @file Reads files of traces and concludes what the rules and the viewer need of every exchange. Bodies are not kept. */
import type { Exchange } from '#shared/domain/traces/exchange.ts'
import type { ExchangeFacts } from '#shared/domain/traces/exchange-facts.ts'
import { describeExchange } from '#shared/domain/traces/describe-exchange.ts'
import { throwIfCancelled } from '../files/cancellation.ts'
import type { Unread } from './read/reader.ts'
import { readTraceFile } from './read/read-traces.ts'

export type FileFacts = { facts: ExchangeFacts[]; unread: Unread[] }

/** More of them than this are not told one by one. */
const mostUnread = 1_000

/**
 * @param onExchange called with every exchange; must not keep it.
 * @returns what no exchange was made of.
 * @throws UserError `file-missing`, `file-unsupported`, `cancelled` …
 */
export async function readExchanges(
  path: string,
  name: string,
  signal: AbortSignal | undefined,
  onExchange: (exchange: Exchange) => void,
): Promise<Unread[]> {
  const unread: Unread[] = []
  const context = { signal, unread: (what: Unread) => void (unread.length < mostUnread && unread.push(what)) }
  let count = 0
  for await (const exchange of readTraceFile(path, name, context)) {
    throwIfCancelled(signal)
    onExchange(exchange)
    count += 1
    // Autosave and the window's other calls are answered in between.
    if (count % 100 === 0) await new Promise(setImmediate)
  }
  return unread
}

/** @returns the facts of one file, numbered as if it were the only one: see `numberFacts`. @throws as {@link readExchanges} */
export async function readFacts(path: string, name: string, signal?: AbortSignal, onExchange?: (exchange: Exchange) => void): Promise<FileFacts> {
  const facts: ExchangeFacts[] = []
  const unread = await readExchanges(path, name, signal, (exchange) => {
    onExchange?.(exchange)
    facts.push(describeExchange(exchange, { index: facts.length, file: 0 }))
  })
  return { facts, unread }
}
