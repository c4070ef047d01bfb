import type { RemedyIssue } from '#shared/domain/submission.ts'
import { useSection } from '../../client/use-submission.tsx'
import { Checkbox, Select } from '../../components/choices.tsx'
import { FieldRow } from '../../components/field-row.tsx'
import { Repeated } from '../../components/repeated.tsx'
import { TextField } from '../../components/text-field.tsx'
import { without, withChanges } from '../edit-list.ts'
import { StepFrame } from '../step-frame.tsx'

const severities = [
  { value: 'critical', label: 'Critical' },
  { value: 'major', label: 'Major' },
  { value: 'minor', label: 'Minor' },
] as const

const states = [
  { value: 'open', label: 'Open' },
  { value: 'resolved', label: 'Resolved' },
  { value: 'accepted', label: 'Accepted, with a reason' },
] as const

/** Step 3: what the dry run found, and what was done about it. */
export function RemediesStep() {
  const { value, field, update } = useSection('remedies')
  const change = (index: number, changes: Partial<RemedyIssue>) =>
    update((section) => ({ ...section, issues: withChanges(section.issues, index, changes) }))
  const add = () =>
    update((section) => ({
      ...section,
      issues: [...section.issues, { id: crypto.randomUUID(), title: '', severity: 'major', owner: '', state: 'open', resolution: '' }],
    }))
  return (
    <StepFrame step="remedies" lead="Everything that the dry run found. Nothing may be open when the package goes out.">
      <Checkbox label="The dry run found no issues" {...field('noIssuesFound')} />
      <Repeated
        title="Issues"
        path="remedies.issues"
        items={value.issues}
        itemKey={({ id }) => id}
        itemTitle={({ title }, index) => title || `Issue ${index + 1}`}
        addLabel="Add an issue"
        maxItems={500}
        noneText="No issues are listed."
        onAdd={add}
        onRemove={(index) => update((section) => ({ ...section, issues: without(section.issues, index) }))}
      >
        {(issue, index) => {
          const path = `remedies.issues.${index}`
          return (
            <>
              <TextField label="Title" path={`${path}.title`} value={issue.title} onChange={(title) => change(index, { title })} />
              <FieldRow>
                <Select
                  label="Severity"
                  options={severities}
                  path={`${path}.severity`}
                  value={issue.severity}
                  onChange={(severity) => change(index, { severity })}
                />
                <Select label="State" options={states} path={`${path}.state`} value={issue.state} onChange={(state) => change(index, { state })} />
                <TextField label="Owner" isOptional path={`${path}.owner`} value={issue.owner} onChange={(owner) => change(index, { owner })} />
              </FieldRow>
              <TextField
                label={issue.state === 'accepted' ? 'Why it is accepted' : 'How it was resolved'}
                isMultiline
                path={`${path}.resolution`}
                value={issue.resolution}
                onChange={(resolution) => change(index, { resolution })}
              />
            </>
          )
        }}
      </Repeated>
    </StepFrame>
  )
}
