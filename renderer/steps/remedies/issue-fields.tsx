import { steps } from '#shared/domain/steps/index.ts'
import type { RemedyIssue } from '#shared/domain/submission.ts'
import { pagePath } from '../../app/location.ts'
import { useSubmission } from '../../client/use-submission.tsx'
import { LinkButton } from '../../components/button.tsx'
import { Select } from '../../components/choices.tsx'
import { FieldRow } from '../../components/field-row.tsx'
import { FileField } from '../../components/file-field.tsx'
import { TextField } from '../../components/text-field.tsx'

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

const artifactSteps = ['questionnaire', 'video', 'traces', 'log-date', 'key-request'] as const
const artifacts: { value: RemedyIssue['artifact']; label: string }[] = [
  { value: '', label: 'None of them' },
  ...artifactSteps.map((step) => ({ value: step, label: `${steps[step].number}. ${steps[step].shortTitle}` })),
]

export type IssueFieldsProps = { issue: RemedyIssue; index: number; onChange: (changes: Partial<RemedyIssue>) => void }

/** One issue of the log: what it is, how bad, whose, about which artifact, how it stands, and what shows that. */
export function IssueFields({ issue, index, onChange }: IssueFieldsProps) {
  const { id } = useSubmission()
  const path = `remedies.issues.${index}`
  const { artifact, state } = issue
  return (
    <>
      <TextField label="Title" path={`${path}.title`} value={issue.title} onChange={(title) => onChange({ title })} />
      <FieldRow>
        <Select
          label="Severity"
          options={severities}
          path={`${path}.severity`}
          value={issue.severity}
          onChange={(severity) => onChange({ severity })}
        />
        <Select label="State" options={states} path={`${path}.state`} value={state} onChange={(next) => onChange({ state: next })} />
      </FieldRow>
      <FieldRow>
        <TextField label="Owner" isOptional path={`${path}.owner`} value={issue.owner} onChange={(owner) => onChange({ owner })} />
        <Select label="About" options={artifacts} path={`${path}.artifact`} value={artifact} onChange={(next) => onChange({ artifact: next })} />
      </FieldRow>
      {artifact && (
        <div>
          <LinkButton isSmall href={pagePath(id, artifact)}>
            {`Go to ${steps[artifact].shortTitle}`}
          </LinkButton>
        </div>
      )}
      <TextField
        label={state === 'accepted' ? 'Why it is accepted' : state === 'resolved' ? 'How it was resolved' : 'What is to be done'}
        isMultiline
        path={`${path}.resolution`}
        value={issue.resolution}
        onChange={(resolution) => onChange({ resolution })}
      />
      <FileField
        label="Evidence"
        hint="A picture, a trace or a message that shows it. It stays in your own records, in the folder evidence/ of the package."
        isOptional
        path={`${path}.evidence`}
        value={issue.evidence}
        onChange={(evidence) => onChange({ evidence })}
      />
    </>
  )
}
