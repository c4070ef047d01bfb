/** @file TRC-12: how many calls an account makes in an hour and within 30 seconds (section 1.3 of the facts). Pure. */
import { burstCalls, burstWindowMs, hourlyCalls } from '../../limits.ts'
import type { ExchangeFacts } from '../exchange-facts.ts'
import type { TraceObservation } from '../trace-summary.ts'
import { groupedBy, instantText, inTime, isOwnCall, observe } from './trace-rule.ts'

const hourMs = 3_600_000

function accountName(account: string): string {
  return account === '' ? 'The account' : `Account ${account}`
}

/** The calls of the clock hour that has most: DocuSign counts anew at the top of every hour. */
function busiestHour(timed: readonly ExchangeFacts[]): ExchangeFacts[] {
  const hours = groupedBy(timed, ({ startedAtMs }) => String(Math.floor((startedAtMs ?? 0) / hourMs)))
  return [...hours.values()].reduce<ExchangeFacts[]>((most, calls) => (calls.length > most.length ? calls : most), [])
}

/** The calls of the 30 seconds that have most; the window is half open. */
function busiestBurst(timed: readonly ExchangeFacts[]): ExchangeFacts[] {
  let from = 0
  let best = { from: 0, to: 0 }
  for (const [index, fact] of timed.entries()) {
    while ((fact.startedAtMs ?? 0) - (timed[from]?.startedAtMs ?? 0) >= burstWindowMs) from += 1
    if (index + 1 - from > best.to - best.from) best = { from, to: index + 1 }
  }
  return timed.slice(best.from, best.to)
}

function hourly(account: string, calls: readonly ExchangeFacts[]): TraceObservation[] {
  if (calls.length <= hourlyCalls.former) return []
  const limit =
    calls.length > hourlyCalls.current
      ? `more than the ${hourlyCalls.current} that are allowed`
      : `more than the ${hourlyCalls.former} that the rules of 2012 and 2017 allow (today's allow ${hourlyCalls.current})`
  const hour = instantText(Math.floor((calls[0]?.startedAtMs ?? 0) / hourMs) * hourMs)
  return [
    observe(
      'TRC-12',
      'warning',
      calls,
      `${accountName(account)} made ${calls.length} calls in the hour from ${hour}, ${limit}.`,
      'Let Connect tell the status, fetch lists instead of single envelopes, and read X-RateLimit-Remaining before going on.',
    ),
  ]
}

function burst(account: string, calls: readonly ExchangeFacts[]): TraceObservation[] {
  if (calls.length <= burstCalls.developer) return []
  const limit =
    calls.length > burstCalls.production
      ? `more than the ${burstCalls.production} that production allows`
      : `more than the ${burstCalls.developer} that a developer account allows (production allows ${burstCalls.production})`
  return [
    observe(
      'TRC-12',
      'warning',
      calls,
      `${accountName(account)} made ${calls.length} calls within 30 seconds from ${instantText(calls[0]?.startedAtMs ?? 0)}, ${limit}.`,
      'Send calls through a queue that spaces them out, and read X-BurstLimit-Remaining.',
    ),
  ]
}

/** Neither the hourly nor the burst limit is exceeded. Calls without a time cannot hide an excess while all calls together stay below it. */
export function callsStayBelowTheLimits(facts: readonly ExchangeFacts[]): TraceObservation[] {
  const judged = facts.filter((fact) => isOwnCall(fact) && fact.kind !== 'oauth')
  return [...groupedBy(judged, ({ accountId }) => accountId ?? '')].flatMap(([account, calls]) => {
    const timed = inTime(calls.filter(({ startedAtMs }) => startedAtMs !== null))
    const found = [...hourly(account, busiestHour(timed)), ...burst(account, busiestBurst(timed))]
    if (found.length > 0 || timed.length === calls.length || calls.length <= burstCalls.developer) return found
    const untimed = calls.filter(({ startedAtMs }) => startedAtMs === null)
    return [
      observe(
        'TRC-12',
        'cannot-verify',
        untimed,
        `${untimed.length} of ${calls.length} calls have no time, so it is not known how many were made in an hour or within 30 seconds.`,
        'Add the request log, a HAR or another trace with times.',
      ),
    ]
  })
}
