/** @file What a passage of the video, or a trace, shows: the flow as it should go, or what happens when it does not (R5.4). */
import { z } from 'zod'

export const flowSchema = z.enum(['normal', 'exception'])
export type Flow = z.infer<typeof flowSchema>
