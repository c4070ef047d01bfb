/** @file What is taken out of traces, and what the user decides about it. Pure data; `certification.md` section 3.1 has the classes. */
import { z } from 'zod'

/** A: secrets, always taken out. B: personal data, replaced by pseudonyms. C: bulk binary, replaced by its size and hash. D is kept. */
export const redactionClasses = ['secret', 'personal', 'binary'] as const
export type RedactionClass = (typeof redactionClasses)[number]

/** Kinds of personal data; a pseudonym is `<kind-number>`, as in `<email-1>`, the same for the same value in all traces of a submission. */
export const personalKinds = ['email', 'person', 'phone', 'address', 'ip', 'company', 'identity', 'text', 'machine', 'account', 'user'] as const
export type PersonalKind = (typeof personalKinds)[number]

export const redactionChoicesSchema = z.object({
  /** Personal values that stay readable, as of an invented test persona. Compared without regard to case. Secrets cannot be kept. */
  keep: z.array(z.string().min(1).max(1_000)).max(1_000).default([]),
  /** More texts to take out wherever they stand. */
  mask: z.array(z.string().min(3).max(1_000)).max(1_000).default([]),
  /** Account ids and user GUIDs (class D) get pseudonyms as well. */
  maskIdentifiers: z.boolean().default(false),
})
export type RedactionChoices = z.infer<typeof redactionChoicesSchema>

/** One replaced span; never the value. */
export type LedgerEntry = {
  class: RedactionClass
  /** What recognised it, as in `header:Authorization`, `json:password`, `xml:wsse:Nonce`, `query:access_token`, `pattern:jwt`, `chosen`. */
  rule: string
  member: string | null
  /** From 1, in the source. */
  line: number
  /** Bytes from the start of the source (the outermost value that holds the span, where it is nested in another encoding). */
  offset: number
  replacement: string
  /** HMAC-SHA-256 of the value under the salt of the submission, first 16 hex digits: tells equal values without telling them. */
  valueHash: string
}

/** A personal value that was found, for the preview in which the user keeps test personas. Never leaves the machine. */
export type PersonalValue = { value: string; kind: PersonalKind; pseudonym: string; count: number; isKept: boolean }

/** What stands in the place of a secret. DocuSign's own log writes it like this. */
export const secretReplacement = '[omitted]'
