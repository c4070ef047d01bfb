/** @file Calls about rounds: what was sent when, looking at it, exporting it again, and asking how it stands. */
import { z } from 'zod'
import { submissionSchema } from '../domain/submission.ts'
import { call, progressSchema, submissionId, submissionStateSchema } from './call.ts'

const one = z.object({ id: submissionId, roundId: z.string().min(1).max(100) })
const short = z.string().max(100)

export const roundCalls = {
  /** Freezes what was exported last as the next round. */
  'round.noteSent': call({
    input: z.object({ id: submissionId, sentOn: short, sentAtTime: short, sentAtTimeZone: short }),
    output: submissionStateSchema,
  }),
  /** "This was not sent": of the last round only. */
  'round.takeBack': call({ input: one, output: submissionStateSchema }),
  'round.restore': call({ input: one, output: submissionStateSchema }),
  /** The submission as it was when the round was exported. */
  'round.get': call({ input: one, output: z.object({ submission: submissionSchema }) }),
  /** Writes the round's package once more, byte for byte. */
  'round.export': call({
    input: one.extend({ folderGrantId: z.uuid() }),
    output: z.object({ grantId: z.uuid(), folderName: z.string() }),
    progress: progressSchema,
  }),
  /** Saves the message that asks how it stands as a draft into a granted folder. */
  'round.saveNudge': call({
    input: z.object({ id: submissionId, folderGrantId: z.uuid() }),
    output: z.object({ grantId: z.uuid(), name: z.string() }),
  }),
} as const
