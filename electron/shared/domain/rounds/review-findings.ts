/** @file What the reviewers found in a round, and its remedy. Pure. */
import { z } from 'zod'
import { isDay } from '../calendar.ts'
import { day, identifier, text } from '../field-schemas.ts'

export const aboutSteps = ['', 'questionnaire', 'video', 'traces', 'log-date', 'key-request'] as const

export const reviewFindingSchema = z.object({
  id: identifier,
  foundOn: day,
  text,
  remediedOn: day,
  /** The round that it was found in; 0 where nobody noted that. */
  round: z.number().int().nonnegative().default(0),
  /** The step that it speaks of; '' for none or all. */
  about: z.enum(aboutSteps).default(''),
  remedy: text,
  /** The differences that remedied it, in words as they were when it was linked. */
  changes: z
    .array(z.object({ where: z.string().max(300), words: z.string().max(2_000) }))
    .max(50)
    .default([]),
})
export type ReviewFinding = z.infer<typeof reviewFindingSchema>

/** @returns the findings that wait for their remedy. */
export function openFindings(findings: readonly ReviewFinding[]): ReviewFinding[] {
  return findings.filter(({ remediedOn }) => !isDay(remediedOn.trim()))
}

/** @param lastRound number of the round that was sent last; findings without a round belong to it. */
export function findingsOfRound(findings: readonly ReviewFinding[], number: number, lastRound: number): ReviewFinding[] {
  return findings.filter(({ round }) => (round === 0 ? lastRound : round) === number)
}
