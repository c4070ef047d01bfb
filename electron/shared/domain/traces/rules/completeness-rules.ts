/**
 * @file Whether every call is there with both sides, whole and readable: "raw, fully consumable request and response including headers"
 * (section 1.4 of the facts). Pure. Calls of the web application, and of other systems, are no evidence and are not looked at.
 */
import { traceFormatNames } from '../exchange.ts'
import type { ExchangeFacts } from '../exchange-facts.ts'
import type { TraceObservation } from '../trace-summary.ts'
import { callsAt, groupedBy, isOwnCall, observe } from './trace-rule.ts'

const captureFix = 'Capture it again with a tool that keeps both sides with headers and bodies, as the request log, HAR or curl --trace-ascii.'

/** TRC-02: each call has its request and its response. A message that Connect delivered has no response in most forms. */
export function everyCallHasBothSides(facts: readonly ExchangeFacts[]): TraceObservation[] {
  // Without its request a call cannot be told from that of another system.
  const judged = facts.filter((fact) => isOwnCall(fact) || (!fact.hasRequest && fact.kind !== 'connect'))
  return (['request', 'response'] as const).flatMap((side) => {
    const lacking = judged.filter(({ hasRequest, hasResponse }) => !(side === 'request' ? hasRequest : hasResponse))
    if (lacking.length === 0) return []
    return [observe('TRC-02', 'blocker', lacking, `${callsAt(lacking)}: the ${side} is not in the trace.`, captureFix)]
  })
}

function partsOf(rule: string, side: 'request' | 'response', facts: readonly ExchangeFacts[]): TraceObservation[] {
  const ofSide = (parts: readonly string[]) => parts.filter((part) => part.startsWith(`${side} `)).join(', ')
  const own = facts.filter(isOwnCall)
  const missing = [...groupedBy(own, ({ missingParts }) => ofSide(missingParts) || null)].map(([parts, calls]) =>
    observe(rule, 'blocker', calls, `${callsAt(calls)}: missing in the trace: ${parts}.`, captureFix),
  )
  const unseen = [
    ...groupedBy(own, ({ unseenParts, format }) =>
      ofSide(unseenParts) === '' ? null : `${traceFormatNames[format]} does not show: ${ofSide(unseenParts)}`,
    ),
  ].map(([what, calls]) =>
    observe(
      rule,
      'cannot-verify',
      calls,
      `${what}. That holds for ${callsAt(calls)}.`,
      'Add the same calls in a form that shows it, as the request log or HAR, or expect the reviewer to ask.',
    ),
  )
  return [...missing, ...unseen]
}

/** TRC-03: method, absolute address, headers, and a body where the method sends one. */
export function everyRequestIsWhole(facts: readonly ExchangeFacts[]): TraceObservation[] {
  return partsOf('TRC-03', 'request', facts)
}

/** TRC-04: status, headers and body. */
export function everyResponseIsWhole(facts: readonly ExchangeFacts[]): TraceObservation[] {
  return partsOf('TRC-04', 'response', facts)
}

/** TRC-05: how the call signs in is visible; the secret itself is taken out. */
export function authenticationIsVisible(facts: readonly ExchangeFacts[]): TraceObservation[] {
  const silent = facts.filter((fact) => isOwnCall(fact) && fact.kind !== 'oauth' && fact.hasRequest && fact.authentication === null)
  const isUnseen = ({ unseenParts }: ExchangeFacts) => unseenParts.includes('request headers')
  const unseen = silent.filter(isUnseen)
  const lacking = silent.filter((fact) => !isUnseen(fact))
  const found: TraceObservation[] = []
  if (lacking.length > 0)
    found.push(
      observe(
        'TRC-05',
        'warning',
        lacking,
        `${callsAt(lacking)}: the trace does not show how the call signs in.`,
        'Keep the header Authorization or X-DocuSign-Authentication when exporting (not the "sanitized" HAR); its secret value is taken out here.',
      ),
    )
  if (unseen.length > 0)
    found.push(
      observe(
        'TRC-05',
        'cannot-verify',
        unseen,
        `${callsAt(unseen)}: this form of trace shows no headers, so how the call signs in is not known.`,
        'Say in the note how the integration signs in, or log at the transport level as well.',
      ),
    )
  return found
}

/** TRC-24: JSON and XML bodies parse, also after redaction. */
export function bodiesAreWellFormed(facts: readonly ExchangeFacts[]): TraceObservation[] {
  const judged = facts.filter((fact) => isOwnCall(fact) || fact.kind === 'connect')
  const found = (['request', 'response'] as const).flatMap((side) => {
    const malformed = judged.filter(({ malformedBodies }) => malformedBodies.includes(side))
    if (malformed.length === 0) return []
    return [
      observe(
        'TRC-24',
        'blocker',
        malformed,
        `${callsAt(malformed)}: the body of the ${side} is no well-formed JSON or XML.`,
        'Look whether the log has cut the body short; capture the call again with its whole body.',
      ),
    ]
  })
  const unseen = judged.filter(({ unseenParts }) => unseenParts.some((part) => part.endsWith(' body')))
  if (unseen.length > 0)
    found.push(
      observe(
        'TRC-24',
        'cannot-verify',
        unseen,
        `${callsAt(unseen)}: a body is not shown, so it is not known whether it is well-formed.`,
        'Add the same calls in a form that shows bodies.',
      ),
    )
  return found
}
