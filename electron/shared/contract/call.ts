/** @file What every part of the contract is made of. */
import { z } from 'zod'
import { exportedSchema } from '../domain/rounds/round.ts'
import { submissionSchema } from '../domain/submission.ts'

export const submissionId = z.uuid()

/** A submission as stored. `savedAtMs` is the instant of the COMMIT that made it so. */
export const submissionStateSchema = z.object({
  id: submissionId,
  submission: submissionSchema,
  revision: z.number().int(),
  savedAtMs: z.number(),
  canUndo: z.boolean(),
  canRedo: z.boolean(),
  isArchived: z.boolean(),
  /** The last package that was exported and is not noted as sent. */
  exported: exportedSchema.nullable(),
})
export type SubmissionState = z.infer<typeof submissionStateSchema>

/** Progress of long work: `fraction` from 0 to 1, `secondsLeft` null until it can be told. */
export const progressSchema = z.object({
  activity: z.string(),
  fraction: z.number().min(0).max(1),
  secondsLeft: z.number().nonnegative().nullable(),
})
export type Progress = z.infer<typeof progressSchema>

export type Call = { input: z.ZodType; output: z.ZodType; progress?: z.ZodType }
export const call = <const C extends Call>(definition: C): C => definition
