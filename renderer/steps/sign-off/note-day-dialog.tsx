import { useId, useState } from 'react'
import { isDay } from '#shared/domain/calendar.ts'
import { useSubmission } from '../../client/use-submission.tsx'
import { Button } from '../../components/button.tsx'
import { DateField } from '../../components/date-field.tsx'
import { Dialog } from '../../components/dialog.tsx'
import styles from './sign-off-step.module.css'

export type NoteDayDialogProps = { title: string; label: string; help?: string; onClose: () => void; onNote: (day: string) => void }

/** Asks for the one day that something happened on; today is there already. */
export function NoteDayDialog({ title, label, help, onClose, onNote }: NoteDayDialogProps) {
  const { context } = useSubmission()
  const form = useId()
  const [day, setDay] = useState(context.today)
  const [isTried, setIsTried] = useState(false)
  const actions = (
    <>
      <Button onPress={onClose}>Cancel</Button>
      <Button kind="primary" type="submit" form={form}>
        Note it
      </Button>
    </>
  )
  return (
    <Dialog title={title} isOpen onClose={onClose} actions={actions}>
      <form
        id={form}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (isDay(day.trim())) onNote(day.trim())
          else setIsTried(true)
        }}
      >
        <DateField
          label={label}
          help={help}
          value={day}
          problem={isTried && !isDay(day.trim()) ? 'Enter a day, as in 2026-12-15.' : undefined}
          onChange={setDay}
        />
      </form>
    </Dialog>
  )
}
