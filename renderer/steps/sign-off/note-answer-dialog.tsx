import { useState } from 'react'
import { problemOfPastDay } from '#shared/domain/rounds/sent-when.ts'
import { useSubmission } from '../../client/use-submission.tsx'
import { RadioGroup } from '../../components/choices.tsx'
import { DateField } from '../../components/date-field.tsx'
import { FormDialog } from '../../components/form-dialog.tsx'
import { TextField } from '../../components/text-field.tsx'

export type ReviewAnswer = { kind: 'signed-off'; day: string } | { kind: 'finding'; day: string; text: string }
export type NoteAnswerDialogProps = { canSignOff: boolean; onClose: () => void; onNote: (answer: ReviewAnswer) => void }

/** Asks what the reviewers answered: a sign-off, or something that is missing. */
export function NoteAnswerDialog({ canSignOff, onClose, onNote }: NoteAnswerDialogProps) {
  const { context } = useSubmission()
  const [kind, setKind] = useState<ReviewAnswer['kind']>(canSignOff ? 'signed-off' : 'finding')
  const [day, setDay] = useState(context.today)
  const [text, setText] = useState('')
  const [isTried, setIsTried] = useState(false)
  const dayProblem = problemOfPastDay(day, context.today)
  const isTextGiven = kind === 'signed-off' || text.trim() !== ''
  function note(): void {
    if (dayProblem || !isTextGiven) return setIsTried(true)
    onNote(kind === 'signed-off' ? { kind, day: day.trim() } : { kind, day: day.trim(), text: text.trim() })
  }
  return (
    <FormDialog title={canSignOff ? 'What did the engineer answer?' : 'What was found?'} actionLabel="Note it" onClose={onClose} onSubmit={note}>
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
      <DateField label="Answered on" problem={isTried ? dayProblem : undefined} value={day} onChange={setDay} />
    </FormDialog>
  )
}
