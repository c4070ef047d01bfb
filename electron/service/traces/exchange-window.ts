/**
 * @file Gives single exchanges of a file with their bodies. A form that is read from its beginning cannot be entered in the middle:
 * what lies around the one that was asked for is kept, so that going to the next one is instant. Constant memory.
 */
import type { Exchange } from '#shared/domain/traces/exchange.ts'
import { UserError } from '#shared/contract/errors.ts'
import { readTraceFile } from './read/read-traces.ts'

const before = 20
const after = 60
/** Fewer are kept where their bodies are large. */
const mostKeptBytes = 64 * 1024 * 1024
const mostWindows = 4

type Window = { path: string; from: number; exchanges: Exchange[] }

export type ExchangeWindows = {
  /** @param number of the exchange in the file, from 0. @throws UserError `not-found`, and what reading the file throws */
  exchange(path: string, name: string, number: number, signal?: AbortSignal): Promise<Exchange>
}

export function createExchangeWindows(): ExchangeWindows {
  const windows: Window[] = []
  return {
    async exchange(path, name, number, signal) {
      const known = windows.find((window) => window.path === path && number >= window.from && number < window.from + window.exchanges.length)
      const found = known?.exchanges[number - known.from]
      if (found) return found
      const window = await readWindow(path, name, number, signal)
      const exchange = window.exchanges[number - window.from]
      if (!exchange) throw new UserError('not-found', `${JSON.stringify(name)} has no exchange number ${number + 1}.`, 'Read the traces again.')
      windows.unshift(window)
      windows.length = Math.min(windows.length, mostWindows)
      return exchange
    },
  }
}

async function readWindow(path: string, name: string, number: number, signal: AbortSignal | undefined): Promise<Window> {
  const window: Window = { path, from: 0, exchanges: [] }
  let at = 0
  let keptBytes = 0
  for await (const exchange of readTraceFile(path, name, { signal, unread: () => undefined })) {
    if (at >= number - before) {
      if (window.exchanges.length === 0) window.from = at
      window.exchanges.push(exchange)
      keptBytes += bytesOf(exchange)
      while (keptBytes > mostKeptBytes && window.from < number) {
        const [dropped] = window.exchanges.splice(0, 1)
        if (dropped) keptBytes -= bytesOf(dropped)
        window.from += 1
      }
    }
    at += 1
    if (at > number && (at > number + after || keptBytes > mostKeptBytes)) break
  }
  return window
}

function bytesOf({ request, response }: Exchange): number {
  return 3 * ((request?.body?.bytes.length ?? 0) + (response?.body?.bytes.length ?? 0)) + 2_000
}
