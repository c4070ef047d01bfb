import { Flag } from 'lucide-react'
import type { Mark } from '#shared/domain/submission.ts'
import { Button } from '../../components/button.tsx'
import { quickMarks } from './marks.ts'
import styles from './recording-desk.module.css'

/** One press marks what begins where the player stands. A tick shows which scenes are there. */
export function QuickMarks({ marks, onMark }: { marks: readonly Mark[]; onMark: (mark: Omit<Mark, 'atMs'>) => void }) {
  const isMarked = ({ scene, flow }: Pick<Mark, 'scene' | 'flow'>) =>
    marks.some((mark) => mark.flow === flow && (flow === 'exception' || mark.scene === scene))
  return (
    <div className={styles.quick} role="group" aria-label="Add a mark where the player stands">
      <span className={styles.hint}>Here begins</span>
      {quickMarks.map(({ label, scene, flow }) => (
        <Button key={label} isSmall icon={<Flag size={13} aria-hidden className={styles[flow]} />} onPress={() => onMark({ title: '', scene, flow })}>
          {label}
          {isMarked({ scene, flow }) && (
            <span className={styles.done}>
              ✓<span className="visually-hidden"> marked</span>
            </span>
          )}
        </Button>
      ))}
    </div>
  )
}
