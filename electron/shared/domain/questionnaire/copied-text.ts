/** @file What a copy of a questionnaire is read into, whatever its form, and what is recognised in it. Pure data shapes. */
import { z } from 'zod'

/** `place` is where it stands in the file, as in `page 2` or `row 3 of table 1`. A gap is room between two lines. */
export type CopiedBlock =
  | { kind: 'line' | 'heading'; text: string; place: string }
  | { kind: 'row'; cells: readonly string[]; place: string }
  | { kind: 'gap' }

/** How much of a copy is kept. A questionnaire has a few dozen questions. */
export const copyLimits = { pairs: 300, question: 2_000, answer: 20_000 } as const

export const copiedPairSchema = z.object({
  /** As it stands there, as in `3.2`; '' where questions have none. */
  number: z.string().max(20),
  /** The heading that it stands below; '' for none. */
  section: z.string().max(200),
  question: z.string().min(1).max(copyLimits.question),
  /** '' where the copy leaves room for it. */
  answer: z.string().max(copyLimits.answer),
  place: z.string().max(100),
})
export type CopiedPair = z.infer<typeof copiedPairSchema>
