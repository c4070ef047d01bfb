/** @file One exchange as a person looks at it: its messages as text. Made on request from a file, never stored. */
import { z } from 'zod'
import { exchangeFactsSchema } from './exchange-facts.ts'
import { personalKinds } from './redaction.ts'

/** Longer bodies are cut, so that one call stays small; the page says how long the body is. */
export const maxShownBodyBytes = 512 * 1024

export const bodyKinds = ['json', 'xml', 'form', 'text', 'binary', 'none'] as const
/** What a body is, by its content type and its first characters. `binary` is told by its size only. */
export type BodyKind = (typeof bodyKinds)[number]

export const messageViewSchema = z.object({
  /** As in `POST /restapi/v2.1/accounts/1/envelopes` or `HTTP 201 Created`. */
  startLine: z.string(),
  /** null where this form of trace has left them out. */
  headers: z.array(z.object({ name: z.string(), value: z.string() })).nullable(),
  /** Decoded; null where there is none or it is binary. */
  body: z.string().nullable(),
  bodyKind: z.enum(bodyKinds),
  /** Of the whole body. */
  bytes: z.number().int().nonnegative(),
  /** Only the first `maxShownBodyBytes` are in `body`. */
  isCut: z.boolean(),
  /** Where it stands, as in `log-2.zip, 04_Created_CreateEnvelope.txt, line 12`. */
  place: z.string(),
})
export type MessageView = z.infer<typeof messageViewSchema>

export const exchangeViewSchema = z.object({ request: messageViewSchema.nullable(), response: messageViewSchema.nullable() })
export type ExchangeView = z.infer<typeof exchangeViewSchema>

export const exchangeDetailSchema = z.object({
  facts: exchangeFactsSchema,
  /** Before redaction; null when the original is not on this machine. */
  original: exchangeViewSchema.nullable(),
  redacted: exchangeViewSchema,
})
export type ExchangeDetail = z.infer<typeof exchangeDetailSchema>

/** `PersonalValue` as the service answers it. */
export const personalValueSchema = z.object({
  value: z.string(),
  kind: z.enum(personalKinds),
  pseudonym: z.string(),
  count: z.number().int().nonnegative(),
  isKept: z.boolean(),
})
