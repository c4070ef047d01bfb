import type { ScreenReview } from '#shared/domain/screen-review.ts'
import { useSection } from '../../../client/use-submission.tsx'
import { Button } from '../../../components/button.tsx'
import { FindingGroup } from './finding-group.tsx'
import { FrameReaderProvider } from './frame-reader-context.tsx'
import styles from './review-section.module.css'
import { findingGroups, leftInWords, readInWords } from './review-words.ts'
import { SceneCoverage } from './scene-coverage.tsx'
import { WordSearch } from './word-search.tsx'

export type ReadReviewProps = { review: ScreenReview; isReading: boolean; onRead: () => void }

/** What was read: findings to decide on, words to look for, and what the scenes show. */
export function ReadReview({ review, isReading, onRead }: ReadReviewProps) {
  const { value: video } = useSection('video')
  const { recording } = video
  if (!recording) return null
  return (
    <FrameReaderProvider key={recording.file.sha256} sha256={(recording.preview ?? recording.file).sha256}>
      <div className={styles.summary}>
        <p>
          <span role="status">{leftInWords(review.findings, video)}</span> <span className={styles.soft}>{readInWords(review)}</span>
        </p>
        <Button kind="subtle" isSmall isDisabled={isReading} onPress={onRead}>
          Read again
        </Button>
      </div>
      {findingGroups.map((group) => (
        <FindingGroup
          key={group.kind}
          {...group}
          findings={review.findings.filter(({ kind }) => kind === group.kind)}
          durationMs={recording.properties.durationMs}
        />
      ))}
      <div className={styles.columns}>
        <WordSearch review={review} />
        <SceneCoverage review={review} marks={video.marks} durationMs={recording.properties.durationMs} />
      </div>
    </FrameReaderProvider>
  )
}
