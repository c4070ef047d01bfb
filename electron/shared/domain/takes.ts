/** @file Takes: recordings as they are made here, before they become the recording of a submission. Pure data shapes. */
import { z } from 'zod'
import { markSchema, sceneSchema } from './submission.ts'

/** The formats in which a take may be recorded, best first: the page uses the first that its browser can make. */
export const takeTypes = ['video/mp4;codecs=avc1', 'video/webm;codecs=h264', 'video/webm;codecs=vp9', 'video/webm;codecs=vp8'] as const

/** What is known of a take when it begins. `mimeType` is what MediaRecorder says it makes, sizes are pixels. */
export const takeAboutSchema = z.object({
  title: z.string().max(200),
  /** The scene it is recorded for; '' for a walk through several. */
  scene: sceneSchema,
  mimeType: z.string().regex(/^video\/(mp4|webm)(;.{0,100})?$/),
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
