import { Archive } from 'lucide-react'
import { submissionTitle } from '#shared/domain/submission.ts'
import { useSubmission } from '../client/use-submission.tsx'
import { Button } from '../components/button.tsx'
import { setArchived } from '../pages/submissions/archive.ts'
import styles from './banner.module.css'

/** On every page of a submission that was put away: it can be read and changed, but the list does not show it. */
export function ArchivedBanner() {
  const { id, submission, state } = useSubmission()
  if (!state.isArchived) return null
  return (
    <div className={`${styles.banner} ${styles.calm}`} role="status">
      <Archive size={18} aria-hidden />
      <span className={styles.words}>This submission is archived.</span>
      <Button isSmall onPress={() => void setArchived({ id, title: submissionTitle(submission) }, false)}>
        Bring it back
      </Button>
    </div>
  )
}
