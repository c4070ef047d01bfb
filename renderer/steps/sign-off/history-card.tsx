import { formatDay } from '#shared/domain/calendar.ts'
import { historyOf } from '#shared/domain/rounds/history.ts'
import { useSubmission } from '../../client/use-submission.tsx'
import { Card } from '../../components/card.tsx'
import styles from './sign-off-step.module.css'

/** Everything that has happened, in order, with every start of the clock. */
export function HistoryCard() {
  const { submission, context } = useSubmission()
  const history = historyOf(submission, context.settings.calendar)
  if (history.length === 0) return null
  return (
    <Card title="History">
      <ol className={styles.history}>
        {history.map(({ day, what, kind }) => (
          <li key={`${day} ${kind} ${what}`}>
            <span className={styles.day}>{formatDay(day)}</span>
            <span className={kind === 'clock' ? styles.soft : undefined}>{what}</span>
          </li>
        ))}
      </ol>
    </Card>
  )
}
