import { Trash2 } from 'lucide-react'
import type { Grant } from '#shared/contract/host.ts'
import type { Recording } from '#shared/domain/submission.ts'
import { bytesInWords } from '../../client/words.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { FileDrop } from '../../components/file-drop.tsx'
import { formatLength } from '../../player/time.ts'
import { recordingEndings } from './empty-recording.tsx'
import styles from './recording-card.module.css'
import { formatFrameRate } from './size-budget.ts'

export type RecordingCardProps = { recording: Recording; isBusy: boolean; onGrant: (grant: Grant) => void; onRemove: () => void }

/** What was measured of the recording, and the way to another one. */
export function RecordingCard({ recording, isBusy, onGrant, onRemove }: RecordingCardProps) {
  const { file, properties, preview } = recording
  return (
    <Card
      title="The recording"
      actions={
        <Button kind="danger" isSmall isDisabled={isBusy} icon={<Trash2 size={14} aria-hidden />} onPress={onRemove}>
          Remove
        </Button>
      }
    >
      <div className={styles.card} data-field="video.recording">
        <div>
          <p className={styles.name}>{file.name}</p>
          <p className={styles.facts}>
            {properties.width} × {properties.height}
            {properties.frameRate > 0 && `, ${formatFrameRate(properties.frameRate)} fps`}, {formatLength(properties.durationMs)},{' '}
            {bytesInWords(file.bytes)}, {properties.audioCodec ? 'with sound' : 'no sound'}
          </p>
          {preview && (
            <p className={styles.facts}>
              Shown here from a copy, as the player cannot show this format well. The video is made from the recording itself.
            </p>
          )}
        </div>
        <FileDrop
          title="Recorded again?"
          hint="Drop the new one here. The marks stay."
          buttonLabel="Replace"
          accept={recordingEndings}
          isDisabled={isBusy}
          onGrants={([grant]) => grant && onGrant(grant)}
        />
      </div>
    </Card>
  )
}
