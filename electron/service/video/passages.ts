/** @file From marks to the passages of the recording that each output shows. Pure. */
import type { FlowPassage } from '#shared/domain/passages.ts'
import type { OutputFlow } from '#shared/domain/submission.ts'
import type { Passage } from '#shared/domain/video-plan.ts'

export type { Passage }

/** @returns the passages that an output of this flow shows, in order. */
export function passagesOf(flow: OutputFlow, passages: readonly FlowPassage[]): Passage[] {
  const chosen = passages.filter((passage) => flow === 'all' || passage.flow === flow)
  const merged: Passage[] = []
  for (const { startMs, endMs } of chosen) {
    const last = merged.at(-1)
    if (last?.endMs === startMs) last.endMs = endMs
    else merged.push({ startMs, endMs })
  }
  return merged
}

/** @returns the length of all passages together in milliseconds. */
export function totalMs(passages: readonly Passage[]): number {
  return passages.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0)
}

/** Frames `startFrame` up to but not including `endFrame`, counted from the beginning of the recording. */
export type FrameRange = { startFrame: number; endFrame: number }

/**
 * Snaps the passages to whole frames, so that picture and sound are cut at the same instant.
 * @param frameRate frames per second of the output.
 * @returns ranges of frames; a passage shorter than half a frame is dropped, but never the last one left.
 */
export function frameRanges(passages: readonly Passage[], frameRate: number): FrameRange[] {
  const toFrame = (ms: number) => Math.round((ms * frameRate) / 1000)
  const ranges = passages.map(({ startMs, endMs }) => ({ startFrame: toFrame(startMs), endFrame: toFrame(endMs) }))
  const kept = ranges.filter(({ startFrame, endFrame }) => endFrame > startFrame)
  const first = ranges[0]
  // The frame before the end: at the end of the recording there is none after it.
  return kept.length > 0 || !first ? kept : [{ startFrame: Math.max(0, first.endFrame - 1), endFrame: Math.max(1, first.endFrame) }]
}

/** @returns the number of frames in the ranges. */
export function countFrames(ranges: readonly FrameRange[]): number {
  return ranges.reduce((sum, { startFrame, endFrame }) => sum + endFrame - startFrame, 0)
}

/** @returns the ranges in milliseconds of the recording. */
export function rangesToPassages(ranges: readonly FrameRange[], frameRate: number): Passage[] {
  const toMs = (frame: number) => Math.round((frame * 1000) / frameRate)
  return ranges.map(({ startFrame, endFrame }) => ({ startMs: toMs(startFrame), endMs: toMs(endFrame) }))
}

/** @returns the instant of the recording that the video made of these passages shows at `atMs`. */
export function recordingTimeMs(passages: readonly Passage[], atMs: number): number {
  let left = atMs
  for (const { startMs, endMs } of passages) {
    if (left < endMs - startMs) return startMs + left
    left -= endMs - startMs
  }
  return passages.at(-1)?.endMs ?? atMs
}
