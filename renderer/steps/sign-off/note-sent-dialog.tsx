import { useState } from 'react'
import { toUserError, type UserError } from '#shared/contract/errors.ts'
import { problemOfSentWhen, trimmedWhen, type WhenProblem } from '#shared/domain/rounds/sent-when.ts'
import { useSubmission } from '../../client/use-submission.tsx'
import { timeOfDay } from '../../client/words.ts'
import { DateField } from '../../components/date-field.tsx'
import { FieldRow } from '../../components/field-row.tsx'
import { FormDialog } from '../../components/form-dialog.tsx'
import { Note } from '../../components/note.tsx'
import { Problem } from '../../components/problem.tsx'
import { TextField } from '../../components/text-field.tsx'
import { noteSent } from './round-work.ts'
import styles from './sign-off-step.module.css'

const timeZones = Intl.supportedValuesOf('timeZone')

/** Asks when the messages went out; what was exported is frozen as a round then. */
export function NoteSentDialog({ onClose }: { onClose: () => void }) {
  const { draft, context, state } = useSubmission()
  const [when, setWhen] = useState(() => ({
    sentOn: context.today,
    sentAtTime: timeOfDay(Date.now()),
    sentAtTimeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  }))
  const [wrong, setWrong] = useState<WhenProblem | null>(null)
  const [problem, setProblem] = useState<UserError>()
  const { exported } = state
  if (!exported) return null
  const { cutOffTime, timeZone } = context.settings.calendar
  const problemAt = (field: WhenProblem['field']) => (wrong?.field === field ? `${wrong.message} ${wrong.fix}` : undefined)
  const note = async (): Promise<void> => {
    // The service would say the same, but not at the field.
    const found = problemOfSentWhen(trimmedWhen(when), { today: context.today, atMs: Date.now() })
    setWrong(found)
    if (found) return
    try {
      await noteSent(draft, when)
      onClose()
    } catch (error) {
      setProblem(toUserError(error))
    }
  }
  return (
    <FormDialog title={`When did you send round ${exported.number}?`} actionLabel="I sent it then" onClose={onClose} onSubmit={() => void note()}>
      <p className={styles.package}>{exported.packageName}</p>
      {exported.changed.length > 0 && <Note>The submission was changed after this export. The round keeps what was exported.</Note>}
      <DateField label="Sent on" problem={problemAt('sentOn')} value={when.sentOn} onChange={(sentOn) => setWhen({ ...when, sentOn })} />
      <FieldRow>
        <TextField
          label="Sent at"
          isOptional
          width="short"
          help={`After ${cutOffTime} in ${timeZone} it counts from the next business day.`}
          problem={problemAt('sentAtTime')}
          value={when.sentAtTime}
          onChange={(sentAtTime) => setWhen({ ...when, sentAtTime })}
        />
        <TextField
          label="Time zone"
          width="short"
          help="The zone of that time, as in America/Chicago."
          suggestions={timeZones}
          problem={problemAt('sentAtTimeZone')}
          value={when.sentAtTimeZone}
          onChange={(sentAtTimeZone) => setWhen({ ...when, sentAtTimeZone })}
        />
      </FieldRow>
      {problem && <Problem problem={problem} />}
    </FormDialog>
  )
}
