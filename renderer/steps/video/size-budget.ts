/** @file What the bytes of a video go to. Pure. */
import type { VideoPlan } from '#shared/domain/video-plan.ts'

export type PlannedOutput = VideoPlan['outputs'][number]

export type SizeBudget = { pictureBytes: number; voiceBytes: number; indexBytes: number; totalBytes: number }

/** @returns what an output is expected to weigh; what is neither picture nor voice is the container's index. */
export function sizeBudget(output: PlannedOutput): SizeBudget {
  const seconds = output.durationMs / 1_000
  const totalBytes = Math.round(output.predicted.bytes)
  const voiceBytes = Math.min(totalBytes, Math.round((output.audioBitsPerSecond * seconds) / 8))
  const pictureBytes = Math.min(totalBytes - voiceBytes, Math.round((output.videoBitsPerSecond * seconds) / 8))
  return { pictureBytes, voiceBytes, indexBytes: totalBytes - voiceBytes - pictureBytes, totalBytes }
}

/** @returns a frame rate without needless decimals: `29.97`, `5`, `2.5`. */
export function formatFrameRate(framesPerSecond: number): string {
  return String(Number(framesPerSecond.toFixed(2)))
}

/** @returns bits a second of a file of so many bytes and milliseconds, in kbit/s. */
export function kilobitsPerSecond(bytes: number, durationMs: number): number {
  return durationMs > 0 ? Math.round((bytes * 8) / durationMs) : 0
}

/** @returns the share of the limit that a file takes, in percent with one decimal, cut off so that 100 is only said at the limit. */
export function percentOfLimit(bytes: number, limitBytes: number): string {
  return `${(Math.floor((bytes / limitBytes) * 1_000) / 10).toFixed(1)} %`
}
