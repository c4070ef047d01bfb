import type { KeyboardEvent, PointerEvent } from 'react'
import styles from './compare.module.css'

const step = 0.05

/** The line between two pictures that lie on each other. It is dragged, or moved with the arrow keys. */
export function Divider({ share, onChange }: { share: number; onChange: (share: number) => void }) {
  const move = (to: number) => onChange(Math.min(1, Math.max(0, to)))

  function pointerMove(event: PointerEvent): void {
    const track = event.currentTarget.parentElement?.getBoundingClientRect()
    if (track && event.currentTarget.hasPointerCapture(event.pointerId)) move((event.clientX - track.left) / track.width)
  }

  function keyDown(event: KeyboardEvent): void {
    if (event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return
    const to = { ArrowLeft: share - step, ArrowRight: share + step, Home: 0, End: 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    move(to)
  }

  return (
    <div
      className={styles.handle}
      style={{ left: `${share * 100}%` }}
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label="Line between recording and result"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(share * 100)}
      onKeyDown={keyDown}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={pointerMove}
    />
  )
}
