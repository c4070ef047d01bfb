/** @file Calls about the questionnaire: a copy of it that is read, and many answers that are taken as one edit. */
import { z } from 'zod'
import { copiedPairSchema, copyLimits } from '../domain/questionnaire/copied-text.ts'
import { additionalQuestionSchema, questionnaireSchema } from '../domain/submission.ts'
import { call, progressSchema, submissionId, submissionStateSchema } from './call.ts'

const grantId = z.uuid()

/** A submission that answers can be taken from, and how many of them are another here. */
export const earlierSubmissionSchema = z.object({
  id: submissionId,
  title: z.string(),
  integratorName: z.string(),
  updatedAtMs: z.number(),
  isArchived: z.boolean(),
  answers: z.number().int(),
})
export type EarlierSubmission = z.infer<typeof earlierSubmissionSchema>

export const questionnaireCalls = {
  /** Reads a PDF, DOCX or text into questions and answers; nothing is stored. */
  'questionnaire.read': call({
    input: z.object({ grantId }),
    output: z.object({ name: z.string(), pairs: z.array(copiedPairSchema).max(copyLimits.pairs) }),
    progress: progressSchema,
  }),
  /** Takes answers, additional questions and, where it is wished, the copy itself as one edit: one step of undo. */
  'questionnaire.apply': call({
    input: z.object({
      id: submissionId,
      answers: questionnaireSchema.shape.answers,
      additional: z.array(additionalQuestionSchema.omit({ id: true })).max(copyLimits.pairs),
      keep: z.object({ grantId, isOfficialCopy: z.boolean(), isSupplement: z.boolean() }).nullable(),
    }),
    output: submissionStateSchema,
    progress: progressSchema,
  }),
  /** Other submissions with answers that are empty or different here, the latest first. */
  'questionnaire.earlier': call({ input: z.object({ id: submissionId }), output: z.array(earlierSubmissionSchema) }),
} as const
