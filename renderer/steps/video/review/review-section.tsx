import { ScanText } from 'lucide-react'
import { isReviewCurrent } from '#shared/domain/screen/finding-state.ts'
import type { Section } from '#shared/domain/submission.ts'
import { useTask } from '../../../client/tasks.ts'
import { useSection, useSubmission } from '../../../client/use-submission.tsx'
import { Button } from '../../../components/button.tsx'
import { Card } from '../../../components/card.tsx'
import { PlaceFindings } from '../../../components/field-findings.tsx'
import { Tag } from '../../../components/tag.tsx'
import { WorkProgress } from '../work-progress.tsx'
import { ReadReview } from './read-review.tsx'
import { ResultReadings } from './result-readings.tsx'
import styles from './review-section.module.css'
import { countOpen } from './review-words.ts'
import { readScreen, reviewTask } from './review-work.ts'

const sectionId = 'video-review'

/** What a reviewer would see in the recording, before it is sent; usable as soon as there is a recording. */
export function ReviewSection() {
  const { id, draft } = useSubmission()
  const { value: video } = useSection('video')
  const isReading = useTask(reviewTask(id))?.isRunning ?? false
  const { recording, review, fit } = video
  if (!recording) return null
  const current = isReviewCurrent(video) ? review : null

  async function read(): Promise<void> {
    const isRead = await readScreen(draft)
    // The button that had the focus is gone with the work.
    if (isRead && document.activeElement === document.body) document.getElementById(sectionId)?.focus({ preventScroll: true })
  }

  return (
    <Card title="Review before sending" actions={current && <ReviewTag video={video} />}>
      <div className={styles.section} id={sectionId} role="group" aria-label="Review before sending" tabIndex={-1} data-field="video.review">
        <WorkProgress taskKey={reviewTask(id)} />
        <PlaceFindings path="video.review" />
        {current ? (
          <ReadReview review={current} isReading={isReading} onRead={() => void read()} />
        ) : (
          <div className={styles.empty}>
            <p>
              {review && 'What was read is of another recording, so it counts no more. '}
              Certpack reads the screen of your recording, on this machine, and lists what a reviewer would see: secrets, addresses, errors.
            </p>
            {!isReading && (
              <Button icon={<ScanText size={16} aria-hidden />} onPress={() => void read()}>
                Read the screen
              </Button>
            )}
          </div>
        )}
        {fit && <ResultReadings fit={fit} />}
      </div>
    </Card>
  )
}

function ReviewTag({ video }: { video: Section<'video'> }) {
  const open = countOpen(video.review?.findings ?? [], video)
  return <Tag tone={open > 0 ? 'warn' : 'good'}>{open > 0 ? `${open} to look at` : 'Nothing left to look at'}</Tag>
}
