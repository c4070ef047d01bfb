/** @file The facts and the summary of prepared traces, with those in which nothing could be read. */
import type { ExchangeFacts } from '#shared/domain/traces/exchange-facts.ts'
import { summariseTraces } from '#shared/domain/traces/summarise.ts'
import type { TraceSummary } from '#shared/domain/traces/trace-summary.ts'
import type { TraceEntry } from '#shared/domain/traces/traces-section.ts'
import type { PreparedTrace, PreparedTraces } from './prepare-traces.ts'

/** An entry of the section with what was read of it; `reason` says why nothing was. */
export type ReadEntry = { entry: TraceEntry; prepared: Pick<PreparedTrace, 'facts' | 'unread'> | null; reason: string }

/** @returns the facts of all files in order, numbered over all of them. */
export function numberFacts(entries: readonly ReadEntry[]): ExchangeFacts[] {
  let index = 0
  return entries.flatMap(({ prepared }, file) => (prepared?.facts ?? []).map((facts) => ({ ...facts, file, index: index++ })))
}

export function summaryOf(
  entries: readonly ReadEntry[],
  facts: readonly ExchangeFacts[],
  { redactions, residual }: Pick<PreparedTraces, 'redactions' | 'residual'>,
): TraceSummary {
  const files = entries.map(({ entry: { file, flow }, prepared, reason }) => ({
    name: file.name,
    sha256: file.sha256,
    flow,
    unread: prepared?.unread ?? [{ member: null, line: 1, bytes: file.bytes, reason }],
  }))
  return summariseTraces({ facts, files, redactions, residual })
}
