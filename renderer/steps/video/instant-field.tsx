import type { KeyboardEvent } from 'react'
import { useState } from 'react'
import { formatExactInstant, parseInstant, sayInstant } from '../../player/time.ts'
import styles from './instant-field.module.css'

export type InstantFieldProps = {
  label: string
  atMs: number
  /** Length of a frame of the recording, milliseconds: how far an arrow key moves it. */
  frameMs: number
  onChange: (atMs: number) => void
}

/** An instant of the recording, to be typed, or moved by frames with Up and Down (by seconds with Shift). */
export function InstantField({ label, atMs, frameMs, onChange }: InstantFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const parsed = typed === null ? atMs : parseInstant(typed)

  function finish(): void {
    if (typed !== null && parsed !== null && parsed !== atMs) onChange(parsed)
    setTyped(null)
  }

  function keyDown(event: KeyboardEvent): void {
    const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0
    if (direction !== 0) {
      event.preventDefault()
      setTyped(null)
      onChange((parsed ?? atMs) + direction * (event.shiftKey ? 1_000 : frameMs))
    } else if (event.key === 'Enter') finish()
    else if (event.key === 'Escape') setTyped(null)
  }

  return (
    <input
      className={styles.field}
      role="spinbutton"
      aria-label={label}
      aria-valuenow={atMs / 1_000}
      aria-valuetext={sayInstant(atMs)}
      aria-invalid={parsed === null || undefined}
      title="Minutes and seconds. Up and Down move it by a frame, with Shift by a second."
      inputMode="decimal"
      autoComplete="off"
      spellCheck={false}
      value={typed ?? formatExactInstant(atMs)}
      onChange={(event) => setTyped(event.target.value)}
      onKeyDown={keyDown}
      onBlur={finish}
    />
  )
}
