import { useState } from 'react'
import type { UserError } from '#shared/contract/errors.ts'
import { toUserError } from '#shared/contract/errors.ts'
import type { RestoreChanges, StoredCopy } from '#shared/contract/storage-calls.ts'
import { forgetDrafts } from '../../client/drafts.ts'
import { queryClient, useCall } from '../../client/queries.ts'
import { service } from '../../client/service.ts'
import { counted } from '../../client/words.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Problem } from '../../components/problem.tsx'
import styles from './settings-page.module.css'

type RestoreDialogProps = { copy: StoredCopy; moment: string; onClose: () => void }

/** Says what restoring changes, and that it can be taken back, before anything happens. */
export function RestoreDialog({ copy: { id }, moment, onClose }: RestoreDialogProps) {
  const changes = useCall('backup.compare', { id })
  const [problem, setProblem] = useState<UserError>()
  const [isRunning, setIsRunning] = useState(false)

  async function restore(): Promise<void> {
    setIsRunning(true)
    try {
      // Whatever the page knows is of the database that is put aside: it is read anew once the service is back.
      const isBack = new Promise<void>((resolve) => {
        const stop = service.onConnect(() => {
          stop()
          resolve()
        })
      })
      await service.call('backup.restore', { id })
      forgetDrafts()
      await isBack
      onClose()
      await queryClient.resetQueries()
    } catch (error) {
      setProblem(toUserError(error))
      setIsRunning(false)
    }
  }
  const failure = problem ?? (changes.error ? toUserError(changes.error) : undefined)
  return (
    <Dialog
      title={`Restore the copy of ${moment}?`}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" isDisabled={isRunning || !changes.data} onPress={() => void restore()}>
            {isRunning ? 'Restoring…' : 'Restore'}
          </Button>
        </>
      }
    >
      <div className={styles.fields} aria-busy={changes.isPending || undefined}>
        {changes.data && <Changes changes={changes.data} />}
        <p className={styles.soft}>
          Settings go back to that day too. What is there now is put aside first and stands in this list afterwards, so that you can restore it in the
          same way.
        </p>
        {failure && <Problem problem={failure} />}
      </div>
    </Dialog>
  )
}

function Changes({ changes: { gone, back, other, same } }: { changes: RestoreChanges }) {
  const lines = [
    { words: 'will no longer be there', titles: gone },
    { words: 'will be there again', titles: back },
    { words: 'will be as on that day', titles: other },
  ].filter(({ titles }) => titles.length > 0)
  return (
    <ul className={styles.changes}>
      {lines.map(({ words, titles }) => (
        <li key={words}>
          {counted(titles.length, 'submission')} {words}: {titles.join(', ')}
        </li>
      ))}
      <li>{same === 0 && lines.length > 0 ? 'Nothing else stays as it is' : `${counted(same, 'submission')} will be the same`}</li>
    </ul>
  )
}
