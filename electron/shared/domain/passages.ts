/** @file Passages of a recording: what marks make of it, and what is left when others are taken out. Pure. */
import type { Flow, Mark } from './submission.ts'
import type { Passage } from './video-plan.ts'

export type FlowPassage = Passage & { flow: Flow }

/**
 * A mark starts a passage that lasts until the next mark or the end; what lies before the first mark is normal flow.
 * Neighbours of the same flow are one passage; marks at or after the end, and passages without length, are dropped.
 * @param durationMs length of the recording.
 * @returns the passages in order, covering the whole recording.
 */
export function passagesByFlow(marks: readonly Mark[], durationMs: number): FlowPassage[] {
  const sorted = marks.filter(({ atMs }) => atMs < durationMs).sort((a, b) => a.atMs - b.atMs)
  const starts: { atMs: number; flow: Flow }[] = [{ atMs: 0, flow: 'normal' }, ...sorted]
  const passages: FlowPassage[] = []
  for (const [index, { atMs, flow }] of starts.entries()) {
    const endMs = starts[index + 1]?.atMs ?? durationMs
    if (endMs <= atMs) continue
    const last = passages.at(-1)
    if (last?.flow === flow) last.endMs = endMs
    else passages.push({ startMs: atMs, endMs, flow })
  }
  return passages
}

/** @returns what is left of the passages when others are taken out; one without length takes nothing. */
export function withoutPassages(passages: readonly Passage[], taken: readonly Passage[]): Passage[] {
  return taken.reduce<Passage[]>(
    (left, cut) =>
      left.flatMap(({ startMs, endMs }) =>
        cut.startMs < Math.min(cut.endMs, endMs) && cut.endMs > startMs
          ? [
              { startMs, endMs: cut.startMs },
              { startMs: cut.endMs, endMs },
            ].filter((piece) => piece.endMs > piece.startMs)
          : [{ startMs, endMs }],
      ),
    [...passages],
  )
}
