import { useState } from 'react'
import type { RedactionChoices } from '#shared/domain/traces/redaction.ts'
import { cancelTask, useTask } from '../../../client/tasks.ts'
import { useSubmission } from '../../../client/use-submission.tsx'
import { Card } from '../../../components/card.tsx'
import { Checkbox } from '../../../components/choices.tsx'
import { ProgressPanel } from '../../../components/progress-panel.tsx'
import { chooseRedactions, tracesTask, wantedChoices } from '../trace-work.ts'
import { MaskedTexts } from './masked-texts.tsx'
import { PersonalValues } from './personal-values.tsx'
import styles from './redaction-card.module.css'

/** What is taken out of the traces, and what the user decides about it; every change redacts again, and Undo takes it back. */
export function RedactionCard() {
  const { id, draft, submission } = useSubmission()
  const stored = submission.traces.choices
  const task = useTask(tracesTask(id))
  const [wanted, setWanted] = useState(() => wantedChoices(id))
  const isRunning = task?.isRunning ?? false
  const isChoosing = isRunning && wantedChoices(id) !== undefined
  const choices = isChoosing ? (wanted ?? stored) : stored

  function choose(next: RedactionChoices): void {
    setWanted(next)
    void chooseRedactions(draft, next)
  }

  return (
    <Card title="What is taken out">
      <div className={styles.card} data-field="traces.choices">
        <p className={styles.text}>
          Passwords, tokens, cookies and links for signing are always taken out. Names, addresses and the like are replaced, the same value by the
          same word everywhere; what belongs to an invented test persona can stay readable. The way of signing in and the user stay visible, as in
          DocuSign’s own log.
        </p>
        <PersonalValues choices={choices} isDisabled={isRunning && !isChoosing} onChoose={choose} />
        <MaskedTexts choices={choices} isDisabled={isRunning && !isChoosing} onChoose={choose} />
        <Checkbox
          label="Replace account and user ids too"
          help="Reviewers find your calls by account, user and key. Only replace the ids when your company asks for it."
          value={choices.maskIdentifiers}
          onChange={(maskIdentifiers) => choose({ ...choices, maskIdentifiers })}
        />
        {isChoosing && task && <ProgressPanel task={task} isInset onCancel={() => cancelTask(tracesTask(id))} />}
      </div>
    </Card>
  )
}
