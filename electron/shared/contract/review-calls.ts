/** @file Calls about what text recognition reads on the screen, and about what the timeline shows of a recording. */
import { z } from 'zod'
import { boxSchema } from '../domain/screen-review.ts'
import { sceneSchema } from '../domain/submission.ts'
import { passageSchema } from '../domain/video-plan.ts'
import { call, progressSchema, submissionId, submissionStateSchema } from './call.ts'

const byId = z.object({ id: submissionId })

/** Small pictures of the recording, one every `stepMs` from 0, in sheets of `columns` times `rows`; and how loud it is. */
export const recordingOverviewSchema = z.object({
  thumbnails: z.object({
    stepMs: z.number().positive(),
    width: z.number().int(),
    height: z.number().int(),
    columns: z.number().int(),
    rows: z.number().int(),
    count: z.number().int(),
    /** JPEG files. */
    sheets: z.array(z.instanceof(Uint8Array)),
  }),
  /** Peaks of the sound, 0 to 1, one every `stepMs`; null without sound. */
  waveform: z.object({ stepMs: z.number().positive(), values: z.array(z.number()) }).nullable(),
})
export type RecordingOverview = z.infer<typeof recordingOverviewSchema>

/** A stretch in which nothing moves and nobody speaks; what leaving it out saves. */
export const deadTimeSchema = z.object({
  pieces: z.array(passageSchema.extend({ savedMs: z.number() })),
  savedMs: z.number(),
  /** Of the least legible file, with the cuts there are now and with these as well. */
  legibilityBefore: z.number(),
  legibilityAfter: z.number(),
})
export type DeadTime = z.infer<typeof deadTimeSchema>

export const wordHitSchema = z.object({ text: z.string(), startMs: z.number(), endMs: z.number(), box: boxSchema })
export type WordHit = z.infer<typeof wordHitSchema>

/** How a video reads beside its recording, by text recognition at the same instants. */
export const resultReadingSchema = z.object({
  sha256: z.string(),
  instants: z.number().int(),
  readableWords: z.number().int(),
  stillReadableWords: z.number().int(),
  /** Worst first: instants at which words were lost, and which. */
  worst: z.array(
    z.object({ atMs: z.number(), recordingAtMs: z.number(), readableWords: z.number(), stillReadableWords: z.number(), lost: z.array(z.string()) }),
  ),
})
export type ResultReading = z.infer<typeof resultReadingSchema>

/** Whether a marked passage shows what its title and scene say: words of the scene's vocabulary that were read in it. */
export const sceneReadingSchema = z.object({
  markIndex: z.number().int(),
  title: z.string(),
  scene: sceneSchema,
  found: z.array(z.string()),
  isShown: z.boolean(),
})
export type SceneReading = z.infer<typeof sceneReadingSchema>

export const reviewCalls = {
  'recording.overview': call({ input: byId, output: recordingOverviewSchema, progress: progressSchema }),
  'video.deadTime': call({
    input: z.object({ id: submissionId, longerThanSeconds: z.number().min(1).max(600) }),
    output: deadTimeSchema,
    progress: progressSchema,
  }),
  /** Reads the recording and puts what was found into the submission. What was read before is read from the cache. */
  'review.read': call({ input: byId, output: submissionStateSchema, progress: progressSchema }),
  /** Words that were read on the screen, whatever their case; empty until the recording was read. */
  'review.search': call({
    input: z.object({ id: submissionId, text: z.string().min(1).max(200) }),
    output: z.object({ hits: z.array(wordHitSchema) }),
  }),
  /** One entry a mark that names a scene; empty until the recording was read. */
  'review.scenes': call({ input: byId, output: z.object({ scenes: z.array(sceneReadingSchema) }) }),
  /** Reads the videos that were made beside their recording. */
  'review.result': call({ input: byId, output: z.object({ results: z.array(resultReadingSchema) }), progress: progressSchema }),
} as const
