/** @file A file that a submission refers to. */
import { z } from 'zod'

/** A file in the content-addressed store (or below `files/` of a portable submission). */
export const fileReferenceSchema = z
  .object({
    name: z.string().min(1).max(255),
    bytes: z.number().int().nonnegative(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  })
  .meta({ id: 'FileReference', description: 'A file: its name, its size in bytes and its SHA-256.' })
export type FileReference = z.infer<typeof fileReferenceSchema>
