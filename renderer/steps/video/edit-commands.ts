/** @file What the keys and buttons of the editor do to the edits. Pure. */
import type { Mark } from '#shared/domain/submission.ts'
import { nothingSelected, setIn, setOut, spanOf } from '../../player/selection.ts'
import type { Stretch } from '../../player/time-mapping.ts'
import { addCuts, beginAt, cutAt, endAt, keepAgain } from './cuts.ts'
import type { Edits } from './edits.ts'
import { passagesOf } from './marks.ts'

/** Each takes the edits, the instant of the frame that is shown, and the length of the recording; null where it cannot be done. */
export type EditStep = (edits: Edits, atMs: number, durationMs: number) => Edits | null

export const selectFrom: EditStep = (edits, atMs) => ({ ...edits, selection: setIn(edits.selection, atMs) })

export const selectTo: EditStep = (edits, atMs) => ({ ...edits, selection: setOut(edits.selection, atMs) })

/** Leaves the selection out; then nothing is selected any more. */
export const leaveOutSelection: EditStep = (edits, _atMs, durationMs) => {
  const span = spanOf(edits.selection)
  return span && withCuts({ ...edits, selection: nothingSelected }, addCuts(edits.cuts, [span], durationMs))
}

/** Takes back into the video what it leaves out of the selection, or without one the cut that the player stands in. */
export const keepSelectionAgain: EditStep = (edits, atMs, durationMs) => {
  const kept = spanOf(edits.selection) ?? edits.cuts[cutAt(edits.cuts, atMs)]
  return kept ? withCuts({ ...edits, selection: nothingSelected }, keepAgain(edits.cuts, kept, durationMs)) : null
}

export const beginHere: EditStep = (edits, atMs, durationMs) => withCuts(edits, beginAt(edits.cuts, atMs, durationMs))

export const endHere: EditStep = (edits, atMs, durationMs) => withCuts(edits, endAt(edits.cuts, atMs, durationMs))

/** @returns for how long something is covered: the selection, or else the scene that is shown; too long is safer than too short. */
export function coverSpan(
  { selection, marks }: { selection: Edits['selection']; marks: readonly Mark[] },
  atMs: number,
  durationMs: number,
): Stretch {
  const scene = passagesOf(marks, durationMs).find(({ startMs, endMs }) => atMs >= startMs && atMs < endMs)
  const { startMs, endMs } = spanOf(selection) ?? scene ?? { startMs: 0, endMs: durationMs }
  return { startMs, endMs }
}

function withCuts(edits: Edits, cuts: Edits['cuts'] | null): Edits | null {
  return cuts && { ...edits, cuts }
}
