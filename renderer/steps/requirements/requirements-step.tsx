import { applicableRequirements } from '#shared/domain/requirements.ts'
import { useSection, useSubmission } from '../../client/use-submission.tsx'
import { Card } from '../../components/card.tsx'
import { DateField } from '../../components/date-field.tsx'
import { FileField } from '../../components/file-field.tsx'
import { Tag } from '../../components/tag.tsx'
import { TextField } from '../../components/text-field.tsx'
import { StepFrame } from '../step-frame.tsx'
import { RequirementEntry } from './requirement-entry.tsx'
import styles from './requirements-step.module.css'

/** Step 1: the requirements as a checklist, and the online form that waits for the rest. */
export function RequirementsStep() {
  const { submission } = useSubmission()
  const { value, field } = useSection('requirements')
  const requirements = applicableRequirements(submission)
  const reviewed = requirements.filter(({ id }) => value.reviewed[id]).length
  return (
    <StepFrame step="requirements" lead="Tick what you have read and what holds for your integration. A note tells the reader of the report how.">
      <Card
        title="Requirements"
        actions={
          <Tag tone={reviewed === requirements.length ? 'good' : 'accent'}>
            {reviewed} of {requirements.length} reviewed
          </Tag>
        }
      >
        <ul className={styles.list}>
          {requirements.map((requirement) => (
            <RequirementEntry key={requirement.id} requirement={requirement} />
          ))}
        </ul>
      </Card>
      <h2>Official copy and online form</h2>
      <FileField
        label="Official copy of the requirements"
        hint="PDF, DOCX or text, as your Account Manager sent it."
        accept=".pdf,.docx,.txt"
        isOptional
        {...field('officialCopy')}
      />
      <TextField
        label="Link to the PowerForm"
        type="url"
        isOptional
        help="Keep it here, and complete the form only when every artifact is ready."
        {...field('powerFormLink')}
      />
      <DateField label="PowerForm completed on" isOptional {...field('powerFormCompletedOn')} />
    </StepFrame>
  )
}
