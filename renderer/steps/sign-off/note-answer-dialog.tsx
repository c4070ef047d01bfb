import { useId, useState } from 'react'
import { isDay } from '#shared/domain/calendar.ts'
import { useSubmission } from '../../client/use-submission.tsx'
import { Button } from '../../components/button.tsx'
import { RadioGroup } from '../../components/choices.tsx'
import { DateField } from '../../components/date-field.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { TextField } from '../../components/text-field.tsx'
import styles from './sign-off-step.module.css'

export type ReviewAnswer = { kind: 'signed-off'; day: string } | { kind: 'finding'; day: string; text: string }
export type NoteAnswerDialogProps = { canSignOff: boolean; onClose: () => void; onNote: (answer: ReviewAnswer) => void }

/** Asks what the reviewers answered: a sign-off, or something that is missing. */
export function NoteAnswerDialog({ canSignOff, onClose, onNote }: NoteAnswerDialogProps) {
  const { context } = useSubmission()
  const form = useId()
  const [kind, setKind] = useState<ReviewAnswer['kind']>(canSignOff ? 'signed-off' : 'finding')
  const [day, setDay] = useState(context.today)
  const [text, setText] = useState('')
  const [isTried, setIsTried] = useState(false)
  const isDayGiven = isDay(day.trim())
  const isTextGiven = kind === 'signed-off' || text.trim() !== ''
  function note(): void {
    if (!isDayGiven || !isTextGiven) return setIsTried(true)
    onNote(kind === 'signed-off' ? { kind, day: day.trim() } : { kind, day: day.trim(), text: text.trim() })
  }
  const actions = (
    <>
      <Button onPress={onClose}>Cancel</Button>
      <Button kind="primary" type="submit" form={form}>
        Note it
      </Button>
    </>
  )
  return (
    <Dialog title={canSignOff ? 'What did the engineer answer?' : 'What was found?'} isOpen onClose={onClose} actions={actions}>
      <form
        id={form}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          note()
        }}
      >
        {canSignOff && (
          <RadioGroup
            label="Answer"
            options={[
              { value: 'signed-off', label: 'The engineer signed off' },
              { value: 'finding', label: 'Something is missing' },
            ]}
            value={kind}
            onChange={setKind}
          />
        )}
        {kind === 'finding' && (
          <TextField
            label="In the words of the reviewer"
            isMultiline
            problem={isTried && !isTextGiven ? 'Say what was found.' : undefined}
            value={text}
            onChange={setText}
          />
        )}
        <DateField
          label="Answered on"
          problem={isTried && !isDayGiven ? 'Enter a day, as in 2026-12-15.' : undefined}
          value={day}
          onChange={setDay}
        />
      </form>
    </Dialog>
  )
}
