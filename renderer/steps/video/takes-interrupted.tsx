import { TriangleAlert } from 'lucide-react'
import type { Take } from '#shared/domain/takes.ts'
import { Button } from '../../components/button.tsx'
import { formatAmount } from '../../player/time.ts'
import styles from './takes-card.module.css'
import { useTakesWork } from './takes-work.ts'

/** Takes that stopped without an end are offered: what is there plays, and has its marks. */
export function InterruptedTakes({ takes }: { takes: readonly Take[] }) {
  const { keep, remove } = useTakesWork()
  return takes
    .filter(({ state }) => state === 'interrupted')
    .map((take) => (
      <div key={take.id} className={styles.interrupted} role="group" aria-label={`Interrupted: ${take.title}`}>
        <TriangleAlert size={18} aria-hidden />
        <p>
          {take.reason || 'Certpack closed while this was recorded.'} “{take.title}”: {formatAmount(take.durationMs)} were kept.
        </p>
        <Button isSmall onPress={() => void keep(take)}>
          Keep it
        </Button>
        <Button isSmall kind="danger" onPress={() => void remove(take)}>
          Remove
        </Button>
      </div>
    ))
}
