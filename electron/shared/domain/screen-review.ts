/**
 * @file What text recognition read on the screen of a recording, as far as it lives in the submission: findings without the secrets
 * themselves. Advisory: everything is for a person to confirm, cut or cover. Pure data shapes.
 */
import { z } from 'zod'

/** A rectangle in the picture, in shares of its width and height, 0 to 1. */
export const boxSchema = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })
export type Box = z.infer<typeof boxSchema>

/** `secret`: passwords, tokens, keys, values known from the traces. `address`: e-mail addresses that are no test persona. `error`: what a reviewer takes for one. */
export const screenFindingKinds = ['secret', 'address', 'error'] as const

export const screenFindingSchema = z.object({
  /** Stable for the same recording: kind, place and first instant. */
  id: z.string().max(200),
  kind: z.enum(screenFindingKinds),
  /** What it looks like, for people: "API key", "Stack trace", "HTTP status 500". */
  label: z.string().max(200),
  /** What was read there; of a secret only its first characters. */
  excerpt: z.string().max(300),
  /** Milliseconds of the recording, `endMs` exclusive. */
  startMs: z.number(),
  endMs: z.number(),
  box: boxSchema,
})
export type ScreenFinding = z.infer<typeof screenFindingSchema>

export const screenReviewSchema = z.object({
  recordingSha256: z.string(),
  /** How many different pictures were read, and how many words in all. */
  pictures: z.number().int(),
  words: z.number().int(),
  findings: z.array(screenFindingSchema).max(500),
})
export type ScreenReview = z.infer<typeof screenReviewSchema>
