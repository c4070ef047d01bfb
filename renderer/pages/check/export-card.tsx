import { FolderSearch, PackageCheck } from 'lucide-react'
import { useRef, useState } from 'react'
import type { Contract, OutputOf } from '#shared/contract/contract.ts'
import { toUserError } from '#shared/contract/errors.ts'
import { isReady } from '#shared/domain/check.ts'
import { sendingsOf } from '#shared/domain/rounds/sendings.ts'
import { showMade } from '../../app/focus-field.ts'
import { pagePath } from '../../app/location.ts'
import { host, service } from '../../client/service.ts'
import { cancelTask, startTask, useTask } from '../../client/tasks.ts'
import { useSubmission } from '../../client/use-submission.tsx'
import { bytesInWords, counted } from '../../client/words.ts'
import { Button, LinkButton } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Checkbox } from '../../components/choices.tsx'
import { Problem } from '../../components/problem.tsx'
import { ProgressPanel } from '../../components/progress-panel.tsx'
import { Table } from '../../components/table.tsx'
import { showToast } from '../../components/toast.tsx'
import { VerifyResult } from '../verify/verify-result.tsx'
import { verifyKey, verifyPackage } from '../verify/verify-package.ts'
import styles from './check-page.module.css'
import { MessageList } from './message-list.tsx'

type Exported = OutputOf<Contract['package.export']> & { isDraft: boolean }

/** Results stay for as long as the window: the page may be left and come back to. */
const exportedBySubmission = new Map<string, Exported>()

/** Makes the package, tells how far it is, and shows what was made. Checking what was made is a button of its own. */
export function ExportCard({ onRefused }: { onRefused: () => void }) {
  const { id, submission, findings, draft, context } = useSubmission()
  const key = `package.export:${id}`
  const task = useTask(key)
  const [exported, setExported] = useState(exportedBySubmission.get(id))
  const result = useRef<HTMLDivElement>(null)
  const ready = isReady(findings)
  const last = sendingsOf(submission).at(-1)
  const [isWhole, setIsWhole] = useState(false)

  async function run(isDraft: boolean): Promise<void> {
    if (!isDraft && !ready) return onRefused()
    const folder = await host.chooseFolder('Choose the folder to export to')
    if (!folder) return
    const made = await startTask(
      key,
      { title: isDraft ? 'Exporting a draft' : 'Exporting the package', href: pagePath(id, 'check') },
      async (options) => {
        if (!(await draft.flush())) throw draft.snapshot().problem ?? new Error('The last change could not be saved.')
        // Only where packages are signed; the system may ask for its password here.
        if (context.settings.signPackages) await host.openSigningKey()
        return service.call('package.export', { id, folderGrantId: folder.grantId, isDraft, isWhole }, options)
      },
    )
    if (!made) return
    // What was exported last is part of how the submission stands.
    await draft.refresh()
    exportedBySubmission.set(id, { ...made, isDraft })
    setExported({ ...made, isDraft })
    requestAnimationFrame(() => showMade(result.current))
  }
  const start = (isDraft: boolean) => void run(isDraft).catch((error: unknown) => showToast(toUserError(error).message))

  return (
    <Card title="Export">
      {task?.isRunning ? (
        <ProgressPanel task={task} onCancel={() => cancelTask(key)} />
      ) : (
        <>
          <p className={styles.soft}>
            A folder and a zip of it, ready for e-mail. Nothing is sent: you open each draft and send it yourself. A draft export is marked as a draft
            in every document.
          </p>
          {last?.round && (
            <Checkbox
              label="Attach every file again"
              help={`This is round ${last.number + 1}: otherwise the messages carry what has changed since round ${last.number}, and name the rest.`}
              value={isWhole}
              onChange={setIsWhole}
            />
          )}
          <div className={styles.buttons}>
            <Button kind="primary" onPress={() => start(false)}>
              Export the package
            </Button>
            <Button onPress={() => start(true)}>Export a draft</Button>
          </div>
        </>
      )}
      {task?.problem && (
        <div className={styles.problem}>
          <Problem problem={task.problem} />
        </div>
      )}
      <div ref={result} className={styles.made} role="group" aria-label="What was exported">
        {exported && !task?.isRunning && <ExportResult exported={exported} />}
      </div>
    </Card>
  )
}

function ExportResult({ exported: { grantId, folderName, zipName, files, messages, isDraft } }: { exported: Exported }) {
  const { id } = useSubmission()
  const key = verifyKey(grantId)
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0)
  const reveal = () => void host.reveal(grantId).catch((error: unknown) => showToast(toUserError(error).message))
  return (
    <div className={styles.result}>
      <div role="status">
        <h3>{isDraft ? 'The draft is exported' : 'The package is exported'}</h3>
      </div>
      <p>
        {folderName} and {zipName}: {counted(files.length, 'file')}, {bytesInWords(total)}.{' '}
        {isDraft ? 'It is a draft: do not hand it in.' : 'Open README.txt first; it says how to send each message.'}
      </p>
      <div className={styles.row}>
        <Button icon={<FolderSearch size={16} aria-hidden />} onPress={reveal}>
          Show in folder
        </Button>
        <Button icon={<PackageCheck size={16} aria-hidden />} onPress={() => void verifyPackage({ grantId, name: folderName })}>
          Verify it
        </Button>
        {!isDraft && <LinkButton href={pagePath(id, 'sign-off')}>Note that you sent it</LinkButton>}
      </div>
      <VerifyResult taskKey={key} grantId={grantId} />
      <MessageList messages={messages} />
      <Table
        label="Files of the package"
        columns={[
          { title: 'File', cell: ({ name }) => name },
          { title: 'Size', kind: 'number', cell: ({ bytes }) => bytesInWords(bytes) },
          { title: 'SHA-256', kind: 'mono', cell: ({ sha256 }) => sha256 },
        ]}
        rows={files}
        rowKey={({ name }) => name}
      />
    </div>
  )
}
