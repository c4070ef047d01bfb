/** @file How much a finding weighs. */
import { z } from 'zod'

export const severitySchema = z.enum(['blocker', 'warning', 'info', 'cannot-verify'])
export type Severity = z.infer<typeof severitySchema>
