import { nextId } from '#shared/domain/questionnaire/apply-answers.ts'
import type { AdditionalQuestion } from '#shared/domain/submission.ts'
import { useSection } from '../../client/use-submission.tsx'
import { CopyButton } from '../../components/copy-button.tsx'
import { Repeated } from '../../components/repeated.tsx'
import { TextField } from '../../components/text-field.tsx'
import { withAgain, withChanges, without } from '../edit-list.ts'
import styles from './questionnaire-step.module.css'

const most = 300

/** What the official copy asks and ours does not, in its words. */
export function AdditionalQuestions() {
  const { value, update } = useSection('questionnaire')
  const { additional } = value
  const change = (next: AdditionalQuestion[]) => update((section) => ({ ...section, additional: next }))
  const set = (index: number, changes: Partial<AdditionalQuestion>) => change(withChanges(additional, index, changes))
  function remove(index: number): () => void {
    const removed = additional[index]
    update((section) => ({ ...section, additional: without(section.additional, index) }))
    return () => update((section) => ({ ...section, additional: withAgain(section.additional, index, removed) }))
  }
  return (
    <Repeated
      title="Questions of the official copy"
      path="questionnaire.additional"
      items={additional}
      itemTitle={(_item, index) => `Additional question ${index + 1}`}
      itemKey={({ id }) => id}
      addLabel="Add a question"
      maxItems={most}
      noneText="None. What the official copy asks besides comes here when you bring it in, or when you add it."
      onAdd={() => change([...additional, { id: nextId(additional), question: '', answer: '', source: '' }])}
      onRemove={remove}
    >
      {({ question, answer, source }, index) => (
        <>
          <TextField
            label="Question"
            isMultiline
            maxLength={2_000}
            path={`questionnaire.additional.${index}.question`}
            help={source && `From ${source}`}
            value={question}
            onChange={(next) => set(index, { question: next })}
          />
          <TextField
            label="Answer"
            isMultiline
            path={`questionnaire.additional.${index}.answer`}
            value={answer}
            onChange={(next) => set(index, { answer: next })}
          />
          {answer.trim() !== '' && (
            <div className={styles.origin}>
              <CopyButton what={`the answer to additional question ${index + 1}`} label="Copy answer" text={() => answer} />
            </div>
          )}
        </>
      )}
    </Repeated>
  )
}
