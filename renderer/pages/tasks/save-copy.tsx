import { useRef } from 'react'
import { toUserError } from '#shared/contract/errors.ts'
import { keepFocus } from '../../app/focus-field.ts'
import { useSubmission } from '../../client/use-submission.tsx'
import { host, service } from '../../client/service.ts'
import { cancelTask, startTask, useTask } from '../../client/tasks.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Problem } from '../../components/problem.tsx'
import { ProgressPanel } from '../../components/progress-panel.tsx'
import { showToast } from '../../components/toast.tsx'
import styles from './task-list-page.module.css'

/** Writes the submission with its files to a .certpack file, to keep or to pass on. */
export function SaveCopy() {
  const { id, draft } = useSubmission()
  const key = `submission.saveCopy:${id}`
  const task = useTask(key)
  const button = useRef<HTMLButtonElement>(null)

  async function save(): Promise<void> {
    const folder = await host.chooseFolder('Choose where to save the copy')
    if (!folder) return
    const copy = await startTask(key, { title: 'Saving a copy' }, async (options) => {
      await draft.flush()
      return service.call('submission.saveCopy', { id, folderGrantId: folder.grantId }, options)
    })
    requestAnimationFrame(() => keepFocus(button.current))
    if (copy) showToast(`Saved as ${copy.name}.`, { label: 'Show it', run: () => void host.reveal(copy.grantId).catch(tell) })
  }

  return (
    <Card title="Keep or pass on">
      {task?.isRunning ? (
        <ProgressPanel task={task} onCancel={() => cancelTask(key)} />
      ) : (
        <>
          <p className={styles.none} style={{ marginBottom: 10 }}>
            One .certpack file with everything in this submission. Any Certpack can open it.
          </p>
          <Button ref={button} onPress={() => void save().catch(tell)}>
            Save a copy
          </Button>
        </>
      )}
      {task?.problem && <Problem problem={task.problem} />}
    </Card>
  )
}

function tell(error: unknown): void {
  showToast(toUserError(error).message)
}
