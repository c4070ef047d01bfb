import { useState } from 'react'
import type { DeadTime } from '#shared/contract/review-calls.ts'
import { cancelTask } from '../../client/tasks.ts'
import { useSubmission } from '../../client/use-submission.tsx'
import { counted, percentOf } from '../../client/words.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Problem } from '../../components/problem.tsx'
import { ProgressPanel } from '../../components/progress-panel.tsx'
import type { Player } from '../../player/player.ts'
import { Segmented } from '../../player/segmented.tsx'
import { formatAmount } from '../../player/time.ts'
import type { Stretch } from '../../player/time-mapping.ts'
import styles from './dead-time-card.module.css'
import { DeadTimeList } from './dead-time-list.tsx'
import { deadTimeTask, useDeadTime } from './use-dead-time.ts'

const lengths = ['3', '5', '10'] as const

export type DeadTimeCardProps = { player: Player; isReady: boolean; onLeaveOut: (pieces: readonly Stretch[]) => void }

/** Where nothing moves and nobody speaks, what leaving it out saves, and the way to do so. */
export function DeadTimeCard({ player, isReady, onLeaveOut }: DeadTimeCardProps) {
  const { id } = useSubmission()
  const [length, setLength] = useState<(typeof lengths)[number]>('5')
  const { found, isOutOfDate, work, problem, isCancelled, again } = useDeadTime(Number(length), isReady)
  /** Pieces that are not to be left out, by where they begin: new ones are chosen. */
  const [kept, setKept] = useState<ReadonlySet<number>>(new Set())
  const chosen = found?.pieces.filter(({ startMs }) => !kept.has(startMs)) ?? []

  function toggle(startMs: number): void {
    setKept((current) => {
      const next = new Set(current)
      if (!next.delete(startMs)) next.add(startMs)
      return next
    })
  }

  return (
    <Card title="Shorten waiting" isTight>
      <div className={styles.card} aria-busy={isReady && isOutOfDate}>
        <div className={styles.row}>
          <span className={styles.label}>Nothing moves and nobody speaks for longer than</span>
          <Segmented
            label="Seconds of waiting"
            options={lengths.map((value) => ({ value, label: `${value} s` }))}
            value={length}
            onChange={setLength}
          />
        </div>
        {problem && (
          <Problem
            problem={problem}
            actions={
              <Button isSmall onPress={again}>
                Try again
              </Button>
            }
          />
        )}
        {work && <ProgressPanel isInset task={work} onCancel={() => cancelTask(deadTimeTask(id, Number(length)))} />}
        {isCancelled && (
          <Button isSmall onPress={again}>
            Look for waiting
          </Button>
        )}
        {!found && !problem && !work && !isCancelled && (
          <p className={styles.words}>{isReady ? 'Looking for waiting.' : 'Shown once the recording is analysed.'}</p>
        )}
        {found && (
          <div className={styles.found} data-dimmed={isOutOfDate || undefined}>
            <div className={styles.row}>
              <p className={styles.words} role="status">
                <DeadTimeWords found={found} chosen={chosen} />
              </p>
              {found.pieces.length > 0 && (
                <Button isSmall isDisabled={isOutOfDate || chosen.length === 0} onPress={() => onLeaveOut(chosen)}>
                  {chosen.length === found.pieces.length ? 'Leave out all' : `Leave out ${chosen.length} of ${found.pieces.length}`}
                </Button>
              )}
            </div>
            <DeadTimeList player={player} pieces={found.pieces} kept={kept} onToggle={toggle} />
          </div>
        )}
      </div>
    </Card>
  )
}

function DeadTimeWords({ found, chosen }: { found: DeadTime; chosen: DeadTime['pieces'] }) {
  if (found.pieces.length === 0) return 'There is none.'
  const savedMs = chosen.reduce((sum, piece) => sum + piece.savedMs, 0)
  const isAll = chosen.length === found.pieces.length
  return (
    <>
      {counted(found.pieces.length, 'place')}, <strong>{formatAmount(savedMs)}</strong> to save. Words readable: {percentOf(found.legibilityBefore)}{' '}
      now, <strong>{percentOf(found.legibilityAfter)}</strong> {isAll ? 'without them.' : 'without all of them.'}
    </>
  )
}
