import { Check, MapPinPlus, Trash2 } from 'lucide-react'
import type { Cover } from '#shared/domain/video-plan.ts'
import { Button } from '../../components/button.tsx'
import type { Player } from '../../player/player.ts'
import { Segmented } from '../../player/segmented.tsx'
import { frameStart } from '../../player/frames.ts'
import styles from './cover-bar.module.css'
import { coverKinds } from './covers.ts'
import { InstantField } from './instant-field.tsx'

/** Below the picture while a rectangle is asked for. */
export function DrawingBar({ onCancel }: { onCancel: () => void }) {
  return (
    <div className={styles.bar} role="group" aria-label="Cover a region">
      <p className={styles.words}>
        Draw a rectangle over what is to be hidden. <kbd>Enter</kbd> puts one in the middle.
      </p>
      <Button isSmall onPress={onCancel}>
        Cancel
      </Button>
    </div>
  )
}

export type CoverBarProps = {
  player: Player
  cover: Cover
  number: number
  onChange: (change: Partial<Cover>) => void
  onMove: (edge: 'start' | 'end', atMs: number) => void
  onRemove: () => void
  onDone: () => void
}

/** Below the picture while a cover is changed: how it hides, and from when to when. */
export function CoverBar({ player, cover, number, onChange, onMove, onRemove, onDone }: CoverBarProps) {
  const frameMs = 1_000 / (player.frameRate || 30)
  const time = (edge: 'start' | 'end', label: string, atMs: number) => (
    <div className={styles.time}>
      <span aria-hidden>{label}</span>
      <InstantField label={`Cover ${number} ${label.toLowerCase()}`} atMs={atMs} frameMs={frameMs} onChange={(ms) => onMove(edge, ms)} />
      <Button
        kind="quiet"
        isSmall
        aria-label={`Cover ${number} ${label.toLowerCase()} where the player stands`}
        tip={`${label} where the player stands`}
        icon={<MapPinPlus size={14} aria-hidden />}
        onPress={() => onMove(edge, frameStart(player.snapshot().positionMs, player.frameRate))}
      />
    </div>
  )
  return (
    <div className={styles.bar} role="group" aria-label={`Cover ${number}`}>
      <div className={styles.fields}>
        <Segmented
          label="How it hides"
          options={(['solid', 'blur'] as const).map((value) => ({ value, label: coverKinds[value] }))}
          value={cover.kind}
          onChange={(kind) => onChange({ kind })}
        />
        {time('start', 'From', cover.startMs)}
        {time('end', 'To', cover.endMs)}
      </div>
      <p className={styles.hint}>Drag it, or press the arrow keys: with Shift they resize it.</p>
      <Button kind="danger" isSmall icon={<Trash2 size={14} aria-hidden />} onPress={onRemove}>
        Remove
      </Button>
      <Button isSmall icon={<Check size={14} aria-hidden />} onPress={onDone}>
        Done
      </Button>
    </div>
  )
}
