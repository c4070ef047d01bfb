import { formatDay } from '#shared/domain/calendar.ts'
import { traceFormatNames, type TimeSource } from '#shared/domain/traces/exchange.ts'
import type { ExchangeFacts } from '#shared/domain/traces/exchange-facts.ts'
import { zonedInstant, zoneInShort } from '../instants.ts'
import { kindNames } from './exchange-words.ts'
import styles from './exchange-facts-list.module.css'

/** Where a time comes from, when that is not the trace's own record of the call. */
const doubtfulSources: Partial<Record<TimeSource, string>> = {
  'date-header': 'from the Date header of the response',
  connect: 'as the message says',
}

export type ExchangeFactsListProps = {
  facts: ExchangeFacts
  timeZone: string
  /** Where the call begins, as in `log.zip, 04_Created.txt, line 1`. */
  place: string | undefined
}

/** What is known of a call, as far as the trace tells. */
export function ExchangeFactsList({ facts, timeZone, place }: ExchangeFactsListProps) {
  const known: [string, string | null][] = [
    ['Time', timeInWords(facts, timeZone)],
    ['Kind', kindNames[facts.kind]],
    ['Operation', facts.operation],
    ['Host', facts.host],
    ['Envelope', [facts.envelopeId, facts.envelopeStatus].filter(Boolean).join(', ')],
    ['Account', facts.accountId],
    ['User', facts.userName],
    ['Signs in with', facts.authentication],
    ['Integrator key', facts.integratorKey],
    ['Trace token', facts.traceToken],
    ['Stands in', place ?? null],
    ['Read as', traceFormatNames[facts.format]],
  ]
  return (
    <dl className={styles.facts}>
      {known.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  )
}

function timeInWords({ startedAtMs, startedAtSource }: ExchangeFacts, timeZone: string): string {
  if (startedAtMs === null) return 'Not told'
  const { day, time } = zonedInstant(startedAtMs, timeZone)
  const source = doubtfulSources[startedAtSource]
  return `${formatDay(day)}, ${time} (${zoneInShort(timeZone)})${source ? `, ${source}` : ''}`
}
