/** @file Editing what the video hides of the picture. Pure: every change gives a new list, in which a cover keeps its place. */
import type { Box } from '#shared/domain/screen-review.ts'
import type { Cover } from '#shared/domain/video-plan.ts'
import type { Stretch } from '../../player/time-mapping.ts'

/** As many covers as a submission holds. */
export const mostCovers = 500

/** A cover is seen: no shorter than this (milliseconds). */
export const shortestCoverMs = 100

export const coverKinds: Readonly<Record<Cover['kind'], string>> = { solid: 'Black box', blur: 'Mosaic' }

/** @returns the wishes with one more cover, at the end of the list; the same wishes when it is full. */
export function addCover<Wishes extends { covers: readonly Cover[] }>(
  wishes: Wishes,
  { startMs, endMs, box, kind = 'solid' }: Stretch & { box: Box; kind?: Cover['kind'] },
): Wishes {
  if (wishes.covers.length >= mostCovers) return wishes
  return { ...wishes, covers: [...wishes.covers, withinPicture({ startMs, endMs, ...box, kind })] }
}

/** @returns the list with another place, time or kind for the cover at `index`. */
export function changeCover(covers: readonly Cover[], index: number, change: Partial<Cover>): Cover[] {
  return covers.map((cover, other) => (other === index ? withinPicture({ ...cover, ...change }) : cover))
}

/** @returns the list without the cover at `index`. */
export function removeCover(covers: readonly Cover[], index: number): Cover[] {
  return covers.filter((_, other) => other !== index)
}

/** @returns the list with a cover back at the place that it was removed from. */
export function restoreCover(covers: readonly Cover[], index: number, cover: Cover): Cover[] {
  return covers.toSpliced(index, 0, cover)
}

/**
 * Moves the beginning or the end of a cover in time; it does not pass the other one.
 * @param atMs wanted instant; brought within the recording of `durationMs`.
 */
export function moveCoverEdge(covers: readonly Cover[], index: number, edge: 'start' | 'end', atMs: number, durationMs: number): Cover[] {
  const cover = covers[index]
  if (!cover) return [...covers]
  const change =
    edge === 'start'
      ? { startMs: Math.max(0, Math.min(Math.round(atMs), cover.endMs - shortestCoverMs)) }
      : { endMs: Math.min(durationMs, Math.max(Math.round(atMs), cover.startMs + shortestCoverMs)) }
  return changeCover(covers, index, change)
}

/** Place and size are shares of the picture: rounded to what the eye can tell, and never beyond its edges. */
function withinPicture(cover: Cover): Cover {
  const share = (value: number, most = 1) => Math.round(Math.max(0, Math.min(most, value)) * 100_000) / 100_000
  const x = share(cover.x)
  const y = share(cover.y)
  return { ...cover, x, y, width: share(cover.width, 1 - x), height: share(cover.height, 1 - y) }
}
