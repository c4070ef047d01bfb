import type { WorstMoment } from '#shared/domain/video-plan.ts'
import { percentOf } from '../../client/words.ts'
import { Button } from '../../components/button.tsx'
import type { Player } from '../../player/player.ts'
import { formatInstant, sayInstant } from '../../player/time.ts'
import { usePlayback } from '../../player/use-player.ts'
import styles from './worst-moments.module.css'

export type WorstMomentsProps = { player: Player; moments: readonly WorstMoment[]; onOpen: (moment: WorstMoment) => void }

/** The instants of the result at which the least can be read, worst first; each opens the comparison there. */
export function WorstMoments({ player, moments, onOpen }: WorstMomentsProps) {
  const current = usePlayback(player, ({ positionMs }) => moments.findIndex(({ atMs }) => Math.abs(atMs - positionMs) < 500))
  if (moments.length === 0) return null
  return (
    <div className={styles.moments}>
      <h3>Worst moments</h3>
      <ol className={styles.list} aria-label="Worst moments">
        {moments.map((moment, index) => (
          <li key={moment.atMs} aria-current={index === current || undefined}>
            <Button
              isSmall
              aria-label={`${sayInstant(moment.atMs)}, ${percentOf(moment.legibility)} of the words readable: compare`}
              tip={`Structural similarity ${moment.ssim.toFixed(3)}`}
              onPress={() => onOpen(moment)}
            >
              <span className="tabular">{formatInstant(moment.atMs)}</span>
              <strong className="tabular">{percentOf(moment.legibility)}</strong>
            </Button>
          </li>
        ))}
      </ol>
    </div>
  )
}
