import { useId, useState } from 'react'
import { formatDay } from '#shared/domain/calendar.ts'
import type { Finding } from '#shared/domain/findings.ts'
import { ruleText } from '#shared/domain/rule-book.ts'
import { Button } from '../button.tsx'
import styles from './finding-actions.module.css'
import { useWaivers, waiveMark } from './use-waivers.ts'
import { askToWaive } from './waive-request.ts'

/** Below a finding: why it is one, and who answers for it or may. */
export function FindingActions({ finding }: { finding: Finding }) {
  const [showsWhy, setShowsWhy] = useState(false)
  const whyId = useId()
  const { waiver, isWaivable, why, message } = finding
  if (!why && !isWaivable) return null
  return (
    <>
      <span className={styles.actions}>
        {why && (
          <Button
            kind="subtle"
            isSmall
            aria-label={`Why: ${message}`}
            aria-expanded={showsWhy}
            aria-controls={showsWhy ? whyId : undefined}
            onPress={() => setShowsWhy(!showsWhy)}
          >
            Why
          </Button>
        )}
        {isWaivable && <WaiveButton finding={finding} />}
      </span>
      {waiver && (
        <p className={styles.waived}>
          Waived by {waiver.by} on {formatDay(waiver.on)}: {waiver.reason}
        </p>
      )}
      {showsWhy && <Why id={whyId} finding={finding} />}
    </>
  )
}

/** The words that the rule follows from, and how they are read. */
function Why({ id, finding: { rule, quote, why } }: { id: string; finding: Finding }) {
  const source = ruleText(rule)?.source ?? ''
  return (
    <div id={id} className={styles.why}>
      {quote && <p>“{quote}”</p>}
      <p>{why}</p>
      <p className={styles.rule}>{[rule, source].filter(Boolean).join(' · ')}</p>
    </div>
  )
}

function WaiveButton({ finding }: { finding: Finding }) {
  const { takeBack } = useWaivers()
  const { waiver, message } = finding
  const mark = { 'data-waive': waiveMark(finding) }
  return waiver ? (
    <Button {...mark} kind="quiet" isSmall aria-label={`Take back the waiver: ${message}`} onPress={() => takeBack(finding)}>
      Take back
    </Button>
  ) : (
    <Button {...mark} kind="quiet" isSmall aria-label={`Waive: ${message}`} onPress={() => askToWaive(finding)}>
      Waive…
    </Button>
  )
}
