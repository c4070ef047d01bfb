import { ChevronRight } from 'lucide-react'
import { Link } from 'wouter'
import { formatDay } from '#shared/domain/calendar.ts'
import { fieldLabel } from '#shared/domain/field-labels.ts'
import type { Waiver } from '#shared/domain/waivers-section.ts'
import type { WaiverState } from '#shared/domain/waivers.ts'
import { waiverState } from '#shared/domain/waivers.ts'
import { findingPath } from '../../app/location.ts'
import { useSubmission } from '../../client/use-submission.tsx'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { FindingActions } from '../../components/findings/finding-actions.tsx'
import { useWaivers } from '../../components/findings/use-waivers.ts'
import { Tag } from '../../components/tag.tsx'
import styles from './check-page.module.css'

const stateWords: Record<Exclude<WaiverState, 'stands'>, string> = {
  fallen: 'No longer applies',
  needless: 'No longer needed',
  unfinished: 'Not complete',
}

/** What people answer for, apart from what is still open; and waivers that fell, until they are removed. */
export function WaivedCard() {
  const { id, submission, findings } = useSubmission()
  const waived = findings.filter(({ waiver }) => waiver)
  const others = submission.waivers.given
    .map((waiver) => ({ waiver, state: waiverState(submission, waiver, findings) }))
    .filter((entry): entry is { waiver: Waiver; state: keyof typeof stateWords } => entry.state !== 'stands')
  if (waived.length + others.length === 0) return null
  return (
    <div data-field="waivers.given">
      <Card title="Waived">
        <p className={styles.soft}>These do not stand in the way. They are printed in the package with name, day and reason.</p>
        <ul className={styles.waived} aria-label="Waived">
          {waived.map((finding) => (
            <li key={finding.rule + finding.where + finding.message} className={styles.finding}>
              <div className={styles.main}>
                <Link href={findingPath(id, finding)}>{finding.message}</Link>
              </div>
              <FindingActions finding={finding} />
              <span className={styles.tag}>
                <Tag>Waived</Tag>
              </span>
              <ChevronRight size={16} className={styles.go} aria-hidden />
            </li>
          ))}
          {others.map(({ waiver, state }, index) => (
            <FallenWaiver key={`${waiver.rule}${waiver.where}${waiver.of}${index}`} waiver={waiver} state={state} />
          ))}
        </ul>
      </Card>
    </div>
  )
}

function FallenWaiver({ waiver, state }: { waiver: Waiver; state: keyof typeof stateWords }) {
  const { remove } = useWaivers()
  const { rule, where, by, on, reason } = waiver
  const label = fieldLabel(where)?.label ?? where
  return (
    <li className={styles.finding}>
      <div className={styles.main}>
        <span className={styles.fallen}>
          {rule}: {label}
        </span>
        <span className={styles.fix}>
          {by || 'Somebody'} waived it{on && ` on ${formatDay(on)}`}: {reason || 'no reason given'}
        </span>
      </div>
      <span className={styles.actions}>
        <Button kind="danger" isSmall aria-label={`Remove the waiver of ${rule}: ${label}`} onPress={() => remove(waiver)}>
          Remove
        </Button>
      </span>
      <span className={styles.tag}>
        <Tag tone={state === 'needless' ? 'neutral' : 'warn'}>{stateWords[state]}</Tag>
      </span>
    </li>
  )
}
