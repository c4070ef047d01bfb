/** @file Which calls the list shows, and in which order. Pure. */
import type { ExchangeFacts } from '#shared/domain/traces/exchange-facts.ts'

export const showOptions = [
  { value: 'all', label: 'All calls' },
  { value: 'counted', label: 'Calls that count' },
  { value: 'failed', label: 'Failed' },
  { value: 'status', label: 'Status requests' },
  { value: 'findings', label: 'With findings' },
  { value: 'incomplete', label: 'One side missing' },
] as const
export type Show = (typeof showOptions)[number]['value']

export type Order = 'place' | 'time'

export type ExchangeFilter = {
  /** Every word has to occur in method, path, operation, status, envelope, host or error. */
  text: string
  show: Show
  order: Order
}

export const noFilter: ExchangeFilter = { text: '', show: 'all', order: 'place' }

/** Some calls, by their numbers. */
type Numbers = { has(index: number): boolean }

/**
 * @param only calls with these numbers; null for no such limit.
 * @param withFindings the calls that an observation speaks of.
 * @returns the calls to show, in order.
 */
export function filterExchanges(
  exchanges: readonly ExchangeFacts[],
  { text, show, order }: ExchangeFilter,
  only: Numbers | null,
  withFindings: Numbers,
): ExchangeFacts[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const shown = exchanges.filter(
    (facts) =>
      (only === null || only.has(facts.index)) && isShown(facts, show, withFindings) && words.every((word) => searchText(facts).includes(word)),
  )
  return order === 'time' ? shown.sort(byTime) : shown
}

function isShown(facts: ExchangeFacts, show: Show, withFindings: Numbers): boolean {
  switch (show) {
    case 'all':
      return true
    case 'counted':
      return facts.isCountable && facts.isClean === true
    case 'failed':
      return facts.isClean === false
    case 'status':
      return facts.role === 'status-read' || facts.role === 'status-list'
    case 'findings':
      return withFindings.has(facts.index)
    case 'incomplete':
      return !facts.hasRequest || (!facts.hasResponse && facts.kind !== 'connect')
  }
}

/** Calls without a time come last, in the order of their places. */
function byTime(a: ExchangeFacts, b: ExchangeFacts): number {
  if (a.startedAtMs === b.startedAtMs) return a.index - b.index
  if (a.startedAtMs === null) return 1
  return b.startedAtMs === null ? -1 : a.startedAtMs - b.startedAtMs
}

/** Made once for each call: every key that is typed looks at all of them. */
const searchTexts = new WeakMap<ExchangeFacts, string>()

function searchText(facts: ExchangeFacts): string {
  const known = searchTexts.get(facts)
  if (known !== undefined) return known
  const { method, path, operation, status, envelopeId, envelopeStatus, errorCode, host, kind, traceToken } = facts
  const text = [method, path, operation, status || '', envelopeId, envelopeStatus, errorCode, host, kind, traceToken].join(' ').toLowerCase()
  searchTexts.set(facts, text)
  return text
}
