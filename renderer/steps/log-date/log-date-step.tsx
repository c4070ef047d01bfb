import { formatDays } from '#shared/domain/calendar.ts'
import { requiredSuccessfulCalls } from '#shared/domain/limits.ts'
import { countedCalls } from '#shared/domain/statements.ts'
import { timelineOf } from '#shared/domain/timeline.ts'
import { useSection, useSubmission } from '../../client/use-submission.tsx'
import { DateField } from '../../components/date-field.tsx'
import { Note } from '../../components/note.tsx'
import { StatementField } from '../../components/statement-field.tsx'
import { TextField } from '../../components/text-field.tsx'
import { StepFrame } from '../step-frame.tsx'
import { ProposedDays } from './proposed-days.tsx'

const timeZones = Intl.supportedValuesOf('timeZone')

/** Step 7: the day on which DocuSign finds the successful calls in its own log. */
export function LogDateStep() {
  const { submission, context } = useSubmission()
  const { value, field, set } = useSection('logDate')
  const window = timelineOf(submission, context.settings.calendar)?.logWindow
  const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone
  return (
    <StepFrame step="log-date" lead={`The day of ${requiredSuccessfulCalls} successful calls of the normal flow, in the week of the review request.`}>
      {window && (
        <Note>
          {window.from === window.to
            ? `The safe day for your request is ${formatDays(window.from, window.to)}.`
            : `The safe days for your request are ${formatDays(window.from, window.to)}.`}
        </Note>
      )}
      <ProposedDays />
      <DateField label="Day of the calls" help="The first day, when there are several." {...field('startsOn')} />
      <DateField label="Last day" isOptional help="Only when the calls were made on more than one day." {...field('endsOn')} />
      <TextField
        label="Time zone of that day"
        help="DocuSign’s log counts in UTC."
        width="short"
        suggestions={timeZones}
        offer={ownZone}
        {...field('timeZone')}
      />
      <TextField label="Account id" help="Of the developer account that made the calls." {...field('accountId')} />
      <TextField label="User name or user id" help="Whom the integration signs in as." {...field('userName')} />
      <TextField
        label="Successful calls on that day"
        help="Calls for logging in, and what was done in the DocuSign web application, do not count."
        width="short"
        {...field('successfulCalls')}
      />
      <StatementField
        label="I have looked through the log: these calls succeeded on that day"
        path="logDate.attestation"
        value={value.attestation}
        about={countedCalls(value)}
        onChange={(attestation) => set({ attestation })}
      />
    </StepFrame>
  )
}
