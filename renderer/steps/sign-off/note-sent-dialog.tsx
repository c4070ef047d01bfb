import { useId, useState } from 'react'
import { toUserError, type UserError } from '#shared/contract/errors.ts'
import { useSubmission } from '../../client/use-submission.tsx'
import { timeOfDay } from '../../client/words.ts'
import { Button } from '../../components/button.tsx'
import { DateField } from '../../components/date-field.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { FieldRow } from '../../components/field-row.tsx'
import { Note } from '../../components/note.tsx'
import { Problem } from '../../components/problem.tsx'
import { TextField } from '../../components/text-field.tsx'
import { noteSent } from './round-work.ts'
import styles from './sign-off-step.module.css'

const timeZones = Intl.supportedValuesOf('timeZone')

/** Asks when the messages went out; what was exported is frozen as a round then. */
export function NoteSentDialog({ onClose }: { onClose: () => void }) {
  const { draft, context, state } = useSubmission()
  const form = useId()
  const [when, setWhen] = useState(() => ({
    sentOn: context.today,
    sentAtTime: timeOfDay(Date.now()),
    sentAtTimeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  }))
  const [problem, setProblem] = useState<UserError>()
  const { exported } = state
  if (!exported) return null
  const { cutOffTime, timeZone } = context.settings.calendar
  const actions = (
    <>
      <Button onPress={onClose}>Cancel</Button>
      <Button kind="primary" type="submit" form={form}>
        I sent it then
      </Button>
    </>
  )
  const note = async (): Promise<void> => {
    try {
      await noteSent(draft, when)
      onClose()
    } catch (error) {
      setProblem(toUserError(error))
    }
  }
  return (
    <Dialog title={`When did you send round ${exported.number}?`} isOpen onClose={onClose} actions={actions}>
      <form
        id={form}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          void note()
        }}
      >
        <p className={styles.package}>{exported.packageName}</p>
        {exported.changed.length > 0 && <Note>The submission was changed after this export. The round keeps what was exported.</Note>}
        <DateField label="Sent on" value={when.sentOn} onChange={(sentOn) => setWhen({ ...when, sentOn })} />
        <FieldRow>
          <TextField
            label="Sent at"
            isOptional
            width="short"
            help={`After ${cutOffTime} in ${timeZone} it counts from the next business day.`}
            value={when.sentAtTime}
            onChange={(sentAtTime) => setWhen({ ...when, sentAtTime })}
          />
          <TextField
            label="Time zone"
            width="short"
            help="The zone of that time, as in America/Chicago."
            suggestions={timeZones}
            value={when.sentAtTimeZone}
            onChange={(sentAtTimeZone) => setWhen({ ...when, sentAtTimeZone })}
          />
        </FieldRow>
        {problem && <Problem problem={problem} />}
      </form>
    </Dialog>
  )
}
