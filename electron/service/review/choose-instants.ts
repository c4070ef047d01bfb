/** @file At which instants a video is read beside its recording. Pure. */
import type { Passage, WorstMoment } from '#shared/domain/video-plan.ts'
import { recordingTimeMs } from '../video/passages.ts'

export type ComparedInstant = { atMs: number; recordingAtMs: number }

const mostInstants = 16
/** Two of them lie at least this far apart. */
const apartMs = 1_000
/** While the picture changes, both show something else by a frame; a calm instant is looked for so far around. */
const searchMs = 2_000
const movingChange = 0.005

/**
 * @param passages of the recording that the video shows. @param changes share of the picture that differs from the frame before, for each frame of the recording at `frameRate`.
 * @returns the worst moments that were measured, and others spread evenly, in the order of time.
 */
export function chooseInstants(
  { durationMs, passages, worst }: { durationMs: number; passages: readonly Passage[]; worst: readonly WorstMoment[] },
  { changes, frameRate }: { changes: ArrayLike<number>; frameRate: number },
): ComparedInstant[] {
  const chosen: ComparedInstant[] = worst.map(({ atMs, recordingAtMs }) => ({ atMs, recordingAtMs }))
  const isCalm = (recordingMs: number) => {
    const frame = Math.floor((recordingMs * frameRate) / 1000)
    return [frame, frame + 1].every((at) => (changes[at] ?? 0) < movingChange)
  }
  const count = Math.max(1, Math.min(mostInstants - chosen.length, Math.floor(durationMs / (2 * apartMs))))
  for (let index = 0; index < count; index++) {
    const middle = ((index + 0.5) * durationMs) / count
    const reach = Math.min(searchMs, durationMs / count / 2)
    const candidates = Array.from({ length: 21 }, (_, step) => middle + (Math.ceil(step / 2) * (step % 2 ? 1 : -1) * reach) / 10)
    const isFree = (at: number) => at >= 0 && at < durationMs && chosen.every(({ atMs }) => Math.abs(atMs - at) >= apartMs)
    const free = candidates.filter(isFree)
    const at = free.find((candidate) => isCalm(recordingTimeMs(passages, candidate))) ?? free[0]
    if (at !== undefined) chosen.push({ atMs: Math.round(at), recordingAtMs: Math.round(recordingTimeMs(passages, at)) })
  }
  return chosen.toSorted((a, b) => a.atMs - b.atMs)
}
