/** @file Step 6 in the submission: the redacted traces, what was decided about them, and what is known of them. */
import { z } from 'zod'
import { fileReferenceSchema } from '../file-reference.ts'
import { flowSchema } from '../flow.ts'
import { redactionChoicesSchema } from './redaction.ts'
import { traceSummarySchema } from './trace-summary.ts'

/**
 * The trace as it was added, before redaction. It never leaves the machine,
 * so its hash has another name than that of a file reference: nothing that collects files for a package takes it for one.
 */
export const originalTraceSchema = z.object({
  name: z.string().min(1).max(255),
  bytes: z.number().int().nonnegative(),
  originalSha256: z.string().regex(/^[0-9a-f]{64}$/),
})

export const mostTraces = 200

export const tracesSchema = z.object({
  files: z
    .array(
      z.object({
        /** The redacted trace, which is what the package gets. */
        file: fileReferenceSchema,
        api: z.enum(['rest', 'soap', 'connect']).default('rest'),
        note: z.string().max(1_000).default(''),
        /** Errors belong into an exception flow, and into no other (TRC-08). */
        flow: flowSchema.default('normal'),
        source: originalTraceSchema.nullable().default(null),
        /** What was taken out where, with salted hashes and without values. */
        ledger: fileReferenceSchema.nullable().default(null),
      }),
    )
    .max(mostTraces)
    .default([]),
  choices: redactionChoicesSchema.prefault({}),
  summary: traceSummarySchema.nullable().default(null),
  /** Makes the hashes of the redaction ledger worthless to anyone who guesses values. */
  salt: z.string().max(200).default(''),
})
export type Traces = z.infer<typeof tracesSchema>
export type TraceEntry = Traces['files'][number]

/** @returns whether the summary speaks of exactly these files, in this order. Without files there is nothing to read. */
export function isSummaryCurrent({ files, summary }: Pick<Traces, 'files' | 'summary'>): boolean {
  return summary !== null && summary.of.length === files.length && files.every(({ file }, index) => file.sha256 === summary.of[index])
}
