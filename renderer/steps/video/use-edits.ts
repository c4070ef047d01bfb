import { useState } from 'react'
import { useSection, useSubmission } from '../../client/use-submission.tsx'
import { showToast } from '../../components/toast.tsx'
import { nothingSelected, type Selection } from '../../player/selection.ts'
import { takeBackCuts } from './cuts.ts'
import { editsOf, withEdits, type Edits } from './edits.ts'

export type EditHandle = {
  edits: Edits
  /**
   * Changes them here and now. `change` gives null where that cannot be, and then nothing happens.
   * @param words say what was cut or kept, with a way to take that back. @returns whether it was done.
   */
  edit: (change: (edits: Edits) => Edits | null, words?: string) => boolean
  /** The same for what is changed letter by letter or step by step: it is stored, and planned, once it has come to rest. */
  nudge: (change: (edits: Edits) => Edits) => void
  select: (change: (selection: Selection) => Selection) => void
}

/** The edits of a recording of `durationMs`. Whatever is changed is a change of the submission, so that Undo takes it back. */
export function useEdits(durationMs: number): EditHandle {
  const { draft } = useSubmission()
  const { value, update } = useSection('video')
  const [selection, setSelection] = useState<Selection>(nothingSelected)

  const current = () => editsOf(draft.snapshot().submission.video, selection)

  function apply(before: Edits, after: Edits): void {
    if (after.selection !== before.selection) setSelection(after.selection)
    // What is only selected is no change of the submission.
    const isOther = after.marks !== before.marks || after.cuts !== before.cuts || after.covers !== before.covers
    if (isOther) update((video) => withEdits(video, after))
  }

  function nudge(change: (edits: Edits) => Edits): void {
    const before = current()
    apply(before, change(before))
  }

  return {
    edits: editsOf(value, selection),
    edit(change, words) {
      const before = current()
      const after = change(before)
      if (!after) return false
      apply(before, after)
      // The plan is of what is stored, and each edit is one step of Undo.
      void draft.flush()
      // What was edited since stays.
      const undo = (now: Edits) => ({ ...now, cuts: takeBackCuts(now.cuts, before.cuts, after.cuts, durationMs) })
      if (words) showToast(words, { label: 'Undo', run: () => nudge(undo) })
      return true
    },
    nudge,
    select: setSelection,
  }
}
