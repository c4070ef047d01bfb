import { Link } from 'wouter'
import type { SubmissionSummary } from '#shared/contract/contract.ts'
import { toUserError } from '#shared/contract/errors.ts'
import { formatDay } from '#shared/domain/calendar.ts'
import { submissionPath } from '../../app/location.ts'
import { draftOf } from '../../client/drafts.ts'
import { queryClient, queryKey } from '../../client/queries.ts'
import { service } from '../../client/service.ts'
import { today } from '../../client/use-today.ts'
import { timeOfDay } from '../../client/words.ts'
import { Button } from '../../components/button.tsx'
import { showToast } from '../../components/toast.tsx'
import styles from './submissions-page.module.css'

async function setArchived({ id, title }: Pick<SubmissionSummary, 'id' | 'title'>, isArchived: boolean): Promise<void> {
  try {
    draftOf(await service.call('submission.archive', { id, isArchived }))
    await queryClient.invalidateQueries({ queryKey: queryKey('submission.list', {}) })
  } catch (error) {
    showToast(toUserError(error).message)
    return
  }
  if (isArchived) showToast(`${title} is archived.`, { label: 'Undo', run: () => void setArchived({ id, title }, false) })
}

export function SubmissionEntry({ summary }: { summary: SubmissionSummary }) {
  const { id, title, integratorName, updatedAtMs, isArchived } = summary
  const day = today(new Date(updatedAtMs))
  const changed = day === today() ? `changed today at ${timeOfDay(updatedAtMs)}` : `changed on ${formatDay(day)}`
  return (
    <li className={styles.entry}>
      <div>
        <Link href={submissionPath(id)}>{title}</Link>
        <div className={styles.about}>
          {integratorName && integratorName !== title ? `${integratorName}, ` : ''}
          {changed}
        </div>
      </div>
      <Button kind="quiet" aria-label={`${isArchived ? 'Bring back' : 'Archive'}: ${title}`} onPress={() => void setArchived(summary, !isArchived)}>
        {isArchived ? 'Bring back' : 'Archive'}
      </Button>
    </li>
  )
}
