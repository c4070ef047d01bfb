import type { KeyboardEvent, PointerEvent } from 'react'
import { useEffect, useRef, useState } from 'react'
import type { Box } from '#shared/domain/screen-review.ts'
import { boxByKey, boxStyle, grips, moveBox, resizeBox, sayBox, type Grip } from './box-geometry.ts'
import styles from './cover-layer.module.css'
import type { Place } from './pan.ts'

export type EditedBoxProps = { box: Box; kind: 'solid' | 'blur'; picture: Place; onChange: (box: Box) => void; onDone: () => void }

/** A rectangle that can be moved and resized: by its middle and its handles, or with the arrow keys. What lies below shows through. */
export function EditedBox({ box, kind, picture, onChange, onDone }: EditedBoxProps) {
  const frame = useRef<HTMLDivElement>(null)
  const drag = useRef<{ x: number; y: number; box: Box; grip: Grip | null } | null>(null)
  const [dragged, setDragged] = useState<Box | null>(null)
  const shown = dragged ?? box
  useEffect(() => frame.current?.focus({ preventScroll: true }), [])

  function pointerDown(event: PointerEvent, grip: Grip | null): void {
    event.stopPropagation()
    if (event.button !== 0) return
    frame.current?.focus({ preventScroll: true })
    event.currentTarget.setPointerCapture(event.pointerId)
    drag.current = { x: event.clientX, y: event.clientY, box, grip }
  }

  /** @returns the rectangle as it is dragged to; null where nothing is dragged. */
  function boxAt({ clientX, clientY }: PointerEvent): Box | null {
    const from = drag.current
    if (!from) return null
    const by = { x: (clientX - from.x) / picture.width, y: (clientY - from.y) / picture.height }
    if (by.x === 0 && by.y === 0) return from.box
    return from.grip ? resizeBox(from.box, from.grip, by) : moveBox(from.box, by)
  }

  function pointerMove(event: PointerEvent): void {
    event.stopPropagation()
    if (drag.current) setDragged(boxAt(event))
  }

  function finish(kept: Box | null): void {
    const from = drag.current?.box
    drag.current = null
    setDragged(null)
    if (kept && kept !== from) onChange(kept)
  }

  function keyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    if (event.key === 'Escape' && drag.current) {
      event.preventDefault()
      return finish(null)
    }
    if (event.key === 'Escape' || event.key === 'Enter') {
      event.preventDefault()
      return onDone()
    }
    const moved = boxByKey(box, event.key, event.shiftKey)
    if (!moved) return
    event.preventDefault()
    onChange(moved)
  }

  const dragging = { onPointerMove: pointerMove, onPointerUp: (event: PointerEvent) => finish(boxAt(event)), onPointerCancel: () => finish(null) }
  return (
    <div
      ref={frame}
      className={`${styles.edited} ${styles[kind]}`}
      style={boxStyle(shown)}
      role="application"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- an application of its own, for the arrow keys
      tabIndex={0}
      aria-label={`Covered region: ${sayBox(shown)}. Arrow keys move it, with Shift they change its size.`}
      onPointerDown={(event) => pointerDown(event, null)}
      onKeyDown={keyDown}
      {...dragging}
    >
      {grips.map((grip) => (
        <span
          key={`${grip.x} ${grip.y}`}
          className={styles.grip}
          style={{ left: `${(grip.x + 1) * 50}%`, top: `${(grip.y + 1) * 50}%`, cursor: cursorOf(grip) }}
          aria-hidden
          onPointerDown={(event) => pointerDown(event, grip)}
          {...dragging}
        />
      ))}
    </div>
  )
}

function cursorOf({ x, y }: Grip): string {
  if (x === 0) return 'ns-resize'
  if (y === 0) return 'ew-resize'
  return x === y ? 'nwse-resize' : 'nesw-resize'
}
