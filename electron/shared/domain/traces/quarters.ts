/** @file Countable calls by quarter of an hour, joined to days of any time zone and to streaks. Pure. */
import type { Flow } from '../flow.ts'
import type { ExchangeFacts } from './exchange-facts.ts'
import type { Quarter } from './trace-summary.ts'

const quarterMs = 15 * 60_000

/** How a stretch of calls ends and begins: what is needed to join two. */
export type Streak = Pick<Quarter, 'clean' | 'failed' | 'leading' | 'trailing' | 'longest'>

export const noCalls: Streak = { clean: 0, failed: 0, leading: 0, trailing: 0, longest: 0 }

/** @returns the streak of both stretches, the first before the second. Associative, with {@link noCalls} as its neutral element. */
export function joined(first: Streak, second: Streak): Streak {
  return {
    clean: first.clean + second.clean,
    failed: first.failed + second.failed,
    leading: first.failed === 0 ? first.clean + second.leading : first.leading,
    trailing: second.failed === 0 ? first.trailing + second.clean : second.trailing,
    longest: Math.max(first.longest, second.longest, first.trailing + second.leading),
  }
}

/** @returns the streak of a row of calls, each clean or not. */
export function streakOf(outcomes: readonly boolean[]): Streak {
  return outcomes
    .map((isClean): Streak => (isClean ? { clean: 1, failed: 0, leading: 1, trailing: 1, longest: 1 } : { ...noCalls, failed: 1 }))
    .reduce(joined, noCalls)
}

/**
 * The 20 are calls of the normal flow. DocuSign's log shows the errors of exception flows all the same, so these break a streak,
 * and so does a call of which nothing tells that it succeeded.
 * @param flowOf flow of a file, by its index.
 * @returns the calls that count for or against the 20.
 */
export function countedCalls(facts: readonly ExchangeFacts[], flowOf: (file: number) => Flow): ExchangeFacts[] {
  return facts.filter((fact) => fact.isCountable && (flowOf(fact.file) === 'normal' || fact.isClean === false))
}

/**
 * @param counted the calls that count, in the order of their times. Those without a time are left out.
 * @returns the quarters that have calls, in order; of more than `most` the latest. An envelope counts where it is named first.
 */
export function quartersOf(counted: readonly ExchangeFacts[], most = 5_000): Quarter[] {
  const byQuarter = new Map<number, ExchangeFacts[]>()
  for (const fact of counted) {
    if (fact.startedAtMs === null) continue
    const startMs = Math.floor(fact.startedAtMs / quarterMs) * quarterMs
    const calls = byQuarter.get(startMs)
    if (calls) calls.push(fact)
    else byQuarter.set(startMs, [fact])
  }
  const seen = new Set<string>()
  return [...byQuarter]
    .toSorted(([a], [b]) => a - b)
    .map(([startMs, calls]) => {
      const before = seen.size
      for (const { envelopeId, isClean } of calls) if (isClean === true && envelopeId !== null) seen.add(envelopeId)
      return { startMs, ...streakOf(calls.map(({ isClean }) => isClean === true)), envelopes: seen.size - before }
    })
    .slice(-most)
}
