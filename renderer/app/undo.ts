import { toUserError } from '#shared/contract/errors.ts'
import type { Draft } from '../client/draft.ts'
import { showToast } from '../components/toast.tsx'

async function tell(work: Promise<void>): Promise<void> {
  try {
    await work
  } catch (error) {
    showToast(toUserError(error).message)
  }
}

/** Takes back the last change of a submission; says so when it cannot. */
export async function undo(draft: Draft): Promise<void> {
  const { state, status } = draft.snapshot()
  if (state.canUndo || status !== 'saved') await tell(draft.undo())
}

export async function redo(draft: Draft): Promise<void> {
  if (draft.snapshot().state.canRedo) await tell(draft.redo())
}
