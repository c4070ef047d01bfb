import type { KeyboardEvent, ReactNode } from 'react'
import type { Player } from './player.ts'
import { commandOf, type KeyPress, type PlayerCommand } from './shortcuts.ts'

export type PlayerGroupProps = {
  player: Player
  label: string
  className?: string
  /** The user asks for a mark where the player stands. */
  onMark?: () => void
  /** The user moves the picture: one step right or down is 1. */
  onPan?: (x: number, y: number) => void
  children: ReactNode
}

/** Everything that belongs to one player. Its keys work while the focus is anywhere inside. */
export function PlayerGroup({ player, label, className, onMark, onPan, children }: PlayerGroupProps) {
  function carryOut(command: PlayerCommand): void {
    if (command.kind === 'toggle') player.toggle()
    else if (command.kind === 'seek-by') player.seekBy(command.ms)
    else if (command.kind === 'seek-to') player.seek(command.place === 'start' ? 0 : player.durationMs)
    else if (command.kind === 'frames') player.stepFrames(command.frames)
    else if (command.kind === 'mute') player.setMuted(!player.snapshot().isMuted)
    else if (command.kind === 'mark') onMark?.()
    else onPan?.(command.x, command.y)
  }

  function keyDown(event: KeyboardEvent): void {
    if (event.defaultPrevented || !(event.target instanceof Element)) return
    const hasOtherModifier = event.ctrlKey || event.altKey || event.metaKey
    const command = commandOf({ key: event.key, hasShift: event.shiftKey, hasOtherModifier, on: focusKind(event.target) })
    if (!command) return
    event.preventDefault()
    carryOut(command)
  }

  return (
    <div className={className} role="group" aria-label={label} tabIndex={-1} onKeyDown={keyDown}>
      {children}
    </div>
  )
}

function focusKind(element: Element): KeyPress['on'] {
  if (element.matches('input[type="range"], input[type="radio"], [role="radio"], [role="separator"]')) return 'choice'
  if (element.matches('input[type="checkbox"], button, a, summary')) return 'button'
  return element.matches('input, textarea, select, [contenteditable]') ? 'text' : 'other'
}
