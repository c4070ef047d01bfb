import { useState } from 'react'
import { problemOfPastDay } from '#shared/domain/rounds/sent-when.ts'
import { useSubmission } from '../../client/use-submission.tsx'
import { DateField } from '../../components/date-field.tsx'
import { FormDialog } from '../../components/form-dialog.tsx'

export type NoteDayDialogProps = { title: string; label: string; help?: string; onClose: () => void; onNote: (day: string) => void }

/** Asks for the one day that something happened on; today is there already. */
export function NoteDayDialog({ title, label, help, onClose, onNote }: NoteDayDialogProps) {
  const { context } = useSubmission()
  const [day, setDay] = useState(context.today)
  const [isTried, setIsTried] = useState(false)
  const problem = problemOfPastDay(day, context.today)
  return (
    <FormDialog title={title} actionLabel="Note it" onClose={onClose} onSubmit={() => (problem ? setIsTried(true) : onNote(day.trim()))}>
      <DateField label={label} help={help} value={day} problem={isTried ? problem : undefined} onChange={setDay} />
    </FormDialog>
  )
}
