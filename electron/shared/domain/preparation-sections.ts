/** @file Steps 1 to 3 in a submission: requirements, dry run, remedies. Pure data shapes. */
import { z } from 'zod'
import { day, identifier, line, text } from './field-schemas.ts'
import { fileReferenceSchema } from './file-reference.ts'
import { waiverWordsSchema } from './waivers-section.ts'

const contactSchema = z.object({ name: line, email: line })

/** Step 1. Keys of `reviewed` are requirement ids of `resources/requirements.json`. */
export const requirementsSchema = z.object({
  reviewed: z.record(identifier, z.boolean()).default({}),
  notes: z.record(identifier, z.string().max(5_000)).default({}),
  officialCopy: fileReferenceSchema.nullable().default(null),
  powerFormLink: line,
  powerFormCompletedOn: day,
  /** What the online form answered, as a message or a PDF. */
  powerFormReceipt: fileReferenceSchema.nullable().default(null),
  /** Who had the form completed before everything was ready, and why; `steps` are those that were not. */
  earlyForm: waiverWordsSchema
    .extend({ steps: z.array(identifier).max(20).default([]) })
    .nullable()
    .default(null),
})

/** Step 2. */
export const dryRunSchema = z.object({
  contacts: z.array(contactSchema).max(20).default([]),
  plannedOn: day,
  completedOn: day,
  attendees: text,
  notes: text,
  record: fileReferenceSchema.nullable().default(null),
})

/** Step 3. */
const remedyIssueSchema = z.object({
  id: identifier,
  title: line,
  severity: z.enum(['critical', 'major', 'minor']).default('major'),
  owner: line,
  /** The step whose artifact the issue is about; '' for none. */
  artifact: z.enum(['', 'questionnaire', 'video', 'traces', 'log-date', 'key-request']).default(''),
  state: z.enum(['open', 'resolved', 'accepted']).default('open'),
  resolution: text,
  /** What shows that it is resolved. */
  evidence: fileReferenceSchema.nullable().default(null),
})
export type RemedyIssue = z.infer<typeof remedyIssueSchema>
export const remediesSchema = z.object({
  noIssuesFound: z.boolean().default(false),
  issues: z.array(remedyIssueSchema).max(500).default([]),
})
