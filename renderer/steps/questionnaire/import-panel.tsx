import { useState } from 'react'
import { applicableQuestions } from '#shared/domain/questionnaire.ts'
import {
  doubleTargets,
  importChanges,
  importOutcome,
  importRows,
  isTickedAtFirst,
  noTarget,
  type ImportRow,
} from '#shared/domain/questionnaire/import-rows.ts'
import { useSubmission } from '../../client/use-submission.tsx'
import { counted } from '../../client/words.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Checkbox } from '../../components/choices.tsx'
import { Table } from '../../components/table.tsx'
import { takeFocus, Words } from './answer-words.tsx'
import { takeAnswers, type ReadCopy } from './answers-work.ts'
import styles from './import-panel.module.css'
import { OutcomeCell, TargetSelect } from './import-cells.tsx'

/** The questions of a copy beside ours: what is ticked is taken, as one edit. */
export function ImportPanel({ copy, onClose }: { copy: ReadCopy; onClose: () => void }) {
  const { draft, submission } = useSubmission()
  const questions = applicableQuestions(submission)
  const [rows, setRows] = useState(() => importRows(copy.pairs, questions, submission))
  const [isOfficialCopy, setIsOfficialCopy] = useState(submission.requirements.officialCopy === null)
  const [isSupplement, setIsSupplement] = useState(false)
  const doubles = doubleTargets(rows)
  const changes = importChanges(rows, submission, copy.name)
  const count = Object.keys(changes.answers).length + changes.additional.length
  const isKept = isOfficialCopy || isSupplement
  const outcomes = rows.map((row) => importOutcome(row, submission))
  const differing = outcomes.filter(({ effect }) => effect === 'replaces').length
  const same = outcomes.filter(({ effect }) => effect === 'same').length

  const change = (index: number, edit: Partial<ImportRow>) => setRows(rows.map((row, at) => (at === index ? { ...row, ...edit } : row)))
  const retarget = (index: number, target: string) => {
    const row = rows[index]
    // What a person has chosen is no guess.
    if (row) change(index, { target, certainty: 'sure', isTicked: isTickedAtFirst({ ...row, target, certainty: 'sure' }, submission) })
  }

  async function take(): Promise<void> {
    const keep = isKept ? { grantId: copy.grant.grantId, isOfficialCopy, isSupplement } : null
    const done = count > 0 ? `${counted(count, 'answer')} taken from ${copy.name}.` : `${copy.name} is kept.`
    if (await takeAnswers(draft, changes, keep, done)) onClose()
  }

  return (
    <Card title={`From ${copy.name}`} actions={<Button onPress={onClose}>Cancel</Button>}>
      <div ref={takeFocus} tabIndex={-1} className={styles.panel}>
        <p>
          {counted(rows.length, 'question')} found. {counted(rows.filter(({ isTicked }) => isTicked).length, 'row')} ticked
          {differing > 0 && `, ${counted(differing, 'answer differs', 'answers differ')} from yours`}
          {same > 0 && `, ${same} the same`}. Nothing of yours is replaced unless you tick it.
        </p>
        <Table
          label="Questions of the copy"
          rows={rows.map((row, index) => ({ row, index, outcome: importOutcome(row, submission) }))}
          rowKey={({ index }) => String(index)}
          columns={[
            {
              title: 'Take',
              cell: ({ row, index, outcome }) => (
                <input
                  type="checkbox"
                  aria-label={`Take the answer to: ${row.pair.question}`}
                  checked={row.isTicked && outcome.effect !== 'nothing' && outcome.effect !== 'same'}
                  disabled={outcome.effect === 'nothing' || outcome.effect === 'same'}
                  onChange={(event) => change(index, { isTicked: event.target.checked })}
                />
              ),
            },
            {
              title: 'In the copy',
              cell: ({ row: { pair } }) => (
                <div className={styles.question}>
                  <p>{pair.question}</p>
                  <p className={styles.soft}>{[pair.number, pair.section, pair.place].filter(Boolean).join(' · ')}</p>
                </div>
              ),
            },
            {
              title: 'Our question',
              cell: ({ row, index }) => (
                <TargetSelect
                  row={row}
                  questions={questions}
                  isDouble={row.isTicked && doubles.has(row.target)}
                  onChange={(target) => retarget(index, target)}
                />
              ),
            },
            { title: 'Their answer', cell: ({ row, outcome }) => <OutcomeCell row={row} outcome={outcome} /> },
            {
              title: 'Your answer now',
              cell: ({ row, outcome }) => (row.target === noTarget ? null : <Words text={outcome.present} none="None yet" />),
            },
          ]}
        />
        <div className={styles.keep}>
          <Checkbox
            label="Keep the file as the official copy in step 1"
            help={submission.requirements.officialCopy ? `It replaces ${submission.requirements.officialCopy.name}.` : undefined}
            value={isOfficialCopy}
            onChange={setIsOfficialCopy}
          />
          <Checkbox
            label="Add the file to the supplemental material"
            help="It goes into the package."
            value={isSupplement}
            onChange={setIsSupplement}
          />
        </div>
        <div className={styles.actions}>
          <Button kind="primary" isDisabled={(count === 0 && !isKept) || doubles.size > 0} onPress={() => void take()}>
            {count > 0 || !isKept ? `Take ${counted(count, 'answer')}` : 'Keep the file'}
          </Button>
          <Button onPress={onClose}>Cancel</Button>
          {doubles.size > 0 && <p role="status">Two ticked rows go to the same question. Choose another one for one of them, or untick it.</p>}
        </div>
      </div>
    </Card>
  )
}
