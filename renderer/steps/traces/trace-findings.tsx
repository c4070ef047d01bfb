import { useState } from 'react'
import type { Finding } from '#shared/domain/findings.ts'
import { severitySchema } from '#shared/domain/findings.ts'
import type { TraceObservation } from '#shared/domain/traces/trace-summary.ts'
import { counted } from '../../client/words.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { FindingNote } from '../../components/finding-note.tsx'
import styles from './trace-findings.module.css'

export type TraceFindingsProps = {
  findings: readonly Finding[]
  observations: readonly TraceObservation[]
  onShowCalls: (title: string, indexes: readonly number[]) => void
}

const shownAtFirst = 8

/** What the rules say about the traces, the worst first, each with the way to the calls that it speaks of. */
export function TraceFindings({ findings, observations, onShowCalls }: TraceFindingsProps) {
  const [showsAll, setShowsAll] = useState(false)
  if (findings.length === 0) return null
  const order = severitySchema.options
  const sorted = findings.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))
  const shown = showsAll ? sorted : sorted.slice(0, shownAtFirst)
  return (
    <Card title="What the checks say">
      <ul className={styles.list} data-field="traces.files">
        {shown.map((finding) => {
          const calls = observations.find(({ rule, message }) => rule === finding.rule && message === finding.message)?.exchanges ?? []
          return (
            <li key={finding.rule + finding.message}>
              <FindingNote finding={finding} />
              <span className={styles.rule}>{finding.rule}</span>
              {calls.length > 0 && (
                <Button
                  isSmall
                  aria-label={`Show ${counted(calls.length, 'call')}: ${finding.message}`}
                  onPress={() => onShowCalls(finding.message, calls)}
                >
                  Show {calls.length === 1 ? 'the call' : calls.length === 2 ? 'both calls' : `${calls.length} calls`}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      {sorted.length > shown.length && (
        <Button kind="quiet" isSmall onPress={() => setShowsAll(true)}>
          Show {counted(sorted.length - shown.length, 'more', 'more')}
        </Button>
      )}
    </Card>
  )
}
