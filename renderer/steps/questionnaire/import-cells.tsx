import type { Question } from '#shared/domain/questionnaire.ts'
import { additionalTarget, noTarget, type ImportOutcome, type ImportRow } from '#shared/domain/questionnaire/import-rows.ts'
import { plainText } from '#shared/domain/questionnaire/plain-text.ts'
import type { TagTone } from '../../components/tag.tsx'
import { Tag } from '../../components/tag.tsx'
import { Words } from './answer-words.tsx'
import styles from './import-panel.module.css'

const certaintyTags: Partial<Record<ImportRow['certainty'], { tone: TagTone; words: string }>> = {
  likely: { tone: 'accent', words: 'Probably this one' },
  unsure: { tone: 'warn', words: 'A guess: look at it' },
}

export type TargetSelectProps = { row: ImportRow; questions: readonly Question[]; isDouble: boolean; onChange: (target: string) => void }

/** Which question of ours a question of the copy is, and how sure that is. */
export function TargetSelect({ row, questions, isDouble, onChange }: TargetSelectProps) {
  const { target, certainty, pair } = row
  const isOurs = target !== additionalTarget && target !== noTarget
  const tag = isOurs ? certaintyTags[certainty] : undefined
  return (
    <div className={styles.target}>
      <select
        aria-label={`Our question for: ${pair.question}`}
        aria-invalid={isDouble || undefined}
        value={target}
        className={styles.select}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value={noTarget}>Leave out</option>
        <option value={additionalTarget}>None of ours: keep as an additional question</option>
        {questions.map(({ id, text }) => (
          <option key={id} value={id}>
            {id} {text}
          </option>
        ))}
      </select>
      {isDouble ? <Tag tone="bad">Chosen twice</Tag> : tag && <Tag tone={tag.tone}>{tag.words}</Tag>}
    </div>
  )
}

/** What the copy answers, and what would be kept of it. */
export function OutcomeCell({ row: { pair }, outcome: { effect, next, remark } }: { row: ImportRow; outcome: ImportOutcome }) {
  const becomes = next.replaceAll('\n', ', ')
  const isChanged = next !== '' && plainText(becomes) !== plainText(pair.answer.replaceAll('\n', ', '))
  return (
    <div className={styles.answer}>
      <Words text={pair.answer} none={effect === 'asks' ? 'None: the question comes with room for it' : 'None'} />
      {isChanged && (
        <p className={styles.soft}>
          Becomes: <strong>{becomes}</strong>
        </p>
      )}
      {remark && pair.answer !== '' && <p className={styles.soft}>{remark}</p>}
      {effect === 'replaces' && <Tag tone="warn">Differs from yours</Tag>}
      {effect === 'same' && <Tag>The same</Tag>}
    </div>
  )
}
