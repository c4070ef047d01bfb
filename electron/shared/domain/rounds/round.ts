/** @file A round: what was sent for review, and when. It is frozen when it is noted as sent and never changes afterwards. Pure data shapes. */
import { z } from 'zod'
import { day, line } from '../field-schemas.ts'
import { fileReferenceSchema } from '../file-reference.ts'

/** A file as it lay in the package. Its SHA-256 has a name of its own: it is no reference to a stored file. */
export const packedFileSchema = z.object({
  name: z.string().min(1).max(300),
  kind: z.string().max(100),
  bytes: z.number().int().nonnegative(),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
})

/** What is known of a package from its export on. */
export const packedSchema = z.object({
  /** 1 for the first sending. */
  number: z.number().int().positive(),
  packageName: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/),
  /** The day of the request that its documents name. */
  date: z.string().max(40),
  /** SHA-256 of its manifest.json. */
  manifestDigest: z.string().regex(/^[0-9a-f]{64}$/),
  files: z.array(packedFileSchema).max(20_000),
  /** Its zip, byte for byte. */
  archive: fileReferenceSchema,
  /** The submission as it was then, as JSON. */
  snapshot: fileReferenceSchema,
})
export type Packed = z.infer<typeof packedSchema>

export const roundSchema = packedSchema.extend({
  id: z.string().min(1).max(100),
  sentOn: day,
  /** `HH:MM` with its zone, or '' where only the day is known (A9). */
  sentAtTime: line,
  sentAtTimeZone: line,
})
export type Round = z.infer<typeof roundSchema>

export const maxRounds = 50

/** What was exported last and is not noted as sent. `changed` names the sections that were edited since. */
export const exportedSchema = z.object({
  number: z.number().int().positive(),
  packageName: z.string(),
  exportedAtMs: z.number(),
  changed: z.array(z.string()),
})
export type Exported = z.infer<typeof exportedSchema>
