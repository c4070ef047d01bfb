/** @file Calls about takes: recordings that are made here. What a call gets back is on the disk. */
import { z } from 'zod'
import { maxPieceBytes, takeAboutSchema, takeSchema } from '../domain/takes.ts'
import { markSchema } from '../domain/submission.ts'
import { call, progressSchema, submissionId, submissionStateSchema } from './call.ts'

const takeId = z.uuid()
const byTake = z.object({ takeId })

export const takeCalls = {
  /** The takes of a submission, oldest first, those that a crash left included; `freeBytes` of the disk they lie on. */
  'take.list': call({ input: z.object({ id: submissionId }), output: z.object({ takes: z.array(takeSchema), freeBytes: z.number() }) }),
  'take.begin': call({ input: z.object({ id: submissionId, about: takeAboutSchema }), output: takeSchema }),
  /**
   * Adds a piece. Pieces are numbered from 0 without a gap: one that is there already is not added again, so that a page may repeat
   * what was not answered; `nextIndex` is the one that is wanted next. `atMs` is the length of the take up to the end of the piece.
   */
  'take.append': call({
    input: z.object({
      takeId,
      index: z.number().int().nonnegative(),
      atMs: z.number().nonnegative(),
      bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.length <= maxPieceBytes),
    }),
    output: z.object({ nextIndex: z.number().int(), freeBytes: z.number() }),
  }),
  /** Puts these marks in the place of those that the take has. */
  'take.setMarks': call({ input: z.object({ takeId, marks: z.array(markSchema).max(200) }), output: takeSchema }),
  'take.rename': call({ input: z.object({ takeId, title: z.string().max(200) }), output: takeSchema }),
  /** Ends a take; also one that was interrupted. `reason` is said to people. */
  'take.end': call({ input: z.object({ takeId, durationMs: z.number().nonnegative(), reason: z.string().max(500) }), output: takeSchema }),
  /** Removed takes can be restored until the application is closed. */
  'take.remove': call({ input: byTake, output: z.object({}) }),
  'take.restore': call({ input: byTake, output: takeSchema }),
  /** Joins takes in this order to the recording of the submission, with their marks. */
  'take.use': call({
    input: z.object({ id: submissionId, takeIds: z.array(takeId).min(1).max(100) }),
    output: submissionStateSchema,
    progress: progressSchema,
  }),
} as const
