import { useMemo } from 'react'
import type { Finding, Severity } from '#shared/domain/findings.ts'
import type { ExchangeFacts } from '#shared/domain/traces/exchange-facts.ts'
import { longestStreak } from '#shared/domain/traces/countable.ts'
import type { TraceSummary } from '#shared/domain/traces/trace-summary.ts'
import { counted } from '../../client/words.ts'
import { Card } from '../../components/card.tsx'
import { Tag, type TagTone } from '../../components/tag.tsx'
import { CallsChart, type ChartMark } from './chart/calls-chart.tsx'
import type { ZoneChoice } from './instants.ts'
import { callsInWords, redactionsInWords } from './summary-words.ts'
import styles from './traces-overview.module.css'

export type TracesOverviewProps = {
  summary: TraceSummary
  exchanges: readonly ExchangeFacts[]
  findings: readonly Finding[]
  zone: ZoneChoice
  onZone: (zone: ZoneChoice) => void
}

const kinds: readonly { severity: Severity; singular: string; plural: string; tone: TagTone }[] = [
  { severity: 'blocker', singular: 'problem', plural: 'problems', tone: 'bad' },
  { severity: 'warning', singular: 'warning', plural: 'warnings', tone: 'warn' },
  { severity: 'cannot-verify', singular: 'cannot be verified', plural: 'cannot be verified', tone: 'neutral' },
]

/** What the traces show, in figures, in words and over the day. */
export function TracesOverview({ summary, exchanges, findings, zone, onZone }: TracesOverviewProps) {
  const marks = useMemo(() => pollingMarks(summary, exchanges), [summary, exchanges])
  const counts = kinds.map((kind) => ({ ...kind, count: findings.filter(({ severity, waiver }) => severity === kind.severity && !waiver).length }))
  const waived = findings.filter(({ waiver }) => waiver).length
  return (
    <Card title="What the traces show">
      <div className={styles.overview}>
        <div className={styles.tags}>
          {counts.map(
            ({ severity, singular, plural, tone, count }) =>
              count > 0 && (
                <Tag key={severity} tone={tone}>
                  {counted(count, singular, plural)}
                </Tag>
              ),
          )}
          {waived > 0 && <Tag>{waived} waived</Tag>}
          {waived === 0 && counts.every(({ count }) => count === 0) && <Tag tone="good">Nothing found</Tag>}
        </div>
        <p>{callsInWords(summary, longestStreak(summary))}</p>
        <p className={styles.soft}>{redactionsInWords(summary)}</p>
        {summary.quarters.length > 0 && <CallsChart quarters={summary.quarters} marks={marks} zone={zone} onZone={onZone} />}
      </div>
    </Card>
  )
}

/** Where a status was asked for too soon (TRC-11): the observation names both calls, the later one is at fault. */
function pollingMarks({ observations }: TraceSummary, exchanges: readonly ExchangeFacts[]): ChartMark[] {
  const polling = observations.filter(({ rule, severity }) => rule === 'TRC-11' && severity !== 'cannot-verify')
  return polling.flatMap(({ message, exchanges: indexes }) => {
    const times = indexes.map((index) => exchanges[index]?.startedAtMs ?? null).filter((atMs) => atMs !== null)
    return times
      .toSorted((a, b) => a - b)
      .slice(1)
      .map((atMs) => ({ atMs, title: message }))
  })
}
