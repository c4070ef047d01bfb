/** @file Calls about what lies in the data folder: backups, what was put aside, and how much room it all takes. */
import { z } from 'zod'
import { call } from './call.ts'

const nothing = z.object({})
const copyId = z.string().regex(/^(?:backup|aside)\/[A-Za-z0-9._-]{1,120}$/)

const storedSubmissionSchema = z.object({ id: z.string(), title: z.string(), savedAtMs: z.number() })
export type StoredSubmission = z.infer<typeof storedSubmissionSchema>

export const storedCopySchema = z.object({
  id: copyId,
  /** `aside`: what was there when another copy was restored, or what was found damaged. */
  kind: z.enum(['backup', 'aside']),
  atMs: z.number(),
  bytes: z.number(),
  /** Only a healthy one can be restored. */
  state: z.enum(['healthy', 'newer', 'damaged']),
  submissions: z.number().int(),
})
export type StoredCopy = z.infer<typeof storedCopySchema>

/** Titles of the submissions that restoring takes away, brings back, and puts back to an earlier state. */
export const restoreChangesSchema = z.object({
  gone: z.array(z.string()),
  back: z.array(z.string()),
  other: z.array(z.string()),
  same: z.number().int(),
})
export type RestoreChanges = z.infer<typeof restoreChangesSchema>

export const storageKinds = ['files', 'takes', 'database', 'backups', 'aside', 'work', 'other'] as const

export const storageCalls = {
  /** Every copy, newest first. */
  'backup.list': call({ input: nothing, output: z.array(storedCopySchema) }),
  /** Makes one now; false where the newest already holds everything. */
  'backup.make': call({ input: nothing, output: z.object({ isNew: z.boolean() }) }),
  /** What restoring a copy would change. */
  'backup.compare': call({ input: z.object({ id: copyId }), output: restoreChangesSchema }),
  /** Puts the present database aside and the copy in its place. The service starts again for it, so the answer comes first. */
  'backup.restore': call({ input: z.object({ id: copyId }), output: nothing }),
  /** Where the data lie, and how many bytes each kind takes; `grantId` reveals the folder. */
  'storage.get': call({
    input: nothing,
    output: z.object({
      path: z.string(),
      grantId: z.uuid(),
      kinds: z.array(z.object({ kind: z.enum(storageKinds), bytes: z.number(), files: z.number().int() })),
    }),
  }),
} as const
