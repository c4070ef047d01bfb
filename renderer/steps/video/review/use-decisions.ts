/** @file Carries out what a person decides about the findings of the review, and offers to take it back. */
import type { ScreenFinding } from '#shared/domain/screen-review.ts'
import { useSection, useSubmission } from '../../../client/use-submission.tsx'
import { showToast } from '../../../components/toast.tsx'
import { mostCovers } from '../covers.ts'
import { acceptFindings, coverFindings, leaveOutFinding, putBackFinding, takeBackFinding, uncoverFinding, type Decision } from './decisions.ts'

export type Decisions = {
  cover: (findings: readonly ScreenFinding[]) => void
  uncover: (finding: ScreenFinding) => void
  leaveOut: (finding: ScreenFinding) => void
  putBack: (finding: ScreenFinding) => void
  accept: (findings: readonly ScreenFinding[]) => void
  takeBack: (finding: ScreenFinding) => void
}

/** @param durationMs length of the recording. */
export function useDecisions(durationMs: number): Decisions {
  const { draft } = useSubmission()
  const { value: video, update } = useSection('video')

  function carryOut({ apply, revert }: Decision, words: string): void {
    const pressed = document.activeElement
    update(apply)
    // The plan and the rules are of what is stored.
    void draft.flush()
    const undo = () => {
      update(revert)
      // The button of the toast goes away with it.
      if (pressed instanceof HTMLElement && pressed.isConnected) pressed.focus()
    }
    showToast(words, { label: 'Undo', run: undo })
  }

  function cover(findings: readonly ScreenFinding[]): void {
    const decision = coverFindings(video, findings, durationMs)
    if (decision) carryOut(decision, said(findings, 'covered'))
    else showToast(`There is room for ${mostCovers} covers. Remove some, or cover larger parts.`)
  }

  function leaveOut(finding: ScreenFinding): void {
    const decision = leaveOutFinding(video, finding, durationMs)
    if (decision) carryOut(decision, `The time of “${finding.label}” is left out of the video.`)
    else showToast('That would leave too little of the video. Cover it instead.')
  }

  return {
    cover,
    leaveOut,
    uncover: (finding) => carryOut(uncoverFinding(video, finding), `“${finding.label}” is shown again.`),
    putBack: (finding) => carryOut(putBackFinding(video, finding, durationMs), `The time of “${finding.label}” is in the video again.`),
    accept: (findings) => carryOut(acceptFindings(findings), said(findings, 'fine')),
    takeBack: (finding) => carryOut(takeBackFinding(finding), `“${finding.label}” is to look at again.`),
  }
}

function said(findings: readonly ScreenFinding[], word: string): string {
  const [first] = findings
  return findings.length === 1 && first ? `“${first.label}” is ${word}.` : `${findings.length} findings are ${word}.`
}
