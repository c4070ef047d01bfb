import { Clapperboard } from 'lucide-react'
import { toUserError } from '#shared/contract/errors.ts'
import type { Grant } from '#shared/contract/host.ts'
import { videoLimitBytes } from '#shared/domain/limits.ts'
import { isFitCurrent } from '#shared/domain/steps/05-video.ts'
import { focusField, keepFocus, showMade } from '../../app/focus-field.ts'
import { undo } from '../../app/undo.ts'
import { service } from '../../client/service.ts'
import { useTask } from '../../client/tasks.ts'
import { useSection, useSubmission } from '../../client/use-submission.tsx'
import { grouped } from '../../client/words.ts'
import { Button } from '../../components/button.tsx'
import { PlaceFindings } from '../../components/field-findings.tsx'
import { showToast } from '../../components/toast.tsx'
import { AttestationCard } from './attestation-card.tsx'
import { EmptyRecording } from './empty-recording.tsx'
import { inOrder } from './marks.ts'
import { PlannedRecording } from './planned-recording.tsx'
import { RecordingCard } from './recording-card.tsx'
import { ResultSection } from './result-section.tsx'
import { ReviewSection } from './review/review-section.tsx'
import { ScenesCard } from './scenes-card.tsx'
import { StepFrame } from '../step-frame.tsx'
import { TakesCard } from './takes-card.tsx'
import { addRecording, fitTask, makeVideo, recordingTask } from './video-work.ts'
import styles from './video-step.module.css'
import { WorkProgress } from './work-progress.tsx'

/** Step 5: from a recording to a video below the limit, seen beside its source. */
export function VideoStep() {
  const { id, draft } = useSubmission()
  const { value: video, set } = useSection('video')
  const isAdding = useTask(recordingTask(id))?.isRunning ?? false
  const isFitting = useTask(fitTask(id))?.isRunning ?? false
  const { recording, fit } = video
  const marks = inOrder(video.marks)
  const isOutOfDate = fit !== null && !isFitCurrent(video)

  async function add(grant: Grant): Promise<void> {
    if (await addRecording(draft, grant)) requestAnimationFrame(() => keepFocus(document.getElementById('recording-desk')))
  }

  async function make(): Promise<void> {
    if (!(await makeVideo(draft))) return
    showToast('The video is made.')
    requestAnimationFrame(() => showMade(document.getElementById('video-result')))
  }

  async function remove(): Promise<void> {
    try {
      await draft.flush()
      draft.receive(await service.call('recording.remove', { id }))
      showToast('The recording, its marks and its video were removed.', { label: 'Undo', run: () => void undo(draft) })
      requestAnimationFrame(() => focusField('video.recording'))
    } catch (error) {
      showToast(toUserError(error).message)
    }
  }

  return (
    <StepFrame
      step="video"
      isWide
      lead={`Below ${grouped(videoLimitBytes)} bytes, from document generation to the status back in your system, without errors.`}
      actions={
        recording && (
          <div data-field={fit ? undefined : 'video.fit'}>
            <Button
              kind={fit && !isOutOfDate ? 'secondary' : 'primary'}
              isDisabled={isAdding || isFitting}
              icon={<Clapperboard size={16} aria-hidden />}
              onPress={() => void make()}
            >
              {fit ? 'Make the video again' : 'Make the video'}
            </Button>
          </div>
        )
      }
    >
      <WorkProgress taskKey={recordingTask(id)} />
      <WorkProgress taskKey={fitTask(id)} />
      <PlaceFindings path="video.recording" />
      {!recording && !isAdding && <EmptyRecording onGrant={(grant) => void add(grant)} />}
      {recording && (
        <>
          <PlannedRecording recording={recording} />
          <PlaceFindings path="video.marks" />
          {!isOutOfDate && <PlaceFindings path="video.fit" />}
          {fit && (
            <ResultSection
              recording={recording}
              fit={fit}
              marks={marks}
              floor={video.wishes.floor}
              isOutOfDate={isOutOfDate}
              canMake={!isAdding && !isFitting}
              onMake={() => void make()}
            />
          )}
          <ReviewSection />
          <div className={styles.declarations}>
            <ScenesCard video={{ ...video, marks }} onChange={set} />
            <AttestationCard video={video} isOutOfDate={isOutOfDate} onChange={(noErrorsAttestation) => set({ noErrorsAttestation })} />
          </div>
          <TakesCard />
          <RecordingCard recording={recording} isBusy={isAdding || isFitting} onGrant={(grant) => void add(grant)} onRemove={() => void remove()} />
        </>
      )}
    </StepFrame>
  )
}
