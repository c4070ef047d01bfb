import { MailPlus } from 'lucide-react'
import { nudgeOf } from '#shared/domain/rounds/nudge.ts'
import { useSubmission } from '../../client/use-submission.tsx'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { CopyButton } from '../../components/copy-button.tsx'
import { saveNudge } from './round-work.ts'
import styles from './sign-off-step.module.css'

/** Once an answer was to be expected: a message that asks, with the days that it is about. */
export function NudgeCard() {
  const { submission, context, draft } = useSubmission()
  const nudge = nudgeOf(submission, context.today, context.settings.calendar)
  if (!nudge) return null
  const { reason, to, subject, text } = nudge
  const addresses = to.map(({ email }) => email).join(', ')
  return (
    <Card
      title="Ask how it stands"
      tone="warn"
      actions={<CopyButton what="message" text={() => [...(addresses ? [`To: ${addresses}`] : []), `Subject: ${subject}`, '', text].join('\n')} />}
    >
      <p>{reason}</p>
      <dl className={styles.head}>
        <dt>To</dt>
        <dd>{addresses || 'Your Account Manager; the questionnaire asks for the address.'}</dd>
        <dt>Subject</dt>
        <dd>{subject}</dd>
      </dl>
      <p className={styles.message}>{text.trim()}</p>
      <div className={styles.buttons}>
        <Button icon={<MailPlus size={16} aria-hidden />} onPress={() => void saveNudge(draft)}>
          Save as a draft message…
        </Button>
      </div>
    </Card>
  )
}
