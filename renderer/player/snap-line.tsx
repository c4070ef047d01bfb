import type { SnapTarget } from './snap.ts'
import styles from './snap-line.module.css'
import { useTimeline } from './timeline-context.ts'
import { percentage, shareOf } from './timeline-geometry.ts'

/** Shows what a dragged edge has come to rest at. */
export function SnapLine({ target }: { target: SnapTarget }) {
  const { durationMs } = useTimeline().player
  const share = shareOf(target.atMs, durationMs)
  return (
    <div className={styles.line} style={{ left: percentage(share) }} data-side={share > 0.7 ? 'left' : 'right'} aria-hidden>
      <span className={styles.words}>{target.words}</span>
    </div>
  )
}
