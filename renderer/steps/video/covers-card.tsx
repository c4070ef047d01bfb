import { Play, Trash2 } from 'lucide-react'
import type { Cover } from '#shared/domain/video-plan.ts'
import { counted } from '../../client/words.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Tag } from '../../components/tag.tsx'
import { formatAmount, formatInstant } from '../../player/time.ts'
import { coverKinds } from './covers.ts'
import styles from './edit-list.module.css'

export const coversCardId = 'video-covers'

export type CoversCardProps = {
  covers: readonly Cover[]
  edited: number | null
  onGo: (index: number) => void
  onEdit: (index: number) => void
  onRemove: (index: number) => void
}

/** What the video hides of the picture, in order of time. */
export function CoversCard({ covers, edited, onGo, onEdit, onRemove }: CoversCardProps) {
  const order = [...covers.keys()].toSorted((a, b) => (covers[a]?.startMs ?? 0) - (covers[b]?.startMs ?? 0))
  return (
    <Card title="Covered" isTight actions={covers.length > 0 && <Tag>{covers.length}</Tag>}>
      <div className={styles.card} id={coversCardId} tabIndex={-1} role="group" aria-label={`Covered, ${counted(covers.length, 'cover')}`}>
        {covers.length === 0 && (
          <p className={styles.empty}>
            Nothing is covered. “Cover a region…” hides a password, a name or an address for as long as it is on the screen.
          </p>
        )}
        <ol className={styles.list} aria-label="Covers">
          {order.map((index) => {
            const cover = covers[index]
            return (
              cover && (
                <li key={index} className={styles.row} aria-current={index === edited || undefined}>
                  <Button
                    kind="quiet"
                    isSmall
                    aria-label={`Go to cover ${index + 1}`}
                    tip="Go there"
                    icon={<Play size={14} aria-hidden />}
                    onPress={() => onGo(index)}
                  />
                  <p className={styles.span}>
                    <strong>Cover {index + 1}</strong>
                    <span className={styles.kind}>
                      {coverKinds[cover.kind]}, {formatAmount(cover.endMs - cover.startMs)}
                    </span>
                    <br />
                    <span className="tabular">
                      {formatInstant(cover.startMs)} to {formatInstant(cover.endMs)}
                    </span>
                  </p>
                  <Button kind="quiet" isSmall aria-label={`Change cover ${index + 1}`} onPress={() => onEdit(index)}>
                    Change
                  </Button>
                  <Button
                    kind="danger"
                    isSmall
                    aria-label={`Remove cover ${index + 1}`}
                    tip="Remove"
                    icon={<Trash2 size={14} aria-hidden />}
                    onPress={() => onRemove(index)}
                  />
                </li>
              )
            )
          })}
        </ol>
      </div>
    </Card>
  )
}
