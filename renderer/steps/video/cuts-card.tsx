import { Play } from 'lucide-react'
import type { Passage } from '#shared/domain/video-plan.ts'
import { counted } from '../../client/words.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Checkbox } from '../../components/choices.tsx'
import type { Player } from '../../player/player.ts'
import { formatAmount, formatLength } from '../../player/time.ts'
import { keptMs } from './cuts.ts'
import styles from './edit-list.module.css'
import { InstantField } from './instant-field.tsx'

export const cutsCardId = 'video-cuts'

export type CutsCardProps = {
  player: Player
  cuts: readonly Passage[]
  onMove: (index: number, edge: 'start' | 'end', atMs: number) => void
  onKeepAgain: (index: number) => void
  isSkipping: boolean
  onSkipping: (isSkipping: boolean) => void
}

/** A cut is looked at from so long before it (milliseconds). */
const leadMs = 1_500

/** What the video leaves out, each piece with its length and the way back, and how long the video is without. */
export function CutsCard({ player, cuts, onMove, onKeepAgain, isSkipping, onSkipping }: CutsCardProps) {
  const { durationMs, frameRate } = player
  const frameMs = 1_000 / (frameRate || 30)
  const kept = keptMs(cuts, durationMs)

  function look(startMs: number): void {
    player.seek(Math.max(0, startMs - leadMs))
    if (!player.snapshot().isPlaying) player.toggle()
  }

  return (
    <Card
      title="Left out"
      isTight
      actions={
        cuts.length > 0 && (
          <span className={styles.total}>
            {formatLength(kept)} of {formatLength(durationMs)} stay
          </span>
        )
      }
    >
      <div className={styles.card} id={cutsCardId} tabIndex={-1} role="group" aria-label={`Left out, ${counted(cuts.length, 'cut')}`}>
        {cuts.length === 0 && (
          <p className={styles.empty}>Nothing is left out. Set in and out, then press “Leave out”; the recording itself is never changed.</p>
        )}
        <ol className={styles.list} aria-label="Cuts">
          {cuts.map(({ startMs, endMs }, index) => {
            const name = startMs <= 0 ? 'The start' : endMs >= durationMs ? 'The end' : `Cut ${index + 1}`
            return (
              <li key={index} className={styles.row}>
                <Button
                  kind="quiet"
                  isSmall
                  aria-label={`Play around: ${name}`}
                  tip="Play around it"
                  icon={<Play size={14} aria-hidden />}
                  onPress={() => look(startMs <= 0 ? endMs : startMs)}
                />
                <p className={styles.span}>
                  <strong>{name}</strong> <span className="tabular">{formatAmount(endMs - startMs)}</span>
                </p>
                <Button kind="quiet" isSmall aria-label={`Keep again: ${name}`} onPress={() => onKeepAgain(index)}>
                  Keep again
                </Button>
                <div className={styles.times}>
                  {startMs > 0 ? (
                    <InstantField
                      label={`Start of cut ${index + 1}`}
                      atMs={startMs}
                      frameMs={frameMs}
                      onChange={(atMs) => onMove(index, 'start', atMs)}
                    />
                  ) : (
                    <span className={styles.bound}>from the start</span>
                  )}
                  <span aria-hidden>–</span>
                  {endMs < durationMs ? (
                    <InstantField label={`End of cut ${index + 1}`} atMs={endMs} frameMs={frameMs} onChange={(atMs) => onMove(index, 'end', atMs)} />
                  ) : (
                    <span className={styles.bound}>to the end</span>
                  )}
                </div>
              </li>
            )
          })}
        </ol>
        {cuts.length > 0 && <Checkbox label="Playing skips what is left out" value={isSkipping} onChange={onSkipping} />}
      </div>
    </Card>
  )
}
