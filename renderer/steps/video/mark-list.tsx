import { MapPinPlus, Play, Trash2 } from 'lucide-react'
import type { Flow, Mark, Scene } from '#shared/domain/submission.ts'
import { keepFocus } from '../../app/focus-field.ts'
import { Button } from '../../components/button.tsx'
import { PlaceFindings } from '../../components/field-findings.tsx'
import { showToast } from '../../components/toast.tsx'
import { frameStart } from '../../player/frames.ts'
import type { Player } from '../../player/player.ts'
import { usePlayback } from '../../player/use-player.ts'
import { InstantField } from './instant-field.tsx'
import { addMark, changeMark, flowNames, markAt, markTitle, moveMark, removeMark, sceneNames } from './marks.ts'
import styles from './mark-list.module.css'

export type MarkListProps = { player: Player; marks: readonly Mark[]; onChange: (update: (marks: readonly Mark[]) => Mark[]) => void }

/** The marks in order of time, each of them with everything that can be said about it. */
export function MarkList({ player, marks, onChange }: MarkListProps) {
  const current = usePlayback(player, ({ positionMs }) => markAt(marks, positionMs + 1))
  if (marks.length === 0) {
    return <p className={styles.empty}>No marks yet. Play the recording, and press one of the buttons above where a scene begins.</p>
  }
  return (
    <ol className={styles.list} aria-label="Marks">
      {marks.map((mark, index) => (
        <MarkRow key={index} player={player} mark={mark} index={index} isCurrent={index === current} onChange={onChange} />
      ))}
    </ol>
  )
}

type MarkRowProps = Pick<MarkListProps, 'player' | 'onChange'> & { mark: Mark; index: number; isCurrent: boolean }

function MarkRow({ player, mark, index, isCurrent, onChange }: MarkRowProps) {
  const { durationMs, frameRate } = player
  const name = `mark ${index + 1}, ${markTitle(mark)}`

  function move(atMs: number): void {
    onChange((marks) => moveMark(marks, index, atMs, durationMs))
    player.pause()
    player.seek(atMs)
  }

  function remove(): void {
    onChange((marks) => removeMark(marks, index))
    requestAnimationFrame(() => {
      const next = document.querySelector<HTMLElement>(`[data-field="video.marks.${index}"] button`)
      keepFocus(next ?? document.querySelector<HTMLElement>('[data-field="video.marks"] button'))
    })
    showToast(`Mark “${markTitle(mark)}” removed.`, { label: 'Undo', run: () => onChange((marks) => addMark(marks, mark, durationMs).marks) })
  }

  return (
    <li
      data-field={`video.marks.${index}`}
      className={`${styles.row} ${styles[mark.flow]} ${isCurrent ? styles.current : ''}`}
      aria-current={isCurrent || undefined}
    >
      <Button
        kind="quiet"
        isSmall
        aria-label={`Go to ${name}`}
        tip="Go there"
        icon={<Play size={14} aria-hidden />}
        onPress={() => player.seek(mark.atMs)}
      />
      <InstantField label={`Time of ${name}`} atMs={mark.atMs} frameMs={1_000 / (frameRate || 30)} onChange={move} />
      <input
        className={`${styles.input} ${styles.name}`}
        aria-label={`Title of ${name}`}
        placeholder={markTitle({ ...mark, title: '' })}
        maxLength={200}
        value={mark.title}
        onChange={(event) => onChange((marks) => changeMark(marks, index, { title: event.target.value }))}
      />
      <select
        className={styles.input}
        aria-label={`Scene of ${name}`}
        value={mark.scene}
        onChange={(event) => onChange((marks) => changeMark(marks, index, { scene: event.target.value as Scene }))}
      >
        {Object.entries(sceneNames).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <select
        className={styles.input}
        aria-label={`Flow of ${name}`}
        value={mark.flow}
        onChange={(event) => onChange((marks) => changeMark(marks, index, { flow: event.target.value as Flow }))}
      >
        {Object.entries(flowNames).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <Button
        kind="quiet"
        isSmall
        aria-label={`Move ${name} to where the player stands`}
        tip="Move the mark to where the player stands"
        icon={<MapPinPlus size={14} aria-hidden />}
        onPress={() => move(frameStart(player.snapshot().positionMs, frameRate))}
      />
      <Button kind="danger" isSmall aria-label={`Remove ${name}`} tip="Remove" icon={<Trash2 size={14} aria-hidden />} onPress={remove} />
      <div className={styles.findings}>
        <PlaceFindings path={`video.marks.${index}`} />
      </div>
    </li>
  )
}
