import { ArrowDown, ArrowUp, Play, Trash2, X } from 'lucide-react'
import { useState } from 'react'
import type { Take } from '#shared/domain/takes.ts'
import { bytesInWords, counted, timeOfDay } from '../../client/words.ts'
import { Button } from '../../components/button.tsx'
import { Tag } from '../../components/tag.tsx'
import { useReleasedVideo } from '../../player/use-released-video.ts'
import { formatLength } from '../../player/time.ts'
import styles from './takes-card.module.css'
import { useTakesWork } from './takes-work.ts'

export type TakeRowProps = {
  take: Take
  isUsed: boolean
  isFirst: boolean
  isLast: boolean
  onUse: (isWanted: boolean) => void
  onMove: (by: -1 | 1) => void
}

/** One take: whether it belongs to the recording, its name, its place, and what it shows. */
export function TakeRow({ take, isUsed, isFirst, isLast, onUse, onMove }: TakeRowProps) {
  const { rename, remove } = useTakesWork()
  const [title, setTitle] = useState(take.title)
  const [isPlaying, setIsPlaying] = useState(false)
  const name = take.title || 'Take without a name'
  return (
    <li className={styles.take} data-take={take.id}>
      <div className={styles.row}>
        <input type="checkbox" aria-label={`Use ${name}`} checked={isUsed} onChange={(event) => onUse(event.target.checked)} />
        <div className={styles.about}>
          <input
            className={styles.title}
            aria-label={`Name of ${name}`}
            maxLength={200}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
            onBlur={() => void rename(take, title.trim())}
            onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
          />
          <p className={`${styles.soft} tabular`}>
            {formatLength(take.durationMs)}, {counted(take.marks.length, 'mark')}, {take.width} × {take.height},{' '}
            {take.hasSound ? 'with sound' : 'no sound'}, {bytesInWords(take.bytes)}, {timeOfDay(take.startedAtMs)}
          </p>
          {take.state === 'finished' && take.reason && <p className={styles.soft}>{take.reason}</p>}
        </div>
        {take.state === 'interrupted' && <Tag tone="warn">Interrupted</Tag>}
        <div className={styles.buttons}>
          <Button
            isSmall
            icon={isPlaying ? <X size={14} aria-hidden /> : <Play size={14} aria-hidden />}
            aria-label={isPlaying ? `Close ${name}` : `Play ${name}`}
            onPress={() => setIsPlaying(!isPlaying)}
          />
          <Button
            isSmall
            kind="subtle"
            isDisabled={isFirst}
            aria-label={`Earlier: ${name}`}
            tip="Earlier"
            icon={<ArrowUp size={14} aria-hidden />}
            onPress={() => onMove(-1)}
          />
          <Button
            isSmall
            kind="subtle"
            isDisabled={isLast}
            aria-label={`Later: ${name}`}
            tip="Later"
            icon={<ArrowDown size={14} aria-hidden />}
            onPress={() => onMove(1)}
          />
          <Button
            isSmall
            kind="danger"
            aria-label={`Remove ${name}`}
            tip="Remove"
            icon={<Trash2 size={14} aria-hidden />}
            onPress={() => void remove(take)}
          />
        </div>
      </div>
      {isPlaying && <TakeVideo takeId={take.id} label={name} />}
    </li>
  )
}

function TakeVideo({ takeId, label }: { takeId: string; label: string }) {
  return <video ref={useReleasedVideo()} className={styles.video} src={`app://certpack/take/${takeId}`} controls autoPlay aria-label={label} />
}
