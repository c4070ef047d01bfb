/** @file Where things stand on a timeline. Pure. */
import type { Stretch } from './time-mapping.ts'

/** Distances between labelled ticks that people read easily (milliseconds). */
const tickStepsMs = [100, 200, 500, 1_000, 2_000, 5_000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_200_000, 1_800_000, 3_600_000]

/** Room that a labelled tick needs (pixels). */
const tickRoomPixels = 72

/**
 * @param durationMs length of the video, milliseconds.
 * @param widthPixels width of the timeline.
 * @returns the instants of labelled ticks from 0 on, milliseconds; none where there is nothing to show.
 */
export function tickInstants(durationMs: number, widthPixels: number): number[] {
  if (!(durationMs > 0) || !(widthPixels > 0)) return []
  const room = Math.max(1, Math.floor(widthPixels / tickRoomPixels))
  const stepMs = tickStepsMs.find((step) => durationMs / step <= room) ?? Math.ceil(durationMs / room)
  return Array.from({ length: Math.floor(durationMs / stepMs) + 1 }, (_, index) => index * stepMs)
}

/** @returns the share of the timeline before `ms`, from 0 to 1. */
export function shareOf(ms: number, durationMs: number): number {
  return durationMs > 0 ? Math.min(1, Math.max(0, ms / durationMs)) : 0
}

/** @returns a share as CSS writes it. */
export function percentage(share: number): string {
  return `${Number((share * 100).toFixed(4))}%`
}

/** @returns where a stretch of the video stands on the timeline, as CSS writes it. */
export function placeOf({ startMs, endMs }: Stretch, durationMs: number): { left: string; width: string } {
  return { left: percentage(shareOf(startMs, durationMs)), width: percentage(shareOf(endMs - startMs, durationMs)) }
}

/**
 * @param pointerX where the pointer is, pixels of the window.
 * @param track left edge and width of the timeline, pixels of the window.
 * @returns the instant below the pointer, milliseconds, within the video.
 */
export function instantAt(pointerX: number, track: { left: number; width: number }, durationMs: number): number {
  return track.width > 0 ? shareOf(pointerX - track.left, track.width) * durationMs : 0
}
