import { artifactsOf } from '#shared/domain/steps/01-requirements.ts'
import { applicableRequirements } from '#shared/domain/requirements.ts'
import { useSection, useSubmission } from '../../client/use-submission.tsx'
import { Card } from '../../components/card.tsx'
import { CopyButton } from '../../components/copy-button.tsx'
import { CountTag } from '../../components/count-tag.tsx'
import { FileField } from '../../components/file-field.tsx'
import { StepFrame } from '../step-frame.tsx'
import { ArtifactsCard } from './artifacts-card.tsx'
import { OnlineFormCard } from './online-form-card.tsx'
import { requestForCopy } from './request-for-copy.ts'
import { RequirementEntry } from './requirement-entry.tsx'
import styles from './requirements-step.module.css'

/** Step 1: the requirements as a checklist, what is not ready yet, and the online form that waits for it. */
export function RequirementsStep() {
  const { submission, context } = useSubmission()
  const { value, field } = useSection('requirements')
  const requirements = applicableRequirements(submission)
  const reviewed = requirements.filter(({ id }) => value.reviewed[id]).length
  const artifacts = artifactsOf(submission, context)
  return (
    <StepFrame step="requirements" lead="Tick what you have read and what holds for your integration. A note tells the reader of the report how.">
      <Card title="Requirements" actions={<CountTag count={reviewed} total={requirements.length} word="reviewed" />}>
        <ul className={styles.list}>
          {requirements.map((requirement) => (
            <RequirementEntry key={requirement.id} requirement={requirement} />
          ))}
        </ul>
      </Card>
      <Card title="Official copy">
        <div className={styles.fields}>
          <p className={styles.soft}>
            The requirements and the questionnaire are not public. Your Account Manager or Professional Services contact sends them on request.
          </p>
          <div>
            <CopyButton what="a message that asks for it" text={() => requestForCopy(submission)} />
          </div>
          <FileField
            label="Official copy of the requirements"
            hint="PDF, DOCX or text."
            accept=".pdf,.docx,.txt"
            isOptional
            {...field('officialCopy')}
          />
        </div>
      </Card>
      <ArtifactsCard artifacts={artifacts} />
      <OnlineFormCard artifacts={artifacts} />
    </StepFrame>
  )
}
