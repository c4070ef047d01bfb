import { showToast } from '../../components/toast.tsx'
import { frameStart } from '../../player/frames.ts'
import type { Player } from '../../player/player.ts'
import { nothingSelected, spanOf } from '../../player/selection.ts'
import type { EditCommand } from '../../player/shortcuts.ts'
import { formatAmount, formatInstant } from '../../player/time.ts'
import type { Stretch } from '../../player/time-mapping.ts'
import { addCuts, keptMs } from './cuts.ts'
import { beginHere, endHere, keepSelectionAgain, leaveOutSelection, selectFrom, selectTo, type EditStep } from './edit-commands.ts'
import type { EditHandle } from './use-edits.ts'

export type EditCommands = {
  /** @returns whether there was anything to do. */
  run: (command: Exclude<EditCommand, 'mark' | 'cover'>) => boolean
  keepAgain: () => void
  /** Leaves stretches out at once. */
  leaveOut: (stretches: readonly Stretch[], words: string) => boolean
  /** The frame that is shown; at the very end, the end. */
  now: () => number
}

const tooShort = 'Too little of the recording would be left.'

/** What the keys and buttons do where the player stands. @param say tells screen readers what a key did that shows no toast. */
export function useEditCommands(player: Player, { edits, edit, nudge, select }: EditHandle, say: (words: string) => void): EditCommands {
  const { durationMs, frameRate } = player

  function now(): number {
    const { positionMs } = player.snapshot()
    return positionMs >= durationMs - 1 ? durationMs : frameStart(positionMs, frameRate)
  }

  function step(change: EditStep, words: string): boolean {
    const isDone = edit((current) => change(current, now(), durationMs), words)
    if (!isDone) showToast(tooShort)
    return true
  }

  function run(command: Exclude<EditCommand, 'mark' | 'cover'>): boolean {
    const { selection } = edits
    switch (command) {
      case 'set-in':
        nudge((current) => selectFrom(current, now(), durationMs) ?? current)
        say(`In at ${formatInstant(now())}.`)
        return true
      case 'set-out':
        nudge((current) => selectTo(current, now(), durationMs) ?? current)
        say(`Out at ${formatInstant(now())}.`)
        return true
      case 'leave-out': {
        const span = spanOf(selection)
        return span !== null && step(leaveOutSelection, `${formatAmount(span.endMs - span.startMs)} left out.`)
      }
      case 'begin-here':
        return step(beginHere, `The video begins at ${formatInstant(now())}.`)
      case 'end-here':
        return step(endHere, `The video ends at ${formatInstant(now())}.`)
      case 'clear-selection':
        select(() => nothingSelected)
        return selection.inMs !== null || selection.outMs !== null
    }
  }

  return {
    run,
    keepAgain() {
      const after = keepSelectionAgain(edits, now(), durationMs)
      if (!after) return
      const againMs = keptMs(after.cuts, durationMs) - keptMs(edits.cuts, durationMs)
      edit(() => after, `${formatAmount(againMs)} kept again.`)
    },
    leaveOut(stretches, words) {
      const isDone = edit((current) => {
        const cuts = addCuts(current.cuts, stretches, durationMs)
        return cuts && { ...current, cuts }
      }, words)
      if (!isDone) showToast(tooShort)
      return isDone
    },
    now,
  }
}
