import { CircleAlert, CircleHelp, Info, TriangleAlert } from 'lucide-react'
import { formatDay } from '#shared/domain/calendar.ts'
import type { Severity } from '#shared/domain/findings.ts'
import type { ExchangeFacts } from '#shared/domain/traces/exchange-facts.ts'
import type { TraceObservation } from '#shared/domain/traces/trace-summary.ts'
import { Tag } from '../../../components/tag.tsx'
import { zonedInstant } from '../instants.ts'
import { envelopeInShort, marksOf, outcomeOf, pathInShort } from './exchange-words.ts'
import styles from './exchange-grid.module.css'

export const columns = [
  { name: 'number', title: 'No.' },
  { name: 'time', title: 'Time' },
  { name: 'call', title: 'Call' },
  { name: 'operation', title: 'Operation' },
  { name: 'status', title: 'Status' },
  { name: 'envelope', title: 'Envelope' },
  { name: 'marks', title: 'Notes' },
] as const

export type ExchangeRowProps = {
  id: string
  facts: ExchangeFacts
  observations: readonly TraceObservation[] | undefined
  rowIndex: number
  /** Pixels from the top of the list. */
  offset: number
  isActive: boolean
  timeZone: string
  hasDays: boolean
  onPress: () => void
}

const icons: Record<Severity, typeof Info> = { blocker: CircleAlert, warning: TriangleAlert, info: Info, 'cannot-verify': CircleHelp }
const none: readonly TraceObservation[] = []

/** A call in one line. */
export function ExchangeRow(props: ExchangeRowProps) {
  const { id, facts, observations = none, rowIndex, offset, isActive, timeZone, hasDays, onPress } = props
  const outcome = outcomeOf(facts)
  const path = pathInShort(facts.path, facts.envelopeId) || facts.host
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the grid has the focus and takes the keys for its rows
    <div
      id={id}
      role="row"
      aria-rowindex={rowIndex}
      aria-selected={isActive}
      className={`${styles.row} ${isActive ? styles.active : ''}`}
      style={{ transform: `translateY(${offset}px)` }}
      onClick={onPress}
    >
      <span role="gridcell" aria-colindex={1} className={styles.number}>
        {facts.index + 1}
      </span>
      <span role="gridcell" aria-colindex={2} className={styles.time}>
        {timeOf(facts, timeZone, hasDays)}
      </span>
      <span role="gridcell" aria-colindex={3} className={styles.call} title={`${facts.method} ${facts.host}${facts.path}`}>
        <span className={styles.method}>{facts.method}</span> <MiddleEllipsis text={path} />
      </span>
      <span role="gridcell" aria-colindex={4} className={styles.operation} title={facts.operation || undefined}>
        {facts.operation}
      </span>
      <span role="gridcell" aria-colindex={5} className={styles.status} title={outcome.inWords}>
        <Tag tone={outcome.tone}>{outcome.text}</Tag>
      </span>
      <span role="gridcell" aria-colindex={6} className={styles.envelope} title={facts.envelopeId ?? undefined}>
        {envelopeInShort(facts.envelopeId)}
      </span>
      <span role="gridcell" aria-colindex={7} className={styles.marks}>
        {marksOf(facts, observations).map(({ text, severity, inWords }) => {
          const Icon = icons[severity]
          return (
            <span key={text} className={`${styles.mark} ${styles[severity]}`} title={inWords}>
              <Icon size={13} aria-hidden />
              {text}
            </span>
          )
        })}
      </span>
    </div>
  )
}

/** Where there is too little room the query goes first, then the middle of the path: its end tells most. */
function MiddleEllipsis({ text }: { text: string }) {
  const query = text.includes('?') ? text.indexOf('?') : text.length
  const end = Math.max(0, query - 16)
  return (
    <span className={styles.path}>
      <span className={styles.start}>{text.slice(0, end)}</span>
      <span className={styles.end}>{text.slice(end, query)}</span>
      <span className={styles.query}>{text.slice(query)}</span>
    </span>
  )
}

function timeOf({ startedAtMs }: ExchangeFacts, timeZone: string, hasDays: boolean): string {
  if (startedAtMs === null) return '–'
  const { day, time } = zonedInstant(startedAtMs, timeZone)
  return hasDays ? `${formatDay(day).split(' ').slice(1, 3).join(' ')} ${time}` : time
}
