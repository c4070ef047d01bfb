/** @file What a rule about traces is, and how it words what it finds. Pure. */
import type { Flow } from '../../flow.ts'
import type { Severity } from '../../findings.ts'
import type { ExchangeFacts } from '../exchange-facts.ts'
import type { TraceObservation } from '../trace-summary.ts'

/** A file as the rules see it. `sha256` is that of the redacted copy. */
export type SummarisedFile = {
  name: string
  sha256: string
  flow: Flow
  unread: readonly { member: string | null; line: number; bytes: number; reason: string }[]
}

/** Looks at exchanges alone. Nothing found is a pass; `cannot-verify` says that what the rule needs is not there. */
export type TraceRule = (facts: readonly ExchangeFacts[], files: readonly SummarisedFile[]) => TraceObservation[]

/** One observation about calls of one kind. @param facts at least one. */
export function observe(rule: string, severity: Severity, facts: readonly ExchangeFacts[], message: string, fix: string): TraceObservation {
  return { rule, severity, message, fix, exchanges: facts.slice(0, 10).map(({ index }) => index), count: Math.max(1, facts.length) }
}

/** A call of the integration itself to DocuSign: what the rules hold to account. */
export function isOwnCall({ kind, isWebApplication }: ExchangeFacts): boolean {
  return (kind === 'rest' || kind === 'soap' || kind === 'oauth') && !isWebApplication
}

/** @returns the facts by key, in the order in which they first come. Those with a key of null are left out. */
export function groupedBy(facts: readonly ExchangeFacts[], keyOf: (fact: ExchangeFacts) => string | null): Map<string, ExchangeFacts[]> {
  const groups = new Map<string, ExchangeFacts[]>()
  for (const fact of facts) {
    const key = keyOf(fact)
    if (key === null) continue
    const group = groups.get(key)
    if (group) group.push(fact)
    else groups.set(key, [fact])
  }
  return groups
}

/** @returns as in `2026-12-14 15:03:12 UTC`. */
export function instantText(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 19).replace('T', ' ')} UTC`
}

/** @returns minutes and seconds, as in `14:59`; parts of a second are left off. */
export function gapText(gapMs: number): string {
  const minutes = Math.floor(gapMs / 60_000)
  const seconds = String(Math.floor((gapMs % 60_000) / 1_000)).padStart(2, '0')
  return `${minutes}:${seconds}`
}

const longestPath = 160

/** @returns as in `GET /restapi/v2.1/accounts/1/envelopes/2`, for SOAP as in `RequestStatus (POST /api/3.0/dsapi.asmx)`. */
export function callName({ kind, method, path, operation, index }: ExchangeFacts): string {
  const plain = path.split('?', 1)[0] ?? ''
  const address = `${method} ${plain.length > longestPath ? `${plain.slice(0, longestPath)}…` : plain}`.trim()
  if (kind === 'soap' && operation !== '') return address === '' ? operation : `${operation} (${address})`
  return address === '' ? operation || `Exchange ${index + 1}` : address
}

/** @returns the call and when it began. */
export function callAt(fact: ExchangeFacts): string {
  return fact.startedAtMs === null ? callName(fact) : `${callName(fact)} at ${instantText(fact.startedAtMs)}`
}

/** @returns the first of several calls, and how many more there are: `GET … at … and 3 more calls`. */
export function callsAt(facts: readonly ExchangeFacts[]): string {
  const [first] = facts
  const more = facts.length - 1
  return first ? callAt(first) + (more > 0 ? ` and ${more} more ${more === 1 ? 'call' : 'calls'}` : '') : ''
}

/** @returns the calls in the order of their times; those without one come last, in the order of the files. */
export function inTime(facts: readonly ExchangeFacts[]): ExchangeFacts[] {
  return facts.toSorted((a, b) => (a.startedAtMs ?? Infinity) - (b.startedAtMs ?? Infinity) || a.index - b.index)
}
