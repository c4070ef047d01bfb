import { CalendarPlus, MailPlus } from 'lucide-react'
import { isDay } from '#shared/domain/calendar.ts'
import { dryRunInvitation } from '#shared/domain/dates/dry-run-invitation.ts'
import { useSubmission } from '../../client/use-submission.tsx'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { CopyButton } from '../../components/copy-button.tsx'
import { saveCalendar } from '../../pages/dates/save-calendar.tsx'
import styles from './invitation-card.module.css'

/** The message that invites to the dry run, and the day of it for calendars. */
export function InvitationCard() {
  const { submission, context, draft } = useSubmission()
  const { to, subject, text } = dryRunInvitation(submission, context.settings.calendar)
  const addresses = to.map(({ email }) => email).join(', ')
  const isPlanned = isDay(submission.dryRun.plannedOn)
  return (
    <Card
      title="Invitation"
      actions={<CopyButton what="invitation" text={() => [...(addresses ? [`To: ${addresses}`] : []), `Subject: ${subject}`, '', text].join('\n')} />}
    >
      <dl className={styles.head}>
        <dt>To</dt>
        <dd>{addresses || 'Name a contact with an e-mail address above.'}</dd>
        <dt>Subject</dt>
        <dd>{subject}</dd>
      </dl>
      <p className={styles.text}>{text.trim()}</p>
      <div className={styles.actions}>
        <Button icon={<MailPlus size={16} aria-hidden />} isDisabled={!isPlanned} onPress={() => void saveCalendar(draft, 'invitation-message')}>
          Save as a draft message…
        </Button>
        <Button icon={<CalendarPlus size={16} aria-hidden />} isDisabled={!isPlanned} onPress={() => void saveCalendar(draft, 'invitation')}>
          Save calendar file…
        </Button>
        {!isPlanned && <span className={styles.soft}>Plan a day first.</span>}
      </div>
    </Card>
  )
}
