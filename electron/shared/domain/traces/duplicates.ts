/** @file The same call in two traces, as in a request log and a HAR: it counts once. Pure. */
import type { ExchangeFacts } from './exchange-facts.ts'

/** How much of a call is there: of two copies the fuller one counts. */
function fullness({ hasRequest, hasResponse, startedAtMs, missingParts, unseenParts }: ExchangeFacts): number {
  return (hasRequest && hasResponse ? 100 : 0) + (startedAtMs === null ? 0 : 50) - missingParts.length - unseenParts.length
}

/** DocuSign gives every call a trace token of its own; another method under the same token is a mistake of the log. */
function keyOf({ traceToken, method }: ExchangeFacts): string | null {
  return traceToken === null ? null : `${traceToken} ${method}`
}

/** TRC-23. @returns the facts without the second of two exchanges of one trace token; of the two, the fuller stays, in the place of the first. */
export function mergeDuplicates(facts: readonly ExchangeFacts[]): ExchangeFacts[] {
  const places = new Map<string, number>()
  const kept: ExchangeFacts[] = []
  for (const fact of facts) {
    const key = keyOf(fact)
    const place = key === null ? undefined : places.get(key)
    const earlier = place === undefined ? undefined : kept[place]
    if (place !== undefined && earlier) {
      if (fullness(fact) > fullness(earlier)) kept[place] = fact
      continue
    }
    if (key !== null) places.set(key, kept.length)
    kept.push(fact)
  }
  return kept
}
