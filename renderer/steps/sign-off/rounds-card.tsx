import { FolderOutput } from 'lucide-react'
import { useState } from 'react'
import { formatDay } from '#shared/domain/calendar.ts'
import { findingsOfRound } from '#shared/domain/rounds/review-findings.ts'
import type { Round } from '#shared/domain/rounds/round.ts'
import { cancelTask, useTask } from '../../client/tasks.ts'
import { useSubmission } from '../../client/use-submission.tsx'
import { bytesInWords, counted } from '../../client/words.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Problem } from '../../components/problem.tsx'
import { ProgressPanel } from '../../components/progress-panel.tsx'
import { RoundContent } from './round-content.tsx'
import { exportAgain, exportKey, takeBack } from './round-work.ts'
import styles from './rounds-card.module.css'

/** What was sent when, the newest first. */
export function RoundsCard() {
  const { id, submission } = useSubmission()
  const task = useTask(exportKey(id))
  if (submission.rounds.length === 0) return null
  return (
    <Card title="What was sent">
      {task?.isRunning && <ProgressPanel task={task} onCancel={() => cancelTask(exportKey(id))} />}
      {task?.problem && <Problem problem={task.problem} />}
      <ol className={styles.rounds} reversed>
        {submission.rounds.toReversed().map((round, index) => (
          <RoundEntry key={round.id} round={round} isLast={index === 0} />
        ))}
      </ol>
    </Card>
  )
}

function RoundEntry({ round, isLast }: { round: Round; isLast: boolean }) {
  const { submission, draft } = useSubmission()
  const [isOpen, setIsOpen] = useState(false)
  const { number, sentOn, sentAtTime, sentAtTimeZone, packageName, files, archive } = round
  const lastNumber = submission.rounds.at(-1)?.number ?? 0
  const remedied = isLast ? [] : findingsOfRound(submission.signOff.reviewFindings, number, lastNumber)
  return (
    <li className={styles.round} aria-label={`Round ${number}`}>
      <h3>
        Round {number}, {formatDay(sentOn)}
        {sentAtTime && (
          <span className={styles.soft}>
            {' '}
            at {sentAtTime} ({sentAtTimeZone})
          </span>
        )}
      </h3>
      <p className={styles.soft}>
        {packageName}: {counted(files.length, 'file')}, {bytesInWords(archive.bytes)}
      </p>
      {remedied.length > 0 && (
        <ul className={styles.findings}>
          {remedied.map(({ id, text, remedy, remediedOn }) => (
            <li key={id}>
              {text}{' '}
              <span className={styles.soft}>
                Remedied on {formatDay(remediedOn)}
                {remedy ? `: ${remedy}` : ''}
              </span>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.buttons}>
        <Button isSmall aria-expanded={isOpen} aria-label={`Look at round ${number}`} onPress={() => setIsOpen(!isOpen)}>
          {isOpen ? 'Hide it' : 'Look at it'}
        </Button>
        <Button
          isSmall
          icon={<FolderOutput size={14} aria-hidden />}
          aria-label={`Export round ${number} again`}
          onPress={() => void exportAgain(draft, round)}
        >
          Export it again…
        </Button>
        {isLast && (
          <Button kind="danger" isSmall aria-label={`Round ${number} was not sent`} onPress={() => void takeBack(draft, round)}>
            This was not sent
          </Button>
        )}
      </div>
      {isOpen && <RoundContent round={round} />}
    </li>
  )
}
