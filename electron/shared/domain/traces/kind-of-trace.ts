/** @file What a trace is a trace of, by the calls in it; the user may say otherwise. Pure. */
import type { ExchangeFacts } from './exchange-facts.ts'
import type { TraceEntry } from './traces-section.ts'

type TraceKind = TraceEntry['api']

/** In this order where two are the same number: a trace of both APIs shows REST, and what Connect delivers beside calls is theirs. */
const kinds: readonly TraceKind[] = ['rest', 'soap', 'connect']

/** @returns the kind of most of its calls; `otherwise` where none tells, as with signing in alone. */
export function kindOfTrace(facts: readonly Pick<ExchangeFacts, 'kind'>[], otherwise: TraceKind): TraceKind {
  let [best, most]: [TraceKind, number] = [otherwise, 0]
  for (const kind of kinds) {
    const count = facts.filter((call) => call.kind === kind).length
    if (count > most) [best, most] = [kind, count]
  }
  return best
}
