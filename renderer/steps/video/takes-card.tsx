import { Video } from 'lucide-react'
import { useState } from 'react'
import { useSubmission } from '../../client/use-submission.tsx'
import { useTask } from '../../client/tasks.ts'
import { pagePath } from '../../app/location.ts'
import { Button, LinkButton } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { formatAmount } from '../../player/time.ts'
import { useTakes } from '../../recorder/use-takes.ts'
import { InterruptedTakes } from './takes-interrupted.tsx'
import { moveTake, proposeTakes, takesInOrder } from './takes-order.ts'
import { TakeRow } from './takes-row.tsx'
import { useTakesWork } from './takes-work.ts'
import styles from './takes-card.module.css'
import { recordingTask } from './video-work.ts'

/** The takes that were recorded here: which of them make the recording, and in which order. Nothing while there are none. */
export function TakesCard({ isOnRecorder = false }: { isOnRecorder?: boolean }) {
  const { id, submission } = useSubmission()
  const takes = useTakes(id)
  const { use } = useTakesWork()
  const isBusy = useTask(recordingTask(id))?.isRunning ?? false
  const [order, setOrder] = useState<readonly string[]>([])
  /** What the user said of a take; of the others the proposal holds. */
  const [isChosen, setIsChosen] = useState<Readonly<Record<string, boolean>>>({})
  if (takes.length === 0) return null
  const inOrder = takesInOrder(takes, order)
  const proposed = proposeTakes(takes)
  const isUsed = (takeId: string) => isChosen[takeId] ?? proposed.has(takeId)
  const used = inOrder.filter((take) => isUsed(take.id))
  const totalMs = used.reduce((sum, { durationMs }) => sum + durationMs, 0)
  return (
    <Card
      title="Takes"
      actions={
        !isOnRecorder && (
          <LinkButton href={pagePath(id, 'record')} isSmall icon={<Video size={14} aria-hidden />}>
            Record another take
          </LinkButton>
        )
      }
    >
      <div className={styles.stack}>
        <InterruptedTakes takes={takes} />
        <ul className={styles.list}>
          {inOrder.map((take, index) => (
            <TakeRow
              key={take.id}
              take={take}
              isUsed={isUsed(take.id)}
              isFirst={index === 0}
              isLast={index === inOrder.length - 1}
              onUse={(isWanted) => setIsChosen({ ...isChosen, [take.id]: isWanted })}
              onMove={(by) => setOrder(moveTake(inOrder, take.id, by))}
            />
          ))}
        </ul>
        <div className={styles.use}>
          <Button
            kind={submission.video.recording ? 'secondary' : 'primary'}
            isDisabled={used.length === 0 || isBusy}
            onPress={() => void use(used.map((take) => take.id))}
          >
            Use as the recording
          </Button>
          <p className={styles.soft}>
            {used.length === 0
              ? 'Tick the takes that belong to it.'
              : `${used.length === 1 ? 'One take' : `${used.length} takes, joined in this order`}, ${formatAmount(totalMs)}.`}
            {submission.video.recording && used.length > 0 && ' It takes the place of the recording that is there.'}
          </p>
        </div>
      </div>
    </Card>
  )
}
