import type { PointerEvent, ReactNode } from 'react'
import { useRef } from 'react'
import type { Flow } from '#shared/domain/submission.ts'
import { frameStart } from './frames.ts'
import { LeftOut } from './left-out.tsx'
import type { Player } from './player.ts'
import { formatInstant, formatLength, sayInstant } from './time.ts'
import type { Stretch } from './time-mapping.ts'
import { instantAt, percentage, placeOf, shareOf, tickInstants } from './timeline-geometry.ts'
import styles from './timeline.module.css'
import { usePlayback } from './use-player.ts'
import { useSize } from './use-size.ts'

/** A stretch of the video with a name. `markIndex` is the mark that begins it, null where none does. */
export type TimelinePassage = Stretch & { title: string; flow: Flow; markIndex: number | null }

export type TimelineProps = {
  player: Player
  label: string
  passages: readonly TimelinePassage[]
  /** The user drags the beginning of a passage; without it, passages stand still. */
  onMoveMark?: (markIndex: number, atMs: number) => void
  /** Stretches that the video leaves out. */
  leftOut?: readonly Stretch[]
  /** What is known of an instant beside its passage, for screen readers. */
  describe?: (ms: number) => string
  /** Drawings of the same length, below the passages. */
  children?: ReactNode
}

const nothing: readonly Stretch[] = []

/** A video from its beginning to its end: its passages, times, and where the player stands. Press or drag to go anywhere. */
export function Timeline({ player, label, passages, onMoveMark, leftOut = nothing, describe, children }: TimelineProps) {
  const [sizeRef, { width }] = useSize()
  const track = useRef<HTMLDivElement>(null)
  const { durationMs } = player

  const pointedAt = ({ clientX }: PointerEvent) => instantAt(clientX, track.current?.getBoundingClientRect() ?? { left: 0, width: 0 }, durationMs)

  function pointerDown(event: PointerEvent): void {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    player.seek(pointedAt(event))
  }

  function pointerMove(event: PointerEvent): void {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) player.seek(pointedAt(event))
  }

  function moveMark(markIndex: number, event: PointerEvent): void {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const atMs = frameStart(pointedAt(event), player.frameRate)
    player.seek(atMs)
    onMoveMark?.(markIndex, atMs)
  }

  return (
    <div className={styles.timeline} ref={sizeRef}>
      <div ref={track} className={styles.track} onPointerDown={pointerDown} onPointerMove={pointerMove}>
        <Scrubber player={player} label={label} passages={passages} leftOut={leftOut} describe={describe}>
          {passages.map((passage) => (
            <div
              key={passage.startMs}
              className={`${styles.passage} ${passage.markIndex === null ? styles.unmarked : styles[passage.flow]}`}
              style={placeOf(passage, durationMs)}
              title={`${passage.title}, ${formatInstant(passage.startMs)} to ${formatInstant(passage.endMs)}`}
            >
              <span className={styles.title}>{passage.title}</span>
            </div>
          ))}
          <LeftOut stretches={leftOut} durationMs={durationMs} />
        </Scrubber>
        {children}
        <div className={styles.ticks} aria-hidden>
          {tickInstants(durationMs, width).map((ms) => (
            <span key={ms} className={styles.tick} style={{ left: percentage(shareOf(ms, durationMs)) }} data-edge={edgeOf(ms, durationMs, width)}>
              {formatLength(ms)}
            </span>
          ))}
        </div>
        <Playhead player={player} />
      </div>
      {onMoveMark &&
        passages.map(
          ({ markIndex, startMs, title }) =>
            markIndex !== null && (
              <div
                key={markIndex}
                className={styles.grip}
                style={{ left: percentage(shareOf(startMs, durationMs)) }}
                title={`Drag to move the mark “${title}”`}
                aria-hidden
                onPointerDown={(event) => {
                  event.currentTarget.setPointerCapture(event.pointerId)
                  player.seek(startMs)
                }}
                onPointerMove={(event) => moveMark(markIndex, event)}
              />
            ),
        )}
    </div>
  )
}

type ScrubberProps = Pick<TimelineProps, 'player' | 'label' | 'passages' | 'describe' | 'children'> & { leftOut: readonly Stretch[] }

function Scrubber({ player, label, passages, leftOut, describe, children }: ScrubberProps) {
  const tenths = usePlayback(player, (playback) => Math.floor(playback.positionMs / 100))
  const isWithin = ({ startMs, endMs }: Stretch) => tenths * 100 >= startMs && tenths * 100 < endMs
  const passage = passages.find(isWithin)
  const words = [sayInstant(tenths * 100), passage?.title, leftOut.some(isWithin) && 'left out', describe?.(tenths * 100)].filter(Boolean)
  return (
    <div
      className={styles.scrubber}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={Math.floor(player.durationMs / 100) / 10}
      aria-valuenow={tenths / 10}
      aria-valuetext={words.join(', ')}
    >
      {children}
    </div>
  )
}

function Playhead({ player }: { player: Player }) {
  const positionMs = usePlayback(player, (playback) => playback.positionMs)
  return <div className={styles.playhead} style={{ left: percentage(shareOf(positionMs, player.durationMs)) }} />
}

/** Words at an end of the timeline are not centred on their tick: they would stick out. */
function edgeOf(ms: number, durationMs: number, width: number): 'start' | 'end' | undefined {
  if (ms === 0) return 'start'
  return (1 - shareOf(ms, durationMs)) * width < 24 ? 'end' : undefined
}
