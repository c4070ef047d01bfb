import { formatDay, isDay } from '#shared/domain/calendar.ts'
import { clocksOf } from '#shared/domain/dates/clocks.ts'
import type { Submission } from '#shared/domain/submission.ts'
import { pagePath } from '../../app/location.ts'
import { useSection, useSubmission } from '../../client/use-submission.tsx'
import { LinkButton } from '../../components/button.tsx'
import { DateField } from '../../components/date-field.tsx'
import { FieldRow } from '../../components/field-row.tsx'
import { FileField } from '../../components/file-field.tsx'
import { Note } from '../../components/note.tsx'
import { Repeated } from '../../components/repeated.tsx'
import { TextField } from '../../components/text-field.tsx'
import { without, withChanges } from '../edit-list.ts'
import { StepFrame } from '../step-frame.tsx'

const timeZones = Intl.supportedValuesOf('timeZone')

type ReviewFinding = Submission['signOff']['reviewFindings'][number]

/** Step 9: what happens between sending the package and being certified. */
export function SignOffStep() {
  const { id: submissionId, submission, context } = useSubmission()
  const { value, field, update } = useSection('signOff')
  const { calendar } = context.settings
  const { runs, review, waitingSince } = clocksOf(submission, calendar)
  const clock = waitingSince === '' ? runs.at(-1) : undefined
  const change = (index: number, changes: Partial<ReviewFinding>) =>
    update((section) => ({ ...section, reviewFindings: withChanges(section.reviewFindings, index, changes) }))
  const add = () =>
    update((section) => ({
      ...section,
      reviewFindings: [...section.reviewFindings, { id: crypto.randomUUID(), foundOn: '', text: '', remediedOn: '' }],
    }))
  return (
    <StepFrame step="sign-off" lead="Note each day as it happens; what is due follows from it.">
      {clock && (
        <Note>
          The six business days count from {formatDay(clock.from)}: target {formatDay(clock.targetOn)}, with the CTO’s three days at the latest{' '}
          {formatDay(clock.latestOn)}.
        </Note>
      )}
      {waitingSince !== '' && (
        <Note>A finding waits for its remedy since {formatDay(waitingSince)}. All six business days count again from the remedy.</Note>
      )}
      {!clock && waitingSince === '' && review && (
        <Note>
          The engineer’s review runs since {formatDay(review.from)}; it has no promised length. The six business days start once the key form is
          handed in.
        </Note>
      )}
      <div>
        <LinkButton href={pagePath(submissionId, 'dates')} isSmall>
          See all dates
        </LinkButton>
      </div>
      <DateField label="Package sent on" {...field('sentOn')} />
      {isDay(value.sentOn) && (
        <FieldRow>
          <TextField
            label="Sent at"
            isOptional
            width="short"
            help={`As in 16:30. After ${calendar.cutOffTime} in ${calendar.timeZone} it counts from the next business day.`}
            {...field('sentAtTime')}
          />
          <TextField
            label="Time zone of the sending"
            isOptional
            width="short"
            suggestions={timeZones}
            offer={Intl.DateTimeFormat().resolvedOptions().timeZone}
            {...field('sentAtTimeZone')}
          />
        </FieldRow>
      )}
      <Repeated
        title="What the reviewer found"
        path="signOff.reviewFindings"
        items={value.reviewFindings}
        itemKey={({ id }) => id}
        itemTitle={(_, index) => `Finding ${index + 1}`}
        addLabel="Add a finding"
        maxItems={200}
        noneText="Nothing so far. A finding starts the six business days again once it is remedied."
        onAdd={add}
        onRemove={(index) => update((section) => ({ ...section, reviewFindings: without(section.reviewFindings, index) }))}
      >
        {(finding, index) => {
          const path = `signOff.reviewFindings.${index}`
          return (
            <>
              <TextField label="What was found" isMultiline path={`${path}.text`} value={finding.text} onChange={(text) => change(index, { text })} />
              <DateField label="Found on" path={`${path}.foundOn`} value={finding.foundOn} onChange={(foundOn) => change(index, { foundOn })} />
              <DateField
                label="Remedied on"
                path={`${path}.remediedOn`}
                value={finding.remediedOn}
                onChange={(remediedOn) => change(index, { remediedOn })}
              />
            </>
          )
        }}
      </Repeated>
      <h2>Sign-off</h2>
      <DateField label="Forwarded to the CTO on" {...field('formForwardedOn')} />
      <DateField label="CTO signed off on" {...field('ctoSignedOffOn')} />
      <DateField label="Certified on" {...field('certifiedOn')} />
      <FileField label="Evidence" hint="The message that says so: e-mail or PDF." isOptional {...field('evidence')} />
    </StepFrame>
  )
}
