import type { Question } from '#shared/domain/questionnaire.ts'
import { answerText } from '#shared/domain/questionnaire.ts'
import { evidenceOf, evidenceTargets } from '#shared/domain/questionnaire/evidence-links.ts'
import { useSection, useSubmission } from '../../client/use-submission.tsx'
import { CheckboxGroup } from '../../components/choices.tsx'
import { CopyButton } from '../../components/copy-button.tsx'
import styles from './answer-tools.module.css'

/** Below an answer: the way into the online form, and what proves it. */
export function AnswerTools({ question }: { question: Question }) {
  const { submission } = useSubmission()
  const text = answerText(submission, question)
  if (text === '') return null
  return (
    <div className={styles.tools}>
      <CopyButton what={`the answer to ${question.id}`} label="Copy answer" text={() => text} />
      {question.mapsTo === undefined && <Evidence question={question} />}
    </div>
  )
}

/** What of the package an answer points at. */
function Evidence({ question: { id } }: { question: Question }) {
  const { submission } = useSubmission()
  const { value, update } = useSection('questionnaire')
  const targets = evidenceTargets(submission)
  const linked = evidenceOf(submission, id)
  return (
    <details className={styles.evidence}>
      <summary>
        {linked.length === 0 ? 'Add evidence' : `Evidence: ${linked.map(({ title }) => title).join(', ')}`}
        <span className="visually-hidden">, {id}</span>
      </summary>
      <CheckboxGroup
        label={`Evidence for ${id}`}
        help="Named below the answer in the PDF."
        options={targets.map((target) => ({ value: target.id, label: target.title }))}
        value={value.evidence[id] ?? []}
        onChange={(next) => update((section) => ({ ...section, evidence: { ...section.evidence, [id]: next } }))}
      />
    </details>
  )
}
