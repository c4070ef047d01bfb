import type { Finding } from '#shared/domain/findings.ts'
import type { Waiver, Waivers, WaiverWords } from '#shared/domain/waivers-section.ts'
import { withoutChange, withoutWaiverOf, withWaiver } from '#shared/domain/waivers.ts'
import { useSection, useSubmission } from '../../client/use-submission.tsx'
import { showToast } from '../toast.tsx'

/** The mark on the button that stands where this finding does, before and after it is waived: the focus stays there. */
export function waiveMark({ rule, where, message }: Pick<Finding, 'rule' | 'where' | 'message'>): string {
  return [rule, where, message].join(' ')
}

/** The page draws the finding anew, and the dialog gives the focus back, before it can be put there. */
function keepFocusOn(mark: string): void {
  setTimeout(() => document.querySelector<HTMLElement>(`[data-waive="${CSS.escape(mark)}"]`)?.focus(), 60)
}

export type WaiverHandle = {
  waive: (finding: Finding, words: WaiverWords) => void
  takeBack: (finding: Finding) => void
  /** Removes one that no longer applies to anything. */
  remove: (waiver: Waiver) => void
}

/** Gives waivers and takes them back; what was done comes back with Undo. */
export function useWaivers(): WaiverHandle {
  const { draft, findings } = useSubmission()
  const { update } = useSection('waivers')

  function change(next: Waivers, said: string): void {
    const before = draft.snapshot().submission.waivers
    update(() => next)
    void draft.flush()
    showToast(said, {
      label: 'Undo',
      run: () => {
        update((now) => withoutChange(now, before, next))
        void draft.flush()
      },
    })
  }

  return {
    waive(finding, words) {
      change(withWaiver(draft.snapshot().submission, finding, words, findings), `${finding.rule} is waived.`)
      keepFocusOn(waiveMark(finding))
    },
    takeBack(finding) {
      change(withoutWaiverOf(draft.snapshot().submission, finding), `The waiver of ${finding.rule} is taken back.`)
      keepFocusOn(waiveMark(finding))
    },
    remove(waiver) {
      const { given } = draft.snapshot().submission.waivers
      change({ given: given.filter((other) => other !== waiver) }, `The waiver of ${waiver.rule} is removed.`)
    },
  }
}
