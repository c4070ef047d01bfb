import type { KeyboardEvent, PointerEvent } from 'react'
import { useRef } from 'react'
import styles from './edge-handle.module.css'
import { frameStart } from './frames.ts'
import { snapTarget, type SnapTarget } from './snap.ts'
import { sayInstant } from './time.ts'
import { useTimeline } from './timeline-context.ts'
import { percentage, shareOf } from './timeline-geometry.ts'

/** Something that begins or ends on a timeline, and can be moved along it. */
export type TimelineEdge = {
  /** The same for the same edge wherever it stands. */
  key: string
  label: string
  /** On which side of what it belongs to it stands; a mark has one edge. */
  side: 'mark' | 'start' | 'end'
  atMs: number
  earliestMs: number
  latestMs: number
}

export type EdgeHandleProps = {
  edge: TimelineEdge
  /** Where a dragged edge comes to rest; asked when a drag begins. */
  targets: () => readonly SnapTarget[]
  /** Where it is dragged to, and what it rests at; null when the drag is over. */
  onDrag: (atMs: number | null, target: SnapTarget | null) => void
  onMove: (atMs: number) => void
}

/** From so near, a dragged edge jumps to what lies there (pixels). */
const snapPixels = 8

/** An edge to drag, or to move with the arrow keys: by a frame, with Shift by a second. */
export function EdgeHandle({ edge, targets, onDrag, onMove }: EdgeHandleProps) {
  const { player, instantAt, msPerPixel } = useTimeline()
  const { label, side, atMs, earliestMs, latestMs } = edge
  const drag = useRef<{ targets: readonly SnapTarget[]; fromMs: number; atMs: number; offsetMs: number } | null>(null)
  const within = (ms: number) => Math.min(latestMs, Math.max(earliestMs, ms))

  function pointerDown(event: PointerEvent): void {
    event.stopPropagation()
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    drag.current = { targets: targets(), fromMs: atMs, atMs, offsetMs: atMs - instantAt(event.clientX) }
    player.pause()
    player.seek(atMs)
  }

  function pointerMove(event: PointerEvent): void {
    event.stopPropagation()
    const current = drag.current
    if (!current) return
    const wantedMs = instantAt(event.clientX) + current.offsetMs
    const target = event.altKey ? null : snapTarget(wantedMs, current.targets, snapPixels * msPerPixel())
    current.atMs = within(target ? target.atMs : frameStart(wantedMs, player.frameRate))
    player.seek(current.atMs)
    onDrag(current.atMs, target?.atMs === current.atMs ? target : null)
  }

  function finish(isKept: boolean): void {
    const current = drag.current
    drag.current = null
    if (!current) return
    onDrag(null, null)
    if (isKept && current.atMs !== current.fromMs) onMove(current.atMs)
  }

  function keyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape' && drag.current) {
      event.stopPropagation()
      return finish(false)
    }
    const direction = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (direction === 0 || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    const frameMs = 1_000 / (player.frameRate || 30)
    const toMs = within(event.shiftKey ? atMs + direction * 1_000 : frameStart(atMs + direction * frameMs + frameMs / 2, player.frameRate))
    player.pause()
    player.seek(toMs)
    onMove(toMs)
  }

  return (
    <div
      className={`${styles.handle} ${styles[side]}`}
      style={{ left: percentage(shareOf(atMs, player.durationMs)) }}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={earliestMs / 1_000}
      aria-valuemax={latestMs / 1_000}
      aria-valuenow={atMs / 1_000}
      aria-valuetext={sayInstant(atMs)}
      title={`${label}: drag it, or move it with the arrow keys`}
      onPointerDown={pointerDown}
      onPointerMove={pointerMove}
      onPointerUp={() => finish(true)}
      onPointerCancel={() => finish(false)}
      onKeyDown={keyDown}
    />
  )
}
