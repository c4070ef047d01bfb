import { useState } from 'react'
import { formatDay } from '#shared/domain/calendar.ts'
import { toUserError } from '#shared/contract/errors.ts'
import type { StoredCopy } from '#shared/contract/storage-calls.ts'
import { queryClient, queryKey, useCall } from '../../client/queries.ts'
import { service } from '../../client/service.ts'
import { bytesInWords, timeOfDay } from '../../client/words.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Problem } from '../../components/problem.tsx'
import { Table } from '../../components/table.tsx'
import { showToast } from '../../components/toast.tsx'
import { RestoreDialog } from './restore-dialog.tsx'
import styles from './settings-page.module.css'

const shownAtFirst = 5

/** Copies of the submissions: made by itself every ten minutes while something changes, and restored from here. */
export function BackupsCard() {
  const copies = useCall('backup.list', {})
  const [asked, setAsked] = useState<StoredCopy>()
  const [areAllShown, setAreAllShown] = useState(false)
  const all = copies.data ?? []
  const shown = areAllShown ? all : all.slice(0, shownAtFirst)

  async function backUp(): Promise<void> {
    const { isNew } = await service.call('backup.make', {})
    await queryClient.invalidateQueries({ queryKey: queryKey('backup.list', {}) })
    showToast(isNew ? 'A backup is made.' : 'The newest backup already holds everything.')
  }
  return (
    <Card title="Backups" actions={<BackUpNow onPress={() => void backUp().catch((error: unknown) => showToast(toUserError(error).message))} />}>
      <div className={styles.fields}>
        <p className={styles.soft}>
          Submissions and settings, every ten minutes while something changes: the last ten, and one for each of seven days. Recordings, traces and
          other files are kept apart and never change.
        </p>
        {copies.error && <Problem problem={toUserError(copies.error)} />}
        {shown.length > 0 && (
          <Table
            label="Backups"
            columns={[
              { title: 'Made', cell: (copy) => momentOf(copy.atMs) },
              { title: 'What', cell: whatOf },
              { title: 'Submissions', kind: 'number', cell: ({ state, submissions }) => (state === 'healthy' ? submissions : '–') },
              { title: 'Size', kind: 'number', cell: ({ bytes }) => bytesInWords(bytes) },
              {
                title: 'Restore',
                cell: (copy) =>
                  copy.state === 'healthy' && (
                    <Button isSmall aria-label={`Restore the copy of ${momentOf(copy.atMs)}`} onPress={() => setAsked(copy)}>
                      Restore…
                    </Button>
                  ),
              },
            ]}
            rows={shown}
            rowKey={({ id }) => id}
          />
        )}
        {all.length > shown.length && (
          <div>
            <Button isSmall kind="subtle" onPress={() => setAreAllShown(true)}>
              Show all {all.length}
            </Button>
          </div>
        )}
        {asked && <RestoreDialog copy={asked} moment={momentOf(asked.atMs)} onClose={() => setAsked(undefined)} />}
      </div>
    </Card>
  )
}

function BackUpNow({ onPress }: { onPress: () => void }) {
  return (
    <Button isSmall onPress={onPress}>
      Back up now
    </Button>
  )
}

/** @returns as in `Tue 1 Dec 2026, 14:02`, on the user's own clock. */
function momentOf(atMs: number): string {
  const at = new Date(atMs)
  const day = [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, '0')).join('-')
  return `${formatDay(day)}, ${timeOfDay(atMs)}`
}

function whatOf({ kind, state }: StoredCopy): string {
  if (state === 'damaged') return kind === 'backup' ? 'Damaged backup' : 'Damaged, put aside'
  if (state === 'newer') return 'Of a newer version'
  return kind === 'backup' ? 'Backup' : 'Put aside before a restore'
}
