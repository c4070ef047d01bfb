import { Columns2, WholeWord } from 'lucide-react'
import type { ResultReading } from '#shared/contract/review-calls.ts'
import type { Fit } from '#shared/domain/submission.ts'
import { useTask } from '../../../client/tasks.ts'
import { useSubmission } from '../../../client/use-submission.tsx'
import { Button } from '../../../components/button.tsx'
import { formatInstant, sayInstant } from '../../../player/time.ts'
import { flowTitles } from '../flow-titles.ts'
import { WorkProgress } from '../work-progress.tsx'
import styles from './result-readings.module.css'
import { lostInWords, resultInWords } from './review-words.ts'
import { compareWords, resultTask } from './review-work.ts'
import { showPlace } from './shown-place.ts'
import { useResultReadings } from './use-readings.ts'

const sectionId = 'video-review-result'

/** How many of the words that can be read in the recording can be read in the videos that were made. */
export function ResultReadings({ fit }: { fit: Fit }) {
  const { id, draft } = useSubmission()
  const results = useResultReadings(fit)
  const isComparing = useTask(resultTask(id))?.isRunning ?? false

  async function compare(): Promise<void> {
    const isRead = await compareWords(draft, fit)
    if (isRead && document.activeElement === document.body) document.getElementById(sectionId)?.focus({ preventScroll: true })
  }

  return (
    <section className={styles.readings} id={sectionId} aria-label="Words of the result" tabIndex={-1}>
      <div className={styles.head}>
        <div>
          <h3>Words of the result</h3>
          {!results && <p className={styles.soft}>Reads the video beside the recording, and lists the words that were lost.</p>}
        </div>
        {!isComparing && (
          <Button kind={results ? 'subtle' : 'secondary'} isSmall icon={<WholeWord size={15} aria-hidden />} onPress={() => void compare()}>
            {results ? 'Compare again' : 'Compare the words'}
          </Button>
        )}
      </div>
      <WorkProgress taskKey={resultTask(id)} />
      {results?.map((reading) => (
        <FileReading key={reading.sha256} reading={reading} title={titleOf(fit, reading.sha256)} />
      ))}
    </section>
  )
}

function titleOf({ outputs }: Fit, sha256: string): string {
  const flow = outputs.find(({ file }) => file.sha256 === sha256)?.flow
  return outputs.length > 1 && flow ? flowTitles[flow] : ''
}

function FileReading({ reading, title }: { reading: ResultReading; title: string }) {
  const { sha256, worst } = reading
  return (
    <div className={styles.file}>
      <p>
        {title && <strong>{title}: </strong>}
        {resultInWords(reading)}
      </p>
      {worst.length > 0 && (
        <ol className={styles.worst} aria-label={`Where words were lost${title && `, ${title}`}`}>
          {worst.map(({ atMs, readableWords, stillReadableWords, lost }) => (
            <li key={atMs}>
              <Button
                isSmall
                icon={<Columns2 size={14} aria-hidden />}
                aria-label={`Compare at ${sayInstant(atMs)}`}
                onPress={() => showPlace({ in: 'result', sha256, atMs })}
              >
                <span className="tabular">{formatInstant(atMs)}</span>
              </Button>
              <span className={`${styles.count} tabular`}>
                {stillReadableWords} of {readableWords} words
              </span>
              <span className={styles.lost}>Lost: {lostInWords(lost)}</span>
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}
