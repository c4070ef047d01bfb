/** @file What can be edited of a recording, and the edges of it that can be moved along its timeline. Pure. */
import type { Mark, Section } from '#shared/domain/submission.ts'
import type { Cover, Passage } from '#shared/domain/video-plan.ts'
import type { TimelineEdge } from '../../player/edge-handle.tsx'
import { setIn, setOut, type Selection } from '../../player/selection.ts'
import type { SnapTarget } from '../../player/snap.ts'
import { moveCoverEdge, shortestCoverMs } from './covers.ts'
import { edgeRange, moveCutEdge } from './cuts.ts'
import { inOrder, markRange, markTitle, moveMark } from './marks.ts'

/** In order of time, but for the covers, which keep their places. `selection` is not part of the submission. */
export type Edits = { marks: readonly Mark[]; cuts: readonly Passage[]; covers: readonly Cover[]; selection: Selection }

/** An edge, and what moving it makes of the edits. */
export type EditEdge = TimelineEdge & { of: 'mark' | 'cut' | 'cover' | 'selection'; move: (edits: Edits, atMs: number) => Edits }

/** @returns what the submission holds of the edits. */
export function editsOf({ marks, wishes }: Section<'video'>, selection: Selection): Edits {
  return { marks: inOrder(marks), cuts: wishes.cuts, covers: wishes.covers, selection }
}

/** @returns the section with these edits. */
export function withEdits(video: Section<'video'>, { marks, cuts, covers }: Edits): Section<'video'> {
  return { ...video, marks: [...marks], wishes: { ...video.wishes, cuts: [...cuts], covers: [...covers] } }
}

/**
 * @param editedCover the place in the list of the cover whose edges can be moved, if any.
 * @returns every edge that can be moved, in order of kind and time.
 */
export function edgesOf(edits: Edits, editedCover: number | null, durationMs: number): EditEdge[] {
  return [
    ...markEdges(edits, durationMs),
    ...cutEdges(edits, durationMs),
    ...coverEdges(edits, editedCover, durationMs),
    ...selectionEdges(edits, durationMs),
  ]
}

/** @returns where an edge that is dragged comes to rest: at the other edges, at pictures that appear, at the player, and at both ends. */
export function snapTargets(
  edges: readonly EditEdge[],
  dragged: string,
  { positionMs, sceneChangesMs, durationMs }: { positionMs: number; sceneChangesMs: readonly number[]; durationMs: number },
): SnapTarget[] {
  return [
    ...edges.filter(({ key }) => key !== dragged).map(({ atMs, label }) => ({ atMs, words: label })),
    { atMs: Math.round(positionMs), words: 'The player' },
    ...sceneChangesMs.map((atMs) => ({ atMs, words: 'A new picture' })),
    { atMs: 0, words: 'The start' },
    { atMs: durationMs, words: 'The end' },
  ]
}

function markEdges({ marks }: Edits, durationMs: number): EditEdge[] {
  return marks.flatMap((mark, index) => {
    // What lies behind the end is in the list only.
    if (mark.atMs >= durationMs) return []
    const range = markRange(marks, index, durationMs)
    const move = (edits: Edits, atMs: number) => ({ ...edits, marks: moveMark(edits.marks, index, atMs, durationMs) })
    return [
      { key: `mark ${index}`, of: 'mark' as const, side: 'mark' as const, label: `Start of “${markTitle(mark)}”`, atMs: mark.atMs, ...range, move },
    ]
  })
}

function cutEdges({ cuts }: Edits, durationMs: number): EditEdge[] {
  return cuts.flatMap((cut, index) =>
    (['start', 'end'] as const)
      // What is left out from the very start, or to the very end, has only one edge to move.
      .filter((side) => (side === 'start' ? cut.startMs > 0 : cut.endMs < durationMs))
      .map((side) => ({
        key: `cut ${index} ${side}`,
        of: 'cut' as const,
        side,
        label: `${side === 'start' ? 'Start' : 'End'} of cut ${index + 1}`,
        atMs: side === 'start' ? cut.startMs : cut.endMs,
        ...edgeRange(cuts, index, side, durationMs),
        move: (edits: Edits, atMs: number) => ({ ...edits, cuts: moveCutEdge(edits.cuts, index, side, atMs, durationMs) }),
      })),
  )
}

function coverEdges({ covers }: Edits, edited: number | null, durationMs: number): EditEdge[] {
  const cover = edited === null ? undefined : covers[edited]
  if (edited === null || !cover) return []
  return (['start', 'end'] as const).map((side) => ({
    key: `cover ${edited} ${side}`,
    of: 'cover',
    side,
    label: `${side === 'start' ? 'Start' : 'End'} of the cover`,
    atMs: side === 'start' ? cover.startMs : cover.endMs,
    earliestMs: side === 'start' ? 0 : cover.startMs + shortestCoverMs,
    latestMs: side === 'start' ? cover.endMs - shortestCoverMs : durationMs,
    move: (edits, atMs) => ({ ...edits, covers: moveCoverEdge(edits.covers, edited, side, atMs, durationMs) }),
  }))
}

function selectionEdges({ selection: { inMs, outMs } }: Edits, durationMs: number): EditEdge[] {
  const edge = (side: 'start' | 'end', atMs: number): EditEdge => ({
    key: `selection ${side}`,
    of: 'selection',
    side,
    label: side === 'start' ? 'In' : 'Out',
    atMs,
    earliestMs: side === 'start' ? 0 : (inMs ?? -1) + 1,
    latestMs: side === 'start' ? (outMs ?? durationMs) - 1 : durationMs,
    move: (edits, toMs) => ({ ...edits, selection: (side === 'start' ? setIn : setOut)(edits.selection, toMs) }),
  })
  return [...(inMs === null ? [] : [edge('start', inMs)]), ...(outMs === null ? [] : [edge('end', outMs)])]
}
