import { useState } from 'react'
import type { Recording } from '#shared/domain/submission.ts'
import type { PlanAlternative, VideoWishes } from '#shared/domain/video-plan.ts'
import { useSection, useSubmission } from '../../client/use-submission.tsx'
import { showToast } from '../../components/toast.tsx'
import { tourAnchor } from '../../tour/anchors.ts'
import { takeBackCuts } from './cuts.ts'
import { OtherWaysCard } from './other-ways-card.tsx'
import { PlanCard, planCardId } from './plan-card.tsx'
import { RecordingDesk } from './recording-desk.tsx'
import { overviewOf } from './recording-overview.ts'
import { useEdits } from './use-edits.ts'
import { usePlan } from './use-plan.ts'

/** The recording with its scenes, and beside it what will come out: the plan, and the other ways to choose from. */
export function PlannedRecording({ recording }: { recording: Recording }) {
  const { durationMs } = recording.properties
  const { draft } = useSubmission()
  const { value: video, set, update } = useSection('video')
  const handle = useEdits(durationMs)
  const planState = usePlan()
  const { plan, isOutOfDate } = planState
  const [isPreviewAsked, setIsPreviewAsked] = useState(false)
  const cut = plan?.alternatives.find(({ id }) => id === 'cut')
  const previewed = isPreviewAsked && !isOutOfDate ? cut : undefined

  /** A button that was pressed may be gone with what it changes. */
  const focusPlan = () => document.getElementById(planCardId)?.focus({ preventScroll: true })

  function endPreview(): void {
    setIsPreviewAsked(false)
    focusPlan()
  }

  function wish(wishes: VideoWishes, words: string): void {
    const before = video.wishes
    setIsPreviewAsked(false)
    set({ wishes })
    // The plan is of what is stored, and the user waits for it.
    void draft.flush()
    // What was cut, kept or covered since stays.
    const undo = ({ cuts, covers }: VideoWishes) => ({ ...before, covers, cuts: takeBackCuts(cuts, before.cuts, wishes.cuts, durationMs) })
    showToast(words, { label: 'Undo', run: () => update((current) => ({ ...current, wishes: undo(current.wishes) })) })
    focusPlan()
  }

  const choose = ({ title, wishes }: PlanAlternative) => wish(wishes, `“${title}” is chosen.`)
  const keepEverything = () => wish({ ...video.wishes, cuts: [] }, 'Everything stays in the video.')

  return (
    <RecordingDesk
      key={recording.file.sha256}
      recording={recording}
      handle={handle}
      plan={planState}
      overview={plan ? overviewOf(plan, video) : null}
      preview={previewed ? { passages: previewed.wishes.cuts, onLeaveOut: () => choose(previewed), onEnd: endPreview } : null}
      onKeepEverything={keepEverything}
      aside={
        <>
          <div {...tourAnchor('plan')}>
            <PlanCard {...planState} />
          </div>
          {plan && (
            <OtherWaysCard
              plan={plan}
              isOutOfDate={isOutOfDate}
              isPreviewing={previewed !== undefined}
              onPreview={setIsPreviewAsked}
              onChoose={choose}
            />
          )}
        </>
      }
    />
  )
}
