/**
 * @file What the rules of steps 6 and 7 know of the traces: small enough to live in the submission, whatever the size of the traces.
 * Made by `summarise.ts` from the facts of all exchanges; lapses when the files change.
 */
import { z } from 'zod'
import { severitySchema } from '../findings.ts'
import { traceFormats } from './exchange.ts'
import { usedInterfacesSchema } from './used-interfaces.ts'

/** One observation of a rule that looks at the traces alone; several of a kind are one with a count. */
export const traceObservationSchema = z.object({
  /** As in `TRC-11`. */
  rule: z.string(),
  severity: severitySchema,
  message: z.string(),
  fix: z.string(),
  /** Numbers of the exchanges that it speaks of, from 0 over all files in order; at most ten. */
  exchanges: z.array(z.number().int().nonnegative()).max(10),
  count: z.number().int().positive(),
})
export type TraceObservation = z.infer<typeof traceObservationSchema>

/**
 * Countable calls that began within one quarter of an hour, which every time zone's days are made of.
 * `leading` and `trailing` clean calls and the `longest` run let streaks be joined over quarters.
 */
export const quarterSchema = z.object({
  /** Milliseconds since 1970, a multiple of 15 minutes. */
  startMs: z.number().int(),
  clean: z.number().int().nonnegative(),
  failed: z.number().int().nonnegative(),
  leading: z.number().int().nonnegative(),
  trailing: z.number().int().nonnegative(),
  longest: z.number().int().nonnegative(),
  /** Envelopes that a clean call of this quarter is the first to name, so that quarters add up to the envelopes of a day. */
  envelopes: z.number().int().nonnegative(),
})
export type Quarter = z.infer<typeof quarterSchema>

/** What the operations of a normal flow show; each is a number of clean calls. */
export const coverageSchema = z.object({
  createOrSend: z.number().int().nonnegative(),
  recipientView: z.number().int().nonnegative(),
  status: z.number().int().nonnegative(),
  connect: z.number().int().nonnegative(),
  eventNotification: z.number().int().nonnegative(),
  documents: z.number().int().nonnegative(),
})
export type Coverage = z.infer<typeof coverageSchema>

export const traceSummarySchema = z.object({
  /** SHA-256 of the redacted files in their order: the summary speaks of exactly these. */
  of: z.array(z.string()).max(200),
  files: z
    .array(
      z.object({
        name: z.string(),
        formats: z.partialRecord(z.enum(traceFormats), z.number().int()),
        exchanges: z.number().int().nonnegative(),
        /** What no exchange was made of. */
        unread: z.array(z.object({ member: z.string().nullable(), line: z.number(), bytes: z.number(), reason: z.string() })).max(20),
      }),
    )
    .max(200),
  exchanges: z.number().int().nonnegative(),
  /** Exchanges with both sides, by kind. */
  complete: z.object({ rest: z.number().int(), soap: z.number().int() }),
  coverage: coverageSchema,
  /** Empty in a summary of before this was kept. */
  interfaces: usedInterfacesSchema.prefault({}),
  integratorKeys: z.array(z.string().max(100)).max(20),
  accountIds: z.array(z.string().max(100)).max(20),
  userNames: z.array(z.string().max(200)).max(20),
  quarters: z.array(quarterSchema).max(5_000),
  /** Countable successes whose time is not known. */
  cleanWithoutTime: z.number().int().nonnegative(),
  failedWithoutTime: z.number().int().nonnegative(),
  observations: z.array(traceObservationSchema).max(200),
  redactions: z.object({ secret: z.number().int(), personal: z.number().int(), binary: z.number().int() }),
  /** Secrets and personal data that the independent scan still found in the redacted files: kind and place, never the value. */
  residual: z.array(z.object({ class: z.enum(['secret', 'personal']), what: z.string(), place: z.string() })).max(100),
})
export type TraceSummary = z.infer<typeof traceSummarySchema>
