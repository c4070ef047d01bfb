import type { Mark } from '#shared/domain/submission.ts'
import type { Player } from '../../player/player.ts'
import { shortcutList } from '../../player/shortcuts.ts'
import { MarkList, type MarkListProps } from './mark-list.tsx'
import { QuickMarks } from './quick-marks.tsx'
import styles from './recording-desk.module.css'

export type MarksCardProps = MarkListProps & { player: Player; onMark: (mark: Omit<Mark, 'atMs'>) => void }

/** The scenes of the recording, and the keys with which everything on it is done. */
export function MarksCard({ player, marks, onMark, onChange }: MarksCardProps) {
  return (
    <div className={styles.marks} data-field="video.marks">
      <QuickMarks marks={marks} onMark={onMark} />
      <MarkList player={player} marks={marks} onChange={onChange} />
      <details className={styles.keys}>
        <summary>Keys of the player</summary>
        <dl>
          {shortcutList.map(({ keys, action }) => (
            <div key={keys}>
              <dt>{keys}</dt>
              <dd>{action}</dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  )
}
