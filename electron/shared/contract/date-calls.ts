/** @file Calls about dates: calendar files and the invitation to the dry run. */
import { z } from 'zod'
import { call, submissionId } from './call.ts'

/** `dates`: all dates of the submission; `invitation`: the dry run's day; `invitation-message`: a draft message that carries it. */
export const calendarContentSchema = z.enum(['dates', 'invitation', 'invitation-message'])
export type CalendarContent = z.infer<typeof calendarContentSchema>

export const dateCalls = {
  /** Writes a file into a granted folder, beside those that are there. The same submission gives the same bytes. */
  'calendar.save': call({
    input: z.object({ id: submissionId, folderGrantId: z.uuid(), content: calendarContentSchema }),
    output: z.object({ grantId: z.uuid(), name: z.string() }),
  }),
} as const
