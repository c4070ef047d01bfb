import { History } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Grant } from '#shared/contract/host.ts'
import { cancelTask, dismissTask, useTask } from '../../client/tasks.ts'
import { useSubmission } from '../../client/use-submission.tsx'
import { Button } from '../../components/button.tsx'
import { FileDrop } from '../../components/file-drop.tsx'
import { Problem } from '../../components/problem.tsx'
import { ProgressPanel } from '../../components/progress-panel.tsx'
import { answersTask, readCopy, type ReadCopy } from './answers-work.ts'
import { ImportPanel } from './import-panel.tsx'
import { ReusePanel } from './reuse-panel.tsx'

/** The two ways to answers that exist already: the official copy, and earlier submissions. While one is looked through, `children` step back. */
export function BringAnswers({ children }: { children: ReactNode }) {
  const { id, draft } = useSubmission()
  const key = answersTask(id)
  const task = useTask(key)
  const [copy, setCopy] = useState<ReadCopy>()
  const [isReusing, setIsReusing] = useState(false)

  async function read(grant: Grant | undefined): Promise<void> {
    if (!grant) return
    const found = await readCopy(draft, grant)
    if (found) setCopy(found)
  }

  const problem = task?.problem && <Problem problem={task.problem} />
  const close = () => {
    dismissTask(key)
    setCopy(undefined)
    setIsReusing(false)
  }
  if (copy || isReusing)
    return (
      <>
        {problem}
        {copy ? <ImportPanel copy={copy} onClose={close} /> : <ReusePanel onClose={close} />}
      </>
    )
  return (
    <>
      {task?.isRunning ? (
        <ProgressPanel task={task} onCancel={() => cancelTask(key)} />
      ) : (
        <FileDrop
          title="Drop the official questionnaire here"
          hint="PDF, DOCX or text, answered or not. Its questions are laid beside these; you choose what is taken."
          buttonLabel="Choose the file"
          accept=".pdf,.docx,.txt,.text,.md"
          onGrants={([grant]) => void read(grant)}
        >
          <Button
            icon={<History size={16} aria-hidden />}
            onPress={() => {
              dismissTask(key)
              setIsReusing(true)
            }}
          >
            Take answers from an earlier submission
          </Button>
        </FileDrop>
      )}
      {problem}
      {children}
    </>
  )
}
