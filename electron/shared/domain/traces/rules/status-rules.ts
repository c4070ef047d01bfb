/** @file How the status is read: not after the end, and not without a filter (section 1.3 of the facts). Pure. */
import type { ExchangeFacts } from '../exchange-facts.ts'
import type { TraceObservation } from '../trace-summary.ts'
import { callAt, callsAt, groupedBy, inTime, isOwnCall, observe } from './trace-rule.ts'

const terminal = ['completed', 'declined', 'voided', 'timedout', 'deleted']

/** TRC-17: an envelope that is completed, declined or voided is not asked for again. Where Connect told the end, one read may follow. */
export function finishedEnvelopesAreLeftAlone(facts: readonly ExchangeFacts[]): TraceObservation[] {
  const judged = inTime(facts.filter((fact) => isOwnCall(fact) || fact.kind === 'connect'))
  const again: ExchangeFacts[] = []
  const silent: ExchangeFacts[] = []
  for (const calls of groupedBy(judged, ({ envelopeId }) => envelopeId).values()) {
    const end = calls.findIndex(({ envelopeStatus }) => envelopeStatus !== null && terminal.includes(envelopeStatus))
    const reads = (from: number) => calls.slice(from).filter(({ role }) => role === 'status-read')
    if (end !== -1) again.push(...reads(end + 1).slice(calls[end]?.kind === 'connect' ? 1 : 0))
    else {
      const untold = reads(0).filter(({ envelopeStatus, isClean }) => envelopeStatus === null && isClean !== false)
      if (untold.length > 1 && calls.every(({ envelopeStatus }) => envelopeStatus === null)) silent.push(...untold)
    }
  }
  const found: TraceObservation[] = []
  const [first] = again
  if (first)
    found.push(
      observe(
        'TRC-17',
        'info',
        again,
        `${callsAt(again)}: envelope ${first.envelopeId ?? ''} had already come to its end and was asked for again.`,
        'Keep the last status, and stop asking once it is completed, declined or voided; fetch the documents once.',
      ),
    )
  if (silent[0])
    found.push(
      observe(
        'TRC-17',
        'cannot-verify',
        silent,
        `${callAt(silent[0])}: the answers do not show the status, so it is not known whether a finished envelope is asked for again.`,
        'Capture the calls with the bodies of their responses.',
      ),
    )
  return found
}

/** TRC-18: a list of envelopes is narrowed by date or status. */
export function listsAreFiltered(facts: readonly ExchangeFacts[]): TraceObservation[] {
  const lists = facts.filter((fact) => isOwnCall(fact) && fact.role === 'status-list')
  const unfiltered = lists.filter(({ isUnfilteredList }) => isUnfilteredList)
  const unseen = lists.filter(({ kind, missingParts, unseenParts }) => kind === 'soap' && [...missingParts, ...unseenParts].includes('request body'))
  const found: TraceObservation[] = []
  if (unfiltered.length > 0)
    found.push(
      observe(
        'TRC-18',
        'info',
        unfiltered,
        `${callsAt(unfiltered)}: asks for envelopes without a date or a status.`,
        'Narrow the list with from_date and status, so that it holds only what has changed since the last time.',
      ),
    )
  if (unseen.length > 0)
    found.push(
      observe(
        'TRC-18',
        'cannot-verify',
        unseen,
        `${callsAt(unseen)}: the trace does not show the filter.`,
        'Capture the call with the body of its request.',
      ),
    )
  return found
}

/** TRC-21: without a time, polling and the log date cannot be verified; those rules say so, and never pass. */
export function everyCallHasItsTime(facts: readonly ExchangeFacts[]): TraceObservation[] {
  const untimed = facts.filter((fact) => isOwnCall(fact) && fact.startedAtMs === null)
  if (untimed.length === 0) return []
  return [
    observe(
      'TRC-21',
      'info',
      untimed,
      `${callsAt(untimed)}: the trace shows no time, so polling (TRC-11) and the log date (TRC-14, TRC-16) cannot be verified for ${untimed.length === 1 ? 'it' : 'them'}.`,
      'Add a trace with times, as the request log or HAR; otherwise the Date header of the response helps.',
    ),
  ]
}
