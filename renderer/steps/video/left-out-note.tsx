import type { Passage } from '#shared/domain/video-plan.ts'
import { counted } from '../../client/words.ts'
import { Button } from '../../components/button.tsx'
import { formatAmount } from '../../player/time.ts'
import { stretchesLength } from '../../player/time-mapping.ts'
import styles from './left-out-note.module.css'

export type LeftOutNoteProps = {
  passages: readonly Passage[]
  /** They are only looked at: nothing is left out yet. */
  isPreview: boolean
  /** Leaves them out, after the preview. */
  onLeaveOut: () => void
  /** Ends the preview, or takes everything back into the video. */
  onEnd: () => void
}

/** What is hatched on the timeline, and the way back. */
export function LeftOutNote({ passages, isPreview, onLeaveOut, onEnd }: LeftOutNoteProps) {
  if (passages.length === 0) return null
  const amount = `${formatAmount(stretchesLength(passages))} in ${counted(passages.length, 'passage')}`
  return (
    <div className={styles.note}>
      <span className={styles.swatch} aria-hidden />
      <p>{isPreview ? `Preview: ${amount} would be left out. Playing skips them.` : `${amount} are left out of the video.`}</p>
      {isPreview && (
        <Button isSmall onPress={onLeaveOut}>
          Leave them out
        </Button>
      )}
      <Button isSmall onPress={onEnd}>
        {isPreview ? 'End the preview' : 'Keep everything'}
      </Button>
    </div>
  )
}
