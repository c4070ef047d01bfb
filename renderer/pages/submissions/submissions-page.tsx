import { useEffect, useState } from 'react'
import { toUserError } from '#shared/contract/errors.ts'
import { markInteractive } from '../../app/mark-interactive.ts'
import { Page } from '../../app/page.tsx'
import { useCall } from '../../client/queries.ts'
import { cancelTask, useTask } from '../../client/tasks.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { FileDrop } from '../../components/file-drop.tsx'
import { Problem } from '../../components/problem.tsx'
import { ProgressPanel } from '../../components/progress-panel.tsx'
import { beginTour } from '../../tour/tour-state.ts'
import { newSubmission, openFileField, openSubmission, openTaskKey } from './open-submission.ts'
import { MoreSamples } from './more-samples.tsx'
import { SubmissionEntry } from './submission-entry.tsx'
import styles from './submissions-page.module.css'

/** All submissions of this machine, newest first, and the three ways to a new one. */
export function SubmissionsPage() {
  const list = useCall('submission.list', {})
  const task = useTask(openTaskKey)
  const isListed = list.data !== undefined
  useEffect(() => {
    if (isListed) markInteractive()
  }, [isListed])
  const [showsArchived, setShowsArchived] = useState(false)
  const all = list.data ?? []
  const shown = all.filter(({ isArchived }) => isArchived === showsArchived)
  const archivedCount = all.filter(({ isArchived }) => isArchived).length
  const isBusy = task?.isRunning ?? false
  const newButton = (
    <Button kind="primary" isDisabled={isBusy} onPress={() => void newSubmission('empty')}>
      New submission
    </Button>
  )
  const sampleButton = (
    <Button isDisabled={isBusy} onPress={() => void newSubmission('sample')}>
      Open the sample
    </Button>
  )
  return (
    <Page
      title="Submissions"
      lead="Each prepares one certification. Everything stays on this machine until you export it."
      actions={
        all.length > 0 && (
          <>
            {sampleButton}
            {newButton}
          </>
        )
      }
    >
      <div className={styles.stack}>
        {task?.isRunning && <ProgressPanel task={task} onCancel={() => cancelTask(openTaskKey)} />}
        {task?.problem && <Problem problem={task.problem} />}
        {list.error && <Problem problem={toUserError(list.error)} />}
        {list.data && all.length === 0 && (
          <Card>
            <div className={styles.empty}>
              <h2>Prepare your first certification</h2>
              <p>
                Answer a few questions, add your recording and your traces, and get a package that is ready to send: a video below 4.5 MB, PDFs and
                e-mail drafts.
              </p>
              <div className={styles.buttons}>
                {newButton}
                {sampleButton}
                <Button isDisabled={isBusy} onPress={() => void beginTour()}>
                  Take the tour (2 minutes)
                </Button>
              </div>
            </div>
          </Card>
        )}
        {shown.length > 0 && (
          <Card>
            <ul className={styles.list} aria-label={showsArchived ? 'Archived submissions' : 'Submissions'}>
              {shown.map((summary) => (
                <SubmissionEntry key={summary.id} summary={summary} />
              ))}
            </ul>
          </Card>
        )}
        {all.length > 0 && shown.length === 0 && <p>{showsArchived ? 'Nothing is archived.' : 'Every submission is archived.'}</p>}
        {(archivedCount > 0 || showsArchived) && (
          <div>
            <Button kind="quiet" onPress={() => setShowsArchived(!showsArchived)}>
              {showsArchived ? 'Back to the current submissions' : `Show archived (${archivedCount})`}
            </Button>
          </div>
        )}
        {list.data && <MoreSamples key={String(all.length === 0)} isDisabled={isBusy} isOpenAtFirst={all.length === 0} />}
        <FileDrop
          path={openFileField}
          title="Drop a .certpack file here"
          hint="Or its unzipped folder. It opens as a new submission; none of yours is changed."
          buttonLabel="Open a file"
          accept=".certpack,.zip"
          isDisabled={isBusy}
          onGrants={([grant]) => grant && void openSubmission(grant)}
        />
      </div>
    </Page>
  )
}
