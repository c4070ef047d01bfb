import { TriangleAlert } from 'lucide-react'
import type { VideoPlan } from '#shared/domain/video-plan.ts'
import { percentOf } from '../../client/words.ts'
import { formatAmount } from '../../player/time.ts'
import styles from './plan-card.module.css'

/** Says that a plan falls below the floor, and what to leave out so that it does not. */
export function FloorWarning({ plan, floor }: { plan: VideoPlan; floor: number }) {
  if (!plan.isBelowFloor) return null
  return (
    <div className={styles.warning}>
      <TriangleAlert size={18} aria-hidden />
      <div>
        <p>
          <strong>Hard to read:</strong> less than {percentOf(floor)} of the words would stay readable.
        </p>
        {plan.cut && <p>Leave out {formatAmount(plan.cut.totalMs)}, dead time first, and it is enough.</p>}
      </div>
    </div>
  )
}
