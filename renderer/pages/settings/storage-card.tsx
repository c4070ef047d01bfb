import { FolderSearch } from 'lucide-react'
import { toUserError } from '#shared/contract/errors.ts'
import type { storageKinds } from '#shared/contract/storage-calls.ts'
import { useCall } from '../../client/queries.ts'
import { host } from '../../client/service.ts'
import { bytesInWords, counted } from '../../client/words.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Problem } from '../../components/problem.tsx'
import { Table } from '../../components/table.tsx'
import { showToast } from '../../components/toast.tsx'
import styles from './settings-page.module.css'

const kindNames: Record<(typeof storageKinds)[number], string> = {
  files: 'Recordings, videos, traces, documents',
  takes: 'Takes of the recorder',
  database: 'Submissions and settings',
  backups: 'Backups',
  aside: 'Put aside',
  work: 'Work in progress; emptied at every start',
  other: 'Other',
}

/** Where everything lies, and what takes how much room. */
export function StorageCard() {
  const storage = useCall('storage.get', {})
  if (storage.error) return <Problem problem={toUserError(storage.error)} />
  if (!storage.data) return null
  const { path, grantId, kinds } = storage.data
  const reveal = () => void host.reveal(grantId).catch((error: unknown) => showToast(toUserError(error).message))
  return (
    <Card
      title="Storage"
      actions={
        <Button isSmall icon={<FolderSearch size={14} aria-hidden />} onPress={reveal}>
          Show in folder
        </Button>
      }
    >
      <div className={styles.fields}>
        <p className={styles.path}>{path}</p>
        <Table
          label="Room taken"
          columns={[
            { title: 'What', cell: ({ kind }) => kindNames[kind] },
            { title: 'Files', kind: 'number', cell: ({ files }) => files },
            { title: 'Size', kind: 'number', cell: ({ bytes }) => bytesInWords(bytes) },
          ]}
          rows={kinds}
          rowKey={({ kind }) => kind}
        />
        <p className={styles.soft}>
          {counted(
            kinds.reduce((sum, { files }) => sum + files, 0),
            'file',
          )}
          , {bytesInWords(kinds.reduce((sum, { bytes }) => sum + bytes, 0))} in all.
        </p>
      </div>
    </Card>
  )
}
