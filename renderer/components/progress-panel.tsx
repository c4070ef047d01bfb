import { useEffect, useRef } from 'react'
import { Label, ProgressBar } from 'react-aria-components'
import type { Task } from '../client/tasks.ts'
import { timeLeft } from '../client/words.ts'
import { Button } from './button.tsx'
import styles from './progress-panel.module.css'

export type ProgressPanelProps = {
  task: Pick<Task, 'title' | 'progress' | 'isCancelling'>
  /** It stands within a card, for work that began by itself: no border, and it takes no focus. */
  isInset?: boolean
  onCancel: () => void
}

/** Long work under way: what it does, how far it is, how long it will take, and the way to stop it. */
export function ProgressPanel({ task, isInset = false, onCancel }: ProgressPanelProps) {
  const { progress, isCancelling } = task
  const cancel = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isInset) return undefined
    // The button that started the work is gone or disabled by now; the keyboard goes on from the one that stops it.
    const frame = requestAnimationFrame(() => {
      if (document.activeElement === document.body) cancel.current?.focus({ preventScroll: true })
    })
    return () => cancelAnimationFrame(frame)
  }, [isInset])
  const percent = Math.round((progress?.fraction ?? 0) * 100)
  const activity = isCancelling ? 'Cancelling' : (progress?.activity ?? task.title)
  return (
    <div className={isInset ? styles.inset : styles.panel}>
      <ProgressBar value={percent}>
        <div className={styles.words}>
          <Label className={styles.activity}>{activity}</Label>
          <span className={`${styles.left} tabular`}>
            {percent} %{!isCancelling && progress?.secondsLeft != null && `, ${timeLeft(progress.secondsLeft)}`}
          </span>
        </div>
        <div className={styles.track}>
          <div className={styles.fill} style={{ width: `${percent}%` }} />
        </div>
      </ProgressBar>
      <Button ref={cancel} isSmall={isInset} isDisabled={isCancelling} onPress={onCancel}>
        Cancel
      </Button>
    </div>
  )
}
