import { useEffect, useRef, useState } from 'react'
import type { EarlierSubmission } from '#shared/contract/questionnaire-calls.ts'
import { toUserError, type UserError } from '#shared/contract/errors.ts'
import { reusableAnswers, reuseChanges, type ReusableAnswer } from '#shared/domain/questionnaire/reusable-answers.ts'
import type { Submission } from '#shared/domain/submission.ts'
import { service } from '../../client/service.ts'
import { useSubmission } from '../../client/use-submission.tsx'
import { counted } from '../../client/words.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { RadioGroup } from '../../components/choices.tsx'
import { Problem } from '../../components/problem.tsx'
import { Table } from '../../components/table.tsx'
import { Tag } from '../../components/tag.tsx'
import { takeFocus, Words } from './answer-words.tsx'
import { takeAnswers } from './answers-work.ts'
import styles from './import-panel.module.css'

type Source = { about: EarlierSubmission; submission: Submission; rows: ReusableAnswer[] }

/** Answers of another submission of this machine beside the present ones: what is ticked is taken, as one edit. */
export function ReusePanel({ onClose }: { onClose: () => void }) {
  const { id, draft, submission } = useSubmission()
  const [earlier, setEarlier] = useState<EarlierSubmission[]>()
  const [chosenId, setChosenId] = useState('')
  const latestId = useRef('')
  const [source, setSource] = useState<Source>()
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [problem, setProblem] = useState<UserError>()

  useEffect(() => {
    const controller = new AbortController()
    const found = async () => {
      // What was just typed counts as well.
      await draft.flush()
      setEarlier(await service.call('questionnaire.earlier', { id }, { signal: controller.signal }))
    }
    found().catch((error: unknown) => {
      if (!controller.signal.aborted) setProblem(toUserError(error))
    })
    return () => controller.abort()
  }, [id, draft])

  async function choose(about: EarlierSubmission | undefined): Promise<void> {
    if (!about) return
    latestId.current = about.id
    setChosenId(about.id)
    try {
      const state = await service.call('submission.get', { id: about.id })
      // Another one was chosen meanwhile.
      if (latestId.current !== about.id) return
      const rows = reusableAnswers(submission, state.submission)
      setSource({ about, submission: state.submission, rows })
      setTicked(new Set(rows.filter(({ isProposed }) => isProposed).map((row) => row.id)))
    } catch (error) {
      setProblem(toUserError(error))
    }
  }

  function toggle(rowId: string): void {
    const next = new Set(ticked)
    if (!next.delete(rowId)) next.add(rowId)
    setTicked(next)
  }

  async function take(): Promise<void> {
    if (!source) return
    const done = `${counted(ticked.size, 'answer')} taken from ${source.about.title}.`
    if (await takeAnswers(draft, reuseChanges(source.submission, ticked), null, done)) onClose()
  }

  return (
    <Card title="From an earlier submission" actions={<Button onPress={onClose}>Cancel</Button>}>
      <div ref={takeFocus} tabIndex={-1} className={styles.panel}>
        {problem && <Problem problem={problem} />}
        {earlier?.length === 0 && <p>No other submission on this machine has an answer that is not here already.</p>}
        {earlier && earlier.length > 0 && (
          <RadioGroup
            label="Which one?"
            options={earlier.map((other) => ({
              value: other.id,
              label: [other.title, other.integratorName].filter(Boolean).join(', '),
              help: `${counted(other.answers, 'answer')} that ${other.answers === 1 ? 'is' : 'are'} missing or different here${other.isArchived ? ', archived' : ''}`,
            }))}
            value={chosenId}
            onChange={(chosen) => void choose(earlier.find((other) => other.id === chosen))}
          />
        )}
        {source?.about.id === chosenId && (
          <>
            <Table
              label={`Answers of ${source.about.title}`}
              rows={source.rows}
              rowKey={(row) => row.id}
              columns={[
                {
                  title: 'Take',
                  cell: (row) => (
                    <input
                      type="checkbox"
                      aria-label={`Take the answer to: ${row.question}`}
                      checked={ticked.has(row.id)}
                      onChange={() => toggle(row.id)}
                    />
                  ),
                },
                {
                  title: 'Question',
                  cell: (row) => (
                    <div className={styles.answer}>
                      <p>{row.question}</p>
                      {row.isSpecific && <Tag>Holds for one submission</Tag>}
                    </div>
                  ),
                },
                { title: 'Answer there', cell: (row) => <Words text={row.earlier} none="None" /> },
                { title: 'Your answer now', cell: (row) => <Words text={row.present} none="None yet" /> },
              ]}
            />
            <p className={styles.soft}>
              Answers that would replace one of yours, and those that hold for one submission only, are not ticked beforehand.
            </p>
            <div className={styles.actions}>
              <Button kind="primary" isDisabled={ticked.size === 0} onPress={() => void take()}>
                {`Take ${counted(ticked.size, 'answer')}`}
              </Button>
              <Button onPress={onClose}>Cancel</Button>
            </div>
          </>
        )}
      </div>
    </Card>
  )
}
