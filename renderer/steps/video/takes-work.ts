import { toUserError } from '#shared/contract/errors.ts'
import type { Take } from '#shared/domain/takes.ts'
import { undo } from '../../app/undo.ts'
import { service } from '../../client/service.ts'
import { useSubmission } from '../../client/use-submission.tsx'
import { showToast } from '../../components/toast.tsx'
import { refreshTakes } from '../../recorder/use-takes.ts'
import { joinTakes } from './video-work.ts'

export type TakesWork = {
  use(takeIds: string[]): Promise<void>
  rename(take: Take, title: string): Promise<void>
  remove(take: Take): Promise<void>
  /** An interrupted take counts as done from now on. */
  keep(take: Take): Promise<void>
}

/** What can be done with the takes of the open submission; what fails is said. */
export function useTakesWork(): TakesWork {
  const { id, draft } = useSubmission()

  async function tell(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work()
      await refreshTakes(id)
      return true
    } catch (error) {
      showToast(toUserError(error).message)
      return false
    }
  }

  return {
    async use(takeIds) {
      if (await joinTakes(draft, takeIds)) showToast('This is the recording now.', { label: 'Undo', run: () => void undo(draft) })
    },
    async rename(take, title) {
      if (title !== take.title) await tell(() => service.call('take.rename', { takeId: take.id, title }))
    },
    async remove(take) {
      const restore = () => void tell(() => service.call('take.restore', { takeId: take.id }))
      if (await tell(() => service.call('take.remove', { takeId: take.id })))
        showToast(`“${take.title || 'The take'}” was removed.`, { label: 'Undo', run: restore })
    },
    async keep(take) {
      await tell(() => service.call('take.end', { takeId: take.id, durationMs: take.durationMs, reason: take.reason }))
    },
  }
}
