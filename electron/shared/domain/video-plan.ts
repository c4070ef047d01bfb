/** @file What is wished of a demo video, foretold of it, and measured of it. Pure. */
import { z } from 'zod'

/** A stretch of the recording, `endMs` exclusive. */
export const passageSchema = z.object({ startMs: z.number(), endMs: z.number() })
export type Passage = z.infer<typeof passageSchema>

/**
 * A region of the picture that the video hides in a stretch of the recording. Place and size are shares of the picture, 0 to 1.
 * `solid` shows nothing of it; `blur` shows coarse squares, too few to read anything back.
 */
export const coverSchema = z.object({
  ...passageSchema.shape,
  x: z.number().min(0).max(1),
  y: z.number().min(0).max(1),
  width: z.number().min(0).max(1),
  height: z.number().min(0).max(1),
  kind: z.enum(['solid', 'blur']).default('solid'),
})
export type Cover = z.infer<typeof coverSchema>

/** Share of the recording's readable words that stay readable, below which a video counts as hard to read. */
export const defaultLegibilityFloor = 0.8

/** What the user asks for beyond the limit. */
export const videoWishesSchema = z.object({
  /** What bits are spent on first where they do not suffice for both: sharp text, or more frames a second. */
  prefer: z.enum(['text', 'motion']).default('text'),
  codec: z.enum(['h264', 'av1']).default('h264'),
  /** `auto` puts the exception flows into a second file when one would fall below the floor. */
  files: z.enum(['auto', 'one', 'two']).default('auto'),
  floor: z.number().min(0).max(1).default(defaultLegibilityFloor),
  /** Passages of the recording that the video leaves out. */
  cuts: z.array(passageSchema).max(500).default([]),
  /** What the video hides: secrets, personal data. */
  covers: z.array(coverSchema).max(500).default([]),
})
export type VideoWishes = z.infer<typeof videoWishesSchema>
export const noWishes: VideoWishes = videoWishesSchema.parse({})

/** `legibility` is the share of readable words that stay readable, 0 to 1; `seconds` is wall time on this machine. */
export const videoPredictionSchema = z.object({ bytes: z.number(), legibility: z.number(), seconds: z.number() })
export type VideoPrediction = z.infer<typeof videoPredictionSchema>

/** One value every `stepMs` milliseconds of the video, from its beginning. */
export const curveSchema = z.object({ stepMs: z.number().positive(), values: z.array(z.number()) })

/** An instant of a video at which it differs most from its recording. Times are milliseconds. */
export const worstMomentSchema = z.object({ atMs: z.number(), recordingAtMs: z.number(), legibility: z.number(), ssim: z.number() })
export type WorstMoment = z.infer<typeof worstMomentSchema>

export const videoMeasurementSchema = z.object({
  bytes: z.number(),
  /** Bytes as a share of the limit, 0 to 1. */
  limitShare: z.number(),
  legibility: z.number(),
  /** Structural similarity of the luma, mean over the sampled instants, 0 to 1. */
  ssim: z.number(),
  /** Length of the file less the length that was planned. */
  driftMs: z.number(),
  /** Integrated loudness (EBU R 128) and true peak; null without sound. */
  loudnessLufs: z.number().nullable(),
  truePeakDecibels: z.number().nullable(),
  legibilityCurve: curveSchema,
  ssimCurve: curveSchema,
  /** The least legible instants, worst first. */
  worst: z.array(worstMomentSchema).max(10),
})
export type VideoMeasurement = z.infer<typeof videoMeasurementSchema>

/** What the picture does in a second of the recording. */
export const activitySchema = z.enum(['still', 'typing', 'scrolling', 'change', 'video'])
export type Activity = z.infer<typeof activitySchema>

/** One file of a plan. Rates are bits a second, `settleMs` how long a picture that is still changing may be held back, 0 not at all. */
export const plannedOutputSchema = z.object({
  flow: z.enum(['all', 'normal', 'exception']),
  durationMs: z.number(),
  width: z.number(),
  height: z.number(),
  frameRate: z.number(),
  settleMs: z.number(),
  codec: z.enum(['h264', 'av1']),
  videoBitsPerSecond: z.number(),
  audioBitsPerSecond: z.number(),
  audioSampleRate: z.number(),
  predicted: videoPredictionSchema,
})

/** Another way to make the video; `wishes` is what to ask for to get it. */
export const planAlternativeSchema = z.object({
  id: z.enum(['one-file', 'two-files', 'better-text', 'better-motion', 'av1', 'cut', 'automatic']),
  title: z.string(),
  /** Which pictures come out, as in `1920x1080, 5 frames a second`. */
  detail: z.string(),
  legibility: z.number(),
  seconds: z.number(),
  wishes: videoWishesSchema,
})
export type PlanAlternative = z.infer<typeof planAlternativeSchema>

export const videoPlanSchema = z.object({
  split: z.boolean(),
  reason: z.string(),
  outputs: z.array(plannedOutputSchema).min(1),
  /** Of the least legible file. */
  legibility: z.number(),
  /** Wall time for all files. */
  seconds: z.number(),
  isBelowFloor: z.boolean(),
  /** What to leave out for the floor to be met, dead time first; null when nothing has to be. */
  cut: z.object({ passages: z.array(passageSchema), totalMs: z.number() }).nullable(),
  alternatives: z.array(planAlternativeSchema),
  /** One entry every `stepMs` of the recording. */
  timeline: z.object({
    stepMs: z.number().positive(),
    activity: z.array(activitySchema),
    hasSpeech: z.array(z.boolean()),
    legibility: z.array(z.number()),
    /** Instants at which another picture appears, milliseconds. */
    sceneChangesMs: z.array(z.number()).optional(),
  }),
})
export type VideoPlan = z.infer<typeof videoPlanSchema>

/** @returns a fingerprint of the wishes, equal exactly when a video made with the one serves the other. */
export function wishesKey({ prefer, codec, files, floor, cuts, covers }: VideoWishes): string {
  const hidden = covers.map(({ startMs, endMs, x, y, width, height, kind }) => [startMs, endMs, x, y, width, height, kind])
  return JSON.stringify([prefer, codec, files, floor, cuts.map(({ startMs, endMs }) => [startMs, endMs]), ...(hidden.length > 0 ? [hidden] : [])])
}
