/** @file What has to be switched over when the integration goes to production (H8). Pure; the texts are data. */
import data from '#resources/switch-over.json' with { type: 'json' }
import { z } from 'zod'

const switchOverItemSchema = z.strictObject({ id: z.string(), title: z.string(), text: z.string() })

export const switchOverItems = z.array(switchOverItemSchema).parse(data)
