import type { Passage } from '#shared/domain/video-plan.ts'
import { counted } from '../../client/words.ts'
import { Button } from '../../components/button.tsx'
import { formatAmount } from '../../player/time.ts'
import { stretchesLength } from '../../player/time-mapping.ts'
import styles from './left-out-note.module.css'

/** Nothing is left out yet: it is only looked at. */
export type LeftOutPreview = { onLeaveOut: () => void; onEnd: () => void }

export type LeftOutNoteProps = {
  passages: readonly Passage[]
  preview: LeftOutPreview | null
  /** Takes everything back into the video. */
  onKeepEverything: () => void
}

/** What is hatched on the timeline, and the way back. */
export function LeftOutNote({ passages, preview, onKeepEverything }: LeftOutNoteProps) {
  if (passages.length === 0) return null
  const amount = `${formatAmount(stretchesLength(passages))} in ${counted(passages.length, 'passage')}`
  return (
    <div className={styles.note}>
      <span className={styles.swatch} aria-hidden />
      <p>{preview ? `Preview: ${amount} would be left out. Playing skips them.` : `${amount} are left out of the video.`}</p>
      {preview && (
        <Button isSmall onPress={preview.onLeaveOut}>
          Leave them out
        </Button>
      )}
      <Button isSmall onPress={preview ? preview.onEnd : onKeepEverything}>
        {preview ? 'End the preview' : 'Keep everything'}
      </Button>
    </div>
  )
}
