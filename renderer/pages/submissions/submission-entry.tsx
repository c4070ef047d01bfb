import { Link } from 'wouter'
import type { SubmissionSummary } from '#shared/contract/contract.ts'
import { formatDay } from '#shared/domain/calendar.ts'
import { submissionPath } from '../../app/location.ts'
import { today } from '../../client/use-today.ts'
import { timeOfDay } from '../../client/words.ts'
import { Button } from '../../components/button.tsx'
import { setArchived } from './archive.ts'
import styles from './submissions-page.module.css'

export function SubmissionEntry({ summary }: { summary: SubmissionSummary }) {
  const { id, title, integratorName, updatedAtMs, isArchived } = summary
  const day = today(new Date(updatedAtMs))
  const changed = day === today() ? `Changed today at ${timeOfDay(updatedAtMs)}` : `Changed on ${formatDay(day)}`
  return (
    <li className={styles.entry}>
      <div>
        <Link href={submissionPath(id)}>{title}</Link>
        <div className={styles.about}>
          {integratorName && integratorName !== title && <span>{integratorName}</span>}
          <span>{changed}</span>
        </div>
      </div>
      <Button kind="subtle" aria-label={`${isArchived ? 'Bring back' : 'Archive'}: ${title}`} onPress={() => void setArchived(summary, !isArchived)}>
        {isArchived ? 'Bring back' : 'Archive'}
      </Button>
    </li>
  )
}
