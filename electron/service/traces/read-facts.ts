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
 * @param position.firstIndex number of the first exchange, counted over all files. @param position.file index of the file.
 * @param onExchange called with every exchange; must not keep it.
 * @throws UserError `file-missing`, `file-unsupported`, `cancelled` …
 */
export async function readFacts(
  path: string,
  name: string,
  position: { firstIndex: number; file: number },
  signal?: AbortSignal,
  onExchange?: (exchange: Exchange) => void,
): Promise<FileFacts> {
  const facts: ExchangeFacts[] = []
  const unread: Unread[] = []
  const context = { signal, unread: (what: Unread) => void (unread.length < mostUnread && unread.push(what)) }
  for await (const exchange of readTraceFile(path, name, context)) {
    throwIfCancelled(signal)
    onExchange?.(exchange)
    facts.push(describeExchange(exchange, { index: position.firstIndex + facts.length, file: position.file }))
    // Autosave and the window's other calls are answered in between.
    if (facts.length % 100 === 0) await new Promise(setImmediate)
  }
  return { facts, unread }
}
