/** @file Editing what the video leaves out of the recording. Pure: every change gives a new list, in order, joined where cuts meet. */
import { withoutPassages } from '#shared/domain/passages.ts'
import type { Passage } from '#shared/domain/video-plan.ts'
import { stretchesLength, type Stretch } from '../../player/time-mapping.ts'

/** As many cuts as a submission holds. */
const mostCuts = 500

/** Nothing shorter is left out (milliseconds). */
const shortestCutMs = 40

/** So much of a recording stays at the least: a video of nothing cannot be made (milliseconds). */
const leastKeptMs = 1_000

/** @returns the cuts within the recording, in order, joined where they meet or overlap. */
function tidyCuts(cuts: readonly Stretch[], durationMs: number): Passage[] {
  const joined: Passage[] = []
  const within = cuts.map(({ startMs, endMs }) => ({ startMs: Math.max(0, Math.round(startMs)), endMs: Math.min(durationMs, endMs) }))
  for (const { startMs, endMs } of within.toSorted((a, b) => a.startMs - b.startMs)) {
    const last = joined.at(-1)
    if (last && startMs - last.endMs < shortestCutMs) last.endMs = Math.max(last.endMs, endMs)
    else if (endMs - startMs >= shortestCutMs) joined.push({ startMs, endMs })
  }
  return joined
}

/** @returns the cuts with these as well; null when too little would be left, or there are too many. */
export function addCuts(cuts: readonly Passage[], added: readonly Stretch[], durationMs: number): Passage[] | null {
  const next = tidyCuts([...cuts, ...added], durationMs)
  return keptMs(next, durationMs) < Math.min(leastKeptMs, durationMs / 2) || next.length > mostCuts ? null : next
}

/** @returns the cuts without what they leave out of this stretch. */
export function keepAgain(cuts: readonly Passage[], kept: Stretch, durationMs: number): Passage[] {
  return tidyCuts(withoutPassages(cuts, [kept]), durationMs)
}

/** @returns the cuts of now with the step from `before` to `after` taken back; what was cut or kept since stays, also where too little would be left. */
export function takeBackCuts(cuts: readonly Passage[], before: readonly Passage[], after: readonly Passage[], durationMs: number): Passage[] {
  const shown = tidyCuts(withoutPassages(cuts, withoutPassages(after, before)), durationMs)
  return addCuts(shown, withoutPassages(before, after), durationMs) ?? shown
}

/** Moves one edge of a cut; it passes neither the other edge nor the neighbours. */
export function moveCutEdge(cuts: readonly Passage[], index: number, edge: 'start' | 'end', atMs: number, durationMs: number): Passage[] {
  const { earliestMs, latestMs } = edgeRange(cuts, index, edge, durationMs)
  const movedMs = Math.max(earliestMs, Math.min(latestMs, Math.round(atMs)))
  return cuts.map((cut, other) => (other === index ? { ...cut, [edge === 'start' ? 'startMs' : 'endMs']: movedMs } : cut))
}

/** @returns how far an edge of a cut can be moved. */
export function edgeRange(
  cuts: readonly Passage[],
  index: number,
  edge: 'start' | 'end',
  durationMs: number,
): { earliestMs: number; latestMs: number } {
  const cut = cuts[index] ?? { startMs: 0, endMs: durationMs }
  if (edge === 'start') {
    const previous = cuts[index - 1]
    return { earliestMs: previous ? previous.endMs + shortestCutMs : 0, latestMs: cut.endMs - shortestCutMs }
  }
  return { earliestMs: cut.startMs + shortestCutMs, latestMs: (cuts[index + 1]?.startMs ?? durationMs + shortestCutMs) - shortestCutMs }
}

/** @returns the cuts with which the video begins at this instant, earlier or later than before; null when too little would be left. */
export function beginAt(cuts: readonly Passage[], ms: number, durationMs: number): Passage[] | null {
  const others = cuts.filter(({ startMs }) => startMs > 0)
  return ms > 0 ? addCuts(others, [{ startMs: 0, endMs: ms }], durationMs) : others
}

/** @returns the cuts with which the video ends at this instant; null when too little would be left. */
export function endAt(cuts: readonly Passage[], ms: number, durationMs: number): Passage[] | null {
  const others = cuts.filter(({ endMs }) => endMs < durationMs)
  return ms < durationMs ? addCuts(others, [{ startMs: ms, endMs: durationMs }], durationMs) : others
}

/** @returns the place in the list of the cut that leaves an instant out, or -1. */
export function cutAt(cuts: readonly Passage[], ms: number): number {
  return cuts.findIndex(({ startMs, endMs }) => ms >= startMs && ms < endMs)
}

/** @returns how much of the recording the video shows, milliseconds. */
export function keptMs(cuts: readonly Stretch[], durationMs: number): number {
  return durationMs - stretchesLength(tidyCuts(cuts, durationMs))
}
