/** @file An exchange in few words, for a line of the list and for the head of its page. Pure. */
import type { ExchangeFacts, ExchangeKind } from '#shared/domain/traces/exchange-facts.ts'
import type { Severity } from '#shared/domain/findings.ts'
import type { TraceObservation } from '#shared/domain/traces/trace-summary.ts'

export const kindNames: Readonly<Record<ExchangeKind, string>> = {
  rest: 'REST',
  soap: 'SOAP',
  oauth: 'Sign-in (OAuth)',
  connect: 'Connect',
  other: 'Other',
}

const longId = /([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi

/**
 * @param envelopeId of the call: it stands beside the path.
 * @returns as in `envelopes/{id}/views/recipient`: without what is the same in every line, and other long ids by their beginning.
 */
export function pathInShort(path: string, envelopeId: string | null): string {
  const end = path.replace(/^\/restapi\/v[\d.]{1,5}\/(?:accounts\/[^/?]{1,100}\/)?/i, '')
  return end.replace(longId, (id, start: string) => (id.toLowerCase() === envelopeId?.toLowerCase() ? '{id}' : `${start}…`))
}

/** @returns the beginning of an envelope's id; '' where there is none. */
export function envelopeInShort(envelopeId: string | null): string {
  return envelopeId === null ? '' : envelopeId.replace(longId, '$1')
}

/** @returns what the call is, as in `POST envelopes` or, for SOAP, `CreateAndSendEnvelope`. */
export function callTitle({ kind, method, path, operation, host, envelopeId }: ExchangeFacts): string {
  if (kind === 'soap' && operation !== '') return operation
  if (kind === 'connect') return 'Message from Connect'
  return [method, pathInShort(path, envelopeId) || host].filter(Boolean).join(' ') || 'Call'
}

export type Outcome = { text: string; tone: 'good' | 'bad' | 'neutral'; /** For screen readers and tips. */ inWords: string }

/** @returns how a call ended, in words: the colour only underlines it. */
export function outcomeOf({ kind, status, isClean, hasResponse, errorCode }: ExchangeFacts): Outcome {
  const code = status > 0 ? String(status) : ''
  if (kind === 'connect' && !hasResponse) return { text: 'delivered', tone: 'neutral', inWords: 'A message that Connect delivered' }
  if (!hasResponse) return { text: 'no response', tone: 'neutral', inWords: 'The response is missing' }
  if (isClean === true) return { text: code || 'OK', tone: 'good', inWords: `Succeeded${code && `, ${code}`}` }
  if (isClean === null) return { text: code || 'not told', tone: 'neutral', inWords: 'Whether it succeeded is not told' }
  const isFault = kind === 'soap' || (status >= 200 && status < 300)
  return { text: [code, isFault ? 'fault' : 'failed'].filter(Boolean).join(' '), tone: 'bad', inWords: `Failed${errorCode ? `, ${errorCode}` : ''}` }
}

/** Something about a call that the eye should stop at. */
export type CallMark = { text: string; severity: Severity; inWords: string }

/** What the rules that look at single calls are about, in a word or two; other rules by their number. */
const ruleWords = new Map<string, string>([
  ['TRC-02', 'one side missing'],
  ['TRC-03', 'parts missing'],
  ['TRC-04', 'parts missing'],
  ['TRC-05', 'sign-in not seen'],
  ['TRC-08', 'failed'],
  ['TRC-09', 'production'],
  ['TRC-10', 'other key'],
  ['TRC-11', 'polling'],
  ['TRC-12', 'too many'],
  ['TRC-13', 'limit reached'],
  ['TRC-17', 'already final'],
  ['TRC-18', 'unfiltered list'],
  ['TRC-20', 'log is full'],
  ['TRC-21', 'no time'],
  ['TRC-23', 'merged'],
  ['TRC-24', 'damaged body'],
])

/** @returns the observations of each call, by its number. */
export function observationsByExchange(observations: readonly TraceObservation[]): ReadonlyMap<number, TraceObservation[]> {
  const found = new Map<number, TraceObservation[]>()
  for (const observation of observations) {
    for (const index of observation.exchanges) found.set(index, [...(found.get(index) ?? []), observation])
  }
  return found
}

/** @returns what is marked beside a call: observations once each, a missing side, and that it does not count. */
export function marksOf(facts: ExchangeFacts, observations: readonly TraceObservation[]): CallMark[] {
  const marks = new Map<string, CallMark>()
  const add = (mark: CallMark) => marks.has(mark.text) || marks.set(mark.text, mark)
  for (const { rule, severity, message } of observations) {
    const text = ruleWords.get(rule) ?? rule
    // The outcome says it already.
    if (text !== 'failed') add({ text, severity, inWords: message })
  }
  if (!facts.hasRequest) add({ text: 'no request', severity: 'blocker', inWords: 'The request is missing' })
  const reason = whyNotCounted(facts)
  if (reason !== '') add({ text: 'does not count', severity: 'info', inWords: reason })
  return [...marks.values()]
}

/** @returns why a call is not one of those that count among the 20, in a sentence; '' when it is. */
export function whyNotCounted({ isCountable, isWebApplication, role, kind }: ExchangeFacts): string {
  if (isCountable) return ''
  if (isWebApplication) return 'Made by the DocuSign web application, which does not count.'
  if (role === 'token' || kind === 'oauth') return 'Asks for a token, which does not count.'
  if (role === 'login' || role === 'user-info') return 'Part of logging in, which does not count.'
  if (role === 'connect-delivery') return 'Sent by DocuSign to your system, so it is no call of yours.'
  return 'No call to DocuSign’s API, so it does not count.'
}
