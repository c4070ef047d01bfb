/** @file What a step is for, what a reviewer looks at, and what often goes wrong. Pure; the texts are data. */
import data from '#resources/guidance.json' with { type: 'json' }
import { z } from 'zod'
import { stepIds, type StepId } from './findings.ts'

const guidanceSchema = z.strictObject({
  purpose: z.string(),
  reviewerLooksAt: z.array(z.string()).min(1),
  commonMistakes: z.array(z.string()).min(1),
  /** The words of the published steps. */
  quote: z.string(),
})
export type Guidance = z.infer<typeof guidanceSchema>

/** Guidance for every step; data that lacks a step is refused on start. */
export const guidance: Record<StepId, Guidance> = z.record(z.enum(stepIds), guidanceSchema).parse(data)
