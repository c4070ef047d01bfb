/** @file The requirements that step 1 goes through. Pure; the texts are data, in our own words, each with its source. */
import data from '#resources/requirements.json' with { type: 'json' }
import { z } from 'zod'
import { conditionSchema, holds } from './condition.ts'
import { stepIds } from './findings.ts'
import type { Submission } from './submission.ts'

export const requirementSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  text: z.string(),
  /** S the published steps, P another public source. */
  sourceTag: z.enum(['S', 'P']),
  source: z.string(),
  sourceUrl: z.url(),
  /** The step that deals with it. */
  step: z.enum(stepIds),
  showIf: z.array(conditionSchema).default([]),
})
export type Requirement = z.infer<typeof requirementSchema>

export const requirements = z.array(requirementSchema).parse(data)

/** @returns the requirements that hold for this submission, in order. */
export function applicableRequirements(submission: Submission): Requirement[] {
  return requirements.filter(({ showIf }) => holds(showIf, submission))
}
