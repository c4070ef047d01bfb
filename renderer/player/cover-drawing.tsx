import type { KeyboardEvent, PointerEvent } from 'react'
import { useEffect, useRef, useState } from 'react'
import type { Box } from '#shared/domain/screen-review.ts'
import { boxBetween, boxStyle, middleBox, smallestShare, type Point } from './box-geometry.ts'
import styles from './cover-layer.module.css'
import type { Place } from './pan.ts'

export type CoverDrawingProps = { picture: Place; onDrawn: (box: Box) => void; onCancel: () => void }

/** The picture as a sheet to draw a rectangle on: with the pointer, or Enter puts one in the middle. */
export function CoverDrawing({ picture, onDrawn, onCancel }: CoverDrawingProps) {
  const sheet = useRef<HTMLDivElement>(null)
  const [corners, setCorners] = useState<{ from: Point; to: Point } | null>(null)
  useEffect(() => sheet.current?.focus({ preventScroll: true }), [])

  function pointAt(event: PointerEvent): Point {
    const { left, top } = event.currentTarget.getBoundingClientRect()
    return { x: (event.clientX - left) / picture.width, y: (event.clientY - top) / picture.height }
  }

  function pointerDown(event: PointerEvent): void {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const point = pointAt(event)
    setCorners({ from: point, to: point })
  }

  function pointerUp(event: PointerEvent): void {
    setCorners(null)
    if (!corners) return
    const { from } = corners
    // Not the corner that was drawn last: the pointer may have moved on since.
    const to = pointAt(event)
    // A press without a drag asks for no rectangle.
    if (Math.max(Math.abs(from.x - to.x), Math.abs(from.y - to.y)) >= smallestShare) onDrawn(boxBetween(from, to))
  }

  function keyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' && event.key !== ' ' && event.key !== 'Escape') return
    event.preventDefault()
    if (event.key === 'Escape') onCancel()
    else onDrawn(middleBox)
  }

  return (
    <div
      ref={sheet}
      className={styles.sheet}
      role="application"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- an application of its own, for the arrow keys
      tabIndex={0}
      aria-label="Draw a rectangle over what is to be hidden. Enter puts one in the middle, Escape leaves it."
      onPointerDown={pointerDown}
      onPointerMove={(event) => corners && setCorners({ ...corners, to: pointAt(event) })}
      onPointerUp={pointerUp}
      onPointerCancel={() => setCorners(null)}
      onKeyDown={keyDown}
    >
      {corners && <div className={`${styles.edited} ${styles.drawn}`} style={boxStyle(boxBetween(corners.from, corners.to))} />}
    </div>
  )
}
