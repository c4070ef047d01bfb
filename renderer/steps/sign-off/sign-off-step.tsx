import { formatDay } from '#shared/domain/calendar.ts'
import { certificationClock } from '#shared/domain/steps/09-sign-off.ts'
import type { Submission } from '#shared/domain/submission.ts'
import { useSection, useSubmission } from '../../client/use-submission.tsx'
import { DateField } from '../../components/date-field.tsx'
import { FileField } from '../../components/file-field.tsx'
import { Note } from '../../components/note.tsx'
import { Repeated } from '../../components/repeated.tsx'
import { TextField } from '../../components/text-field.tsx'
import { without, withChanges } from '../edit-list.ts'
import { StepFrame } from '../step-frame.tsx'

type ReviewFinding = Submission['signOff']['reviewFindings'][number]

/** Step 9: what happens between sending the package and being certified. */
export function SignOffStep() {
  const { submission } = useSubmission()
  const { value, field, update } = useSection('signOff')
  const clock = certificationClock(submission)
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
          The six business days count from {formatDay(clock.from)}: certified by {formatDay(clock.targetOn)}, with the CTO’s three days by{' '}
          {formatDay(clock.latestOn)}.
        </Note>
      )}
      <DateField label="Package sent on" {...field('sentOn')} />
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
