/** @file The waivers of a submission: who takes responsibility for which finding, since when and why. Pure data shapes. */
import { z } from 'zod'
import { line } from './field-schemas.ts'

/** A person's name, day and reason, as they are printed. */
export const waiverWordsSchema = z.object({
  by: line,
  /** `YYYY-MM-DD`; its form is checked by the rules. */
  on: z.string().max(40).default(''),
  reason: z.string().max(5_000).default(''),
})
export type WaiverWords = z.infer<typeof waiverWordsSchema>

export const waiverSchema = waiverWordsSchema.extend({
  /** Id of the rule, as in `TRC-09`. */
  rule: z.string().min(1).max(100),
  /** Path of the field that the finding stands on. */
  where: z.string().max(300).default(''),
  /** Fingerprint of what it was given for; the waiver falls when that changes. */
  of: z.string().max(100).default(''),
})
export type Waiver = z.infer<typeof waiverSchema>

export const waiversSchema = z.object({ given: z.array(waiverSchema).max(500).default([]) })
export type Waivers = z.infer<typeof waiversSchema>
