import type { SubmissionSummary } from '#shared/contract/contract.ts'
import { toUserError } from '#shared/contract/errors.ts'
import { draftOf } from '../../client/drafts.ts'
import { queryClient, queryKey } from '../../client/queries.ts'
import { service } from '../../client/service.ts'
import { showToast } from '../../components/toast.tsx'

/** Puts a submission away or brings it back; what is put away can be taken back at once. */
export async function setArchived({ id, title }: Pick<SubmissionSummary, 'id' | 'title'>, isArchived: boolean): Promise<void> {
  try {
    draftOf(await service.call('submission.archive', { id, isArchived }))
    await queryClient.invalidateQueries({ queryKey: queryKey('submission.list', {}) })
  } catch (error) {
    showToast(toUserError(error).message)
    return
  }
  if (isArchived) showToast(`${title} is archived.`, { label: 'Undo', run: () => void setArchived({ id, title }, false) })
}
