import { useEffect, useRef } from 'react'
import { pagePath } from '../app/location.ts'
import { Page } from '../app/page.tsx'
import { usePageDuties } from '../app/use-page-duties.ts'
import { useCall } from '../client/queries.ts'
import { useSubmission } from '../client/use-submission.tsx'
import { Button, LinkButton } from '../components/button.tsx'
import { Note } from '../components/note.tsx'
import { Problem } from '../components/problem.tsx'
import { TakesCard } from '../steps/video/takes-card.tsx'
import { recordingTask } from '../steps/video/video-work.ts'
import { WorkProgress } from '../steps/video/work-progress.tsx'
import styles from './recorder-page.module.css'
import { RecorderSetup } from './recorder-setup.tsx'
import { dismissRecordingProblem, startRecording, useRecording } from './recording.ts'
import { RecordingPanel } from './recording-panel.tsx'
import { RefusedKeys } from './refused-keys.tsx'
import { scriptOf } from './script.ts'
import { shownItems, takeTitle } from './shown-items.ts'
import { useMicrophones } from './use-microphone.ts'
import { useRecorder } from './use-recorder.ts'
import { usableMicrophone, useSetup } from './use-setup.ts'
import { useTakes } from './use-takes.ts'

/** Records the screen for the demo video, in as many takes as it takes. */
export function RecorderPage() {
  const { id, draft, submission } = useSubmission()
  usePageDuties(draft)
  const [setup, changeSetup] = useSetup(id, submission)
  const takes = useTakes(id)
  const { step, submissionId, problem } = useRecording()
  const script = scriptOf(setup.exceptions)
  const recorder = useRecorder(start)
  const microphones = useMicrophones(recorder.abilities?.microphone)
  const microphoneId = usableMicrophone(setup, microphones ?? [])

  const keys = useCall('settings.get', {}).data?.recordingShortcuts
  const isUnderWay = step !== 'idle'

  function start(): void {
    // Without knowing them it would record without sound.
    if (!microphones) return
    const item = script.find((candidate) => candidate.id === setup.itemId) ?? null
    // Where the system asks what to record there is no list, and the id means nothing.
    const choice = { sourceId: setup.sourceId || 'screen:0:0', hasSystemSound: setup.hasSystemSound }
    void startRecording({ submissionId: id, title: takeTitle(item, takes), item, script, choice, microphoneId })
  }

  const content = useRef<HTMLDivElement>(null)
  const wasUnderWay = useRef(isUnderWay)
  useEffect(() => {
    // The buttons of the recording are gone: the keyboard goes on at what has come of it.
    if (wasUnderWay.current && !isUnderWay) content.current?.focus({ preventScroll: true })
    wasUnderWay.current = isUnderWay
  }, [isUnderWay])

  return (
    <Page
      title="Record the screen"
      lead="In one go, or scene by scene: takes are joined. Everything stays on this machine."
      actions={<LinkButton href={pagePath(id, 'video')}>Back to the demo video</LinkButton>}
    >
      <div ref={content} tabIndex={-1} className={styles.stack}>
        {problem && (
          <Problem
            problem={problem}
            actions={
              <Button kind="quiet" isSmall onPress={dismissRecordingProblem}>
                Dismiss
              </Button>
            }
          />
        )}
        {recorder.problem && <Problem problem={recorder.problem} />}
        {keys && !isUnderWay && <RefusedKeys keys={keys} refused={recorder.refusedKeys} />}
        {keys && isUnderWay && submissionId === id && <RecordingPanel keys={keys} />}
        {isUnderWay && submissionId !== id && <Note>Another submission is being recorded just now.</Note>}
        <WorkProgress taskKey={recordingTask(id)} />
        {!isUnderWay && <TakesCard isOnRecorder />}
        {keys && !isUnderWay && recorder.abilities && (
          <RecorderSetup
            abilities={recorder.abilities}
            keys={keys}
            setup={{ ...setup, microphoneId }}
            microphones={microphones}
            script={script}
            shown={shownItems(script, takes)}
            onChange={changeSetup}
            onStart={start}
          />
        )}
      </div>
    </Page>
  )
}
