/**
 * @file TRC-11: how often the status is asked for. "Maximum polling frequency and status architecture is one of the key issues that the
 * certification process seeks to investigate" (section 1.3 of the facts). Pure.
 */
import { pollingIntervalMs } from '../../limits.ts'
import type { ExchangeFacts } from '../exchange-facts.ts'
import { queryFields } from '../http-parts.ts'
import { restSegments } from '../operations.ts'
import type { TraceObservation } from '../trace-summary.ts'
import { callAt, callName, gapText, groupedBy, instantText, inTime, isOwnCall, observe } from './trace-rule.ts'

/** The SOAP methods that the published rule names. `…Ex` is the same question. */
const soapReads = ['RequestStatus', 'RequestPDF', 'RequestDocumentPDFs']
const soapLists = ['RequestStatuses']
/** So many envelopes are told one by one. */
const mostTold = 20

/** @returns what is asked for, equal for two calls that must lie apart; null for a call that asks for no status. */
export function polledResource({ kind, method, path, operation, envelopeId, accountId }: ExchangeFacts): string | null {
  if (kind === 'soap') {
    const name = operation.replace(/Ex$/, '')
    if (soapReads.includes(name)) return envelopeId === null ? null : `soap ${envelopeId} ${name}`
    return soapLists.includes(name) ? `soap ${accountId ?? ''} ${name}` : null
  }
  if (kind !== 'rest' || method !== 'GET') return null
  const segments = restSegments(path)
  if (segments?.[0] !== 'accounts' || segments[2] !== 'envelopes') return null
  if (segments.length > 3) return `rest ${segments.slice(1).join('/')}`
  // Further pages of one list are one question.
  return Number(queryFields(path).get('start_position') ?? 0) > 0 ? null : `rest ${segments.slice(1).join('/')}`
}

type Clash = { first: ExchangeFacts; second: ExchangeFacts; gapMs: number }

/** Pairs of neighbours in time; of a longer row every call is compared with the one before it. */
function clashesOf(reads: readonly ExchangeFacts[]): Clash[] {
  const timed = inTime(reads.filter(({ startedAtMs }) => startedAtMs !== null))
  return timed.slice(1).flatMap((second, index) => {
    const first = timed[index]!
    const gapMs = (second.startedAtMs ?? 0) - (first.startedAtMs ?? 0)
    return gapMs > pollingIntervalMs ? [] : [{ first, second, gapMs }]
  })
}

const fix =
  'Let Connect or eventNotification tell the status. If the integration must ask, keep the last answer and ask again for the same envelope only after more than 15 minutes.'

function describe({ first, second, gapMs }: Clash, more: number): string {
  const also = more > 0 ? ` ${more} more ${more === 1 ? 'pair lies' : 'pairs lie'} as close.` : ''
  const limit =
    gapMs === pollingIntervalMs ? 'DocuSign says both "once per 15 minutes" and "more than 15 minutes apart".' : 'There must be more than 15:00.'
  const time = second.startedAtMs === null ? '' : instantText(second.startedAtMs)
  return `${callAt(first)} and again at ${time}: only ${gapText(gapMs)} apart. ${limit}${also}`
}

/** Two reads of one envelope, or of one list, lie more than 15 minutes apart; exactly 15:00 is a warning. */
export function statusIsNotPolled(facts: readonly ExchangeFacts[]): TraceObservation[] {
  const found: TraceObservation[] = []
  const untimed: ExchangeFacts[] = []
  for (const reads of groupedBy(facts.filter(isOwnCall), polledResource).values()) {
    if (reads.length < 2) continue
    if (reads.some(({ startedAtMs }) => startedAtMs === null)) untimed.push(...reads)
    const clashes = clashesOf(reads).toSorted((a, b) => a.gapMs - b.gapMs)
    const [closest] = clashes
    if (!closest) continue
    const involved = inTime([...new Set(clashes.flatMap(({ first, second }) => [first, second]))])
    const severity = closest.gapMs < pollingIntervalMs ? 'blocker' : 'warning'
    const observation = observe(
      'TRC-11',
      severity,
      [closest.first, closest.second, ...involved.filter((fact) => fact !== closest.first && fact !== closest.second)],
      describe(closest, clashes.length - 1),
      fix,
    )
    found.push({ ...observation, count: clashes.length })
  }
  return [...told(found), ...unknown(untimed, facts)]
}

/** Blockers first; beyond the first twenty, one observation speaks for the rest. */
function told(found: readonly TraceObservation[]): TraceObservation[] {
  const sorted = found.toSorted((a, b) => Number(a.severity !== 'blocker') - Number(b.severity !== 'blocker'))
  const rest = sorted.slice(mostTold)
  const [first] = rest
  if (!first) return sorted
  const count = rest.reduce((sum, { count: pairs }) => sum + pairs, 0)
  const exchanges = rest.flatMap((observation) => observation.exchanges).slice(0, 10)
  const message = `The same holds for ${rest.length} more ${rest.length === 1 ? 'envelope or list' : 'envelopes or lists'}.`
  return [...sorted.slice(0, mostTold), { ...first, message, exchanges, count }]
}

function unknown(untimed: readonly ExchangeFacts[], facts: readonly ExchangeFacts[]): TraceObservation[] {
  const found: TraceObservation[] = []
  const [first] = untimed
  if (first)
    found.push(
      observe(
        'TRC-11',
        'cannot-verify',
        untimed,
        `${callName(first)} is there more than once, but not every call has a time, so how far apart they lie is not known.`,
        'Add the request log, a HAR or another trace with times.',
      ),
    )
  const isNameless = ({ kind, operation, envelopeId }: ExchangeFacts) =>
    kind === 'soap' && envelopeId === null && soapReads.includes(operation.replace(/Ex$/, ''))
  const nameless = facts.filter((fact) => isOwnCall(fact) && isNameless(fact))
  if (nameless.length > 1)
    found.push(
      observe(
        'TRC-11',
        'cannot-verify',
        nameless,
        `${callName(nameless[0]!)}: the trace does not show which envelope is asked for, so polling cannot be told.`,
        'Capture the calls with their bodies.',
      ),
    )
  return found
}
