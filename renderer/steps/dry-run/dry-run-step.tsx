import { formatDay } from '#shared/domain/calendar.ts'
import { timelineOf } from '#shared/domain/timeline.ts'
import { useSection, useSubmission } from '../../client/use-submission.tsx'
import { DateField } from '../../components/date-field.tsx'
import { FieldRow } from '../../components/field-row.tsx'
import { FileField } from '../../components/file-field.tsx'
import { Repeated } from '../../components/repeated.tsx'
import { TextField } from '../../components/text-field.tsx'
import { withAgain, withChanges, without } from '../edit-list.ts'
import { StepFrame } from '../step-frame.tsx'
import { InvitationCard } from './invitation-card.tsx'

/** Step 2: who to hold the dry run with, when, and what came of it. */
export function DryRunStep() {
  const { submission, context } = useSubmission()
  const { value, field, update } = useSection('dryRun')
  const latestOn = timelineOf(submission, context.settings.calendar)?.latestDryRunOn
  const change = (index: number, changes: Partial<{ name: string; email: string }>) =>
    update((section) => ({ ...section, contacts: withChanges(section.contacts, index, changes) }))
  function remove(index: number): () => void {
    const removed = value.contacts[index]
    update((section) => ({ ...section, contacts: without(section.contacts, index) }))
    return () => update((section) => ({ ...section, contacts: withAgain(section.contacts, index, removed) }))
  }
  return (
    <StepFrame
      step="dry-run"
      lead={
        latestOn ? `No later than ${formatDay(latestOn)}, two weeks before the review request.` : 'No later than two weeks before the review request.'
      }
    >
      <Repeated
        title="Contacts"
        path="dryRun.contacts"
        items={value.contacts}
        itemTitle={({ name }, index) => name || `Contact ${index + 1}`}
        addLabel="Add a contact"
        maxItems={20}
        noneText="Your Account Manager or your Professional Services contact."
        onAdd={() => update((section) => ({ ...section, contacts: [...section.contacts, { name: '', email: '' }] }))}
        onRemove={remove}
      >
        {(contact, index) => (
          <FieldRow>
            <TextField label="Name" path={`dryRun.contacts.${index}.name`} value={contact.name} onChange={(name) => change(index, { name })} />
            <TextField
              label="Email"
              type="email"
              path={`dryRun.contacts.${index}.email`}
              value={contact.email}
              onChange={(email) => change(index, { email })}
            />
          </FieldRow>
        )}
      </Repeated>
      <h2>The meeting</h2>
      <DateField label="Planned for" {...field('plannedOn')} />
      <InvitationCard />
      <DateField label="Held on" {...field('completedOn')} />
      <TextField label="Who took part" isMultiline isOptional help="One person a line, with the role." {...field('attendees')} />
      <TextField label="Notes" isMultiline isOptional help="Issues have their own page: Remedies." {...field('notes')} />
      <FileField label="Record of the meeting" hint="PDF, text or e-mail." isOptional {...field('record')} />
    </StepFrame>
  )
}
