import type { KeyboardEvent, ReactNode } from 'react'
import type { Player } from './player.ts'
import { commandOf, type EditCommand, type KeyPress, type PlayerCommand } from './shortcuts.ts'

export type PlayerGroupProps = {
  player: Player
  label: string
  id?: string
  className?: string
  /** The user changes what becomes of the video, where it can be edited. It returns whether there was anything to do. */
  onEdit?: (command: EditCommand) => boolean
  /** The user sees more of the timeline's detail (1), less (-1), or all of it (0). */
  onZoom?: (steps: -1 | 0 | 1) => void
  /** The user moves the picture: one step right or down is 1. */
  onPan?: (x: number, y: number) => void
  children: ReactNode
}

/** Everything that belongs to one player. Its keys work while the focus is anywhere inside. */
export function PlayerGroup({ player, label, id, className, onEdit, onZoom, onPan, children }: PlayerGroupProps) {
  /** @returns whether there was anything to do. */
  function carryOut(command: PlayerCommand): boolean {
    switch (command.kind) {
      case 'toggle':
        player.toggle()
        return true
      case 'shuttle':
        player.shuttle(command.direction)
        return true
      case 'seek-by':
        player.seekBy(command.ms)
        return true
      case 'seek-to':
        player.seek(command.place === 'start' ? 0 : player.durationMs)
        return true
      case 'frames':
        player.stepFrames(command.frames)
        return true
      case 'mute':
        player.setMuted(!player.snapshot().isMuted)
        return true
      case 'zoom':
        onZoom?.(command.steps)
        return onZoom !== undefined
      case 'pan':
        onPan?.(command.x, command.y)
        return onPan !== undefined
      case 'edit':
        return onEdit?.(command.edit) ?? false
    }
  }

  function keyDown(event: KeyboardEvent): void {
    if (event.defaultPrevented || !(event.target instanceof Element)) return
    const hasOtherModifier = event.ctrlKey || event.altKey || event.metaKey
    const command = commandOf({ key: event.key, hasShift: event.shiftKey, hasOtherModifier, on: focusKind(event.target) })
    if (command && carryOut(command)) event.preventDefault()
  }

  return (
    <div id={id} className={className} role="group" aria-label={label} tabIndex={-1} onKeyDown={keyDown}>
      {children}
    </div>
  )
}

function focusKind(element: Element): KeyPress['on'] {
  if (element.matches('input[type="range"], input[type="radio"], [role="radio"], [role="separator"]')) return 'choice'
  if (element.matches('input[type="checkbox"], button, a, summary')) return 'button'
  return element.matches('input, textarea, select, [contenteditable]') ? 'text' : 'other'
}
