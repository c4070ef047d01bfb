/** @file Takes: recordings as they are made here, before they become the recording of a submission. Pure data shapes. */
import { z } from 'zod'
import { videoLimitBytes } from './limits.ts'
import { markSchema, sceneSchema } from './submission.ts'
import { defaultLegibilityFloor } from './video-plan.ts'

/** The formats in which a take may be recorded, best first: the page uses the first that its browser can make. VP9 is too slow for two cores. */
export const takeTypes = ['video/mp4;codecs=avc1', 'video/webm;codecs=h264', 'video/webm;codecs=vp8', 'video/webm;codecs=vp9'] as const

/** What is known of a take when it begins. `mimeType` is what MediaRecorder says it makes, sizes are pixels. */
export const takeAboutSchema = z.object({
  title: z.string().max(200),
  /** The scene it is recorded for; '' for a walk through several. */
  scene: sceneSchema,
  mimeType: z.string().regex(/^video\/(mp4|webm|x-matroska)(;.{0,100})?$/),
  width: z.number().int().min(2).max(16_384),
  height: z.number().int().min(2).max(16_384),
  frameRate: z.number().positive().max(120),
  hasSound: z.boolean(),
})
export type TakeAbout = z.infer<typeof takeAboutSchema>

/**
 * `recording`: a window is adding to it. `interrupted`: it stopped without an end (a crash, a full disk) and plays up to there.
 * `finished`: it was ended. Marks are in milliseconds of the take; pauses do not count.
 */
export const takeSchema = takeAboutSchema.extend({
  id: z.uuid(),
  submissionId: z.uuid(),
  startedAtMs: z.number(),
  state: z.enum(['recording', 'interrupted', 'finished']),
  /** Why it stopped, for people; '' where there is nothing to say. */
  reason: z.string(),
  durationMs: z.number().nonnegative(),
  bytes: z.number().int().nonnegative(),
  marks: z.array(markSchema).max(200),
})
export type Take = z.infer<typeof takeSchema>

/** A piece of a take is never larger; the page cuts what the recorder hands out. */
export const maxPieceBytes = 1024 * 1024

/** Recording stops by itself, with a file that plays, when the disk has no more than this left. */
export const leastFreeBytes = 200 * 1024 * 1024

export type FitEstimate = { verdict: 'readable' | 'split' | 'too-long'; words: string }

/** Median share of the readable words that stay readable, at rates in bits a second for picture and sound: what the README measured. */
const measuredLegibility: readonly (readonly [bitsPerSecond: number, share: number])[] = [
  [30_000, 0.48],
  [60_000, 0.82],
  [120_000, 0.945],
]
/** What sound takes of the bytes at the rates where it matters; a recording without it has that much more for the picture. */
const soundBitsPerSecond = 16_000

/** @returns the share at a rate, in between along the logarithm of the rate; below the lowest rate it goes on falling, above it stays. */
function legibilityAt(bitsPerSecond: number): number {
  const above = measuredLegibility.findIndex(([rate]) => rate >= bitsPerSecond)
  if (above === -1) return measuredLegibility.at(-1)?.[1] ?? 1
  const [from, to] = [measuredLegibility[Math.max(0, above - 1)]!, measuredLegibility[Math.max(1, above)]!]
  const share = Math.log(bitsPerSecond / from[0]) / Math.log(to[0] / from[0])
  return Math.max(0, from[1] + share * (to[1] - from[1]))
}

/**
 * Says while recording what would become of it, from its length alone: how much moves in it is only known afterwards.
 * @param recordedBytes of the recording so far: one below the limit (R5.1) is sent as good as it is.
 */
export function estimateFit({ elapsedMs, recordedBytes, hasSound }: { elapsedMs: number; recordedBytes?: number; hasSound: boolean }): FitEstimate {
  const bitsPerSecond = (videoLimitBytes * 8) / (Math.max(1, elapsedMs) / 1000) + (hasSound ? 0 : soundBitsPerSecond)
  const isSmall = recordedBytes !== undefined && recordedBytes < videoLimitBytes
  if (isSmall || legibilityAt(bitsPerSecond) >= defaultLegibilityFloor)
    return { verdict: 'readable', words: 'Estimate at this length: readable in one file.' }
  // Two files of half the length have twice the rate each.
  if (legibilityAt(bitsPerSecond * 2) >= defaultLegibilityFloor)
    return { verdict: 'split', words: 'Estimate at this length: the exception flows would go into a second file.' }
  return { verdict: 'too-long', words: 'Estimate at this length: too long to be read, even in two files.' }
}
