import type { PointerEvent, ReactNode } from 'react'
import { useMemo, useRef } from 'react'
import type { Flow } from '#shared/domain/submission.ts'
import type { Player } from './player.ts'
import { Ruler } from './ruler.tsx'
import { Scrubber } from './scrubber.tsx'
import type { Stretch } from './time-mapping.ts'
import { TimelineContext, type TimelinePlaces } from './timeline-context.ts'
import { instantAt, percentage, shareOf } from './timeline-geometry.ts'
import styles from './timeline.module.css'
import { usePlayback } from './use-player.ts'
import type { TimelineView } from './use-timeline-view.ts'

/** A stretch of the video with a name. `markIndex` is the mark that begins it, null where none does. */
export type TimelinePassage = Stretch & { title: string; flow: Flow; markIndex: number | null }

export type TimelineProps = {
  player: Player
  label: string
  view: TimelineView
  passages: readonly TimelinePassage[]
  /** Stretches that the video leaves out. */
  leftOut?: readonly Stretch[]
  /** What is known of an instant beside its passage, for screen readers. */
  describe?: (ms: number) => string
  /** What stands on the ruler, and on the passages: edges to drag. */
  onRuler?: ReactNode
  onPassages?: ReactNode
  /** What lies over everything. */
  over?: ReactNode
  /** Drawings of the same length, below the passages. */
  children?: ReactNode
}

const nothing: readonly Stretch[] = []

/** A video from its beginning to its end: its passages, times, and where the player stands. Press or drag to go anywhere. */
export function Timeline({ player, label, view, passages, leftOut = nothing, describe, onRuler, onPassages, over, children }: TimelineProps) {
  const track = useRef<HTMLDivElement>(null)
  const { durationMs } = player
  const { zoom, width, attach } = view

  const places = useMemo<TimelinePlaces>(() => {
    const edges = () => track.current?.getBoundingClientRect() ?? { left: 0, width: 0 }
    return {
      player,
      instantAt(clientX) {
        const seen = track.current?.parentElement?.getBoundingClientRect()
        return instantAt(seen ? Math.max(seen.left, Math.min(seen.right, clientX)) : clientX, edges(), durationMs)
      },
      msPerPixel: () => durationMs / Math.max(1, edges().width),
    }
  }, [player, durationMs])

  function pointerDown(event: PointerEvent): void {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    player.seek(places.instantAt(event.clientX))
  }

  function pointerMove(event: PointerEvent): void {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) player.seek(places.instantAt(event.clientX))
  }

  return (
    <TimelineContext value={places}>
      <div ref={attach} className={styles.window} style={{ ['--window' as string]: `${width}px` }}>
        <div ref={track} className={styles.track} style={{ width: percentage(zoom) }} onPointerDown={pointerDown} onPointerMove={pointerMove}>
          <div className={styles.ruler}>
            <Ruler durationMs={durationMs} width={width * zoom} />
            {onRuler}
          </div>
          <div className={styles.passages}>
            <Scrubber player={player} label={label} passages={passages} leftOut={leftOut} describe={describe} />
            {onPassages}
          </div>
          {children}
          {over}
          <Playhead player={player} />
        </div>
      </div>
    </TimelineContext>
  )
}

function Playhead({ player }: { player: Player }) {
  const positionMs = usePlayback(player, (playback) => playback.positionMs)
  return <div className={styles.playhead} style={{ left: percentage(shareOf(positionMs, player.durationMs)) }} />
}
