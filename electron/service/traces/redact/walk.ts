/** @file What every walker is given: what to do with a value it has classified, and how to look into one that it has not. */
import type { PersonalKind } from '#shared/domain/traces/redaction.ts'
import type { Edit } from './edits.ts'

export type Hints = {
  /** The text is what the web browser or a tool wrote about the traffic, not the traffic. */
  isHar?: boolean
  /** The answer to a call of `views/…`, whose `url` lets anyone sign. */
  isView?: boolean
  /** Credentials of a call: `Username` is a user, not the name of a recipient. */
  isCredentials?: boolean
  contentType?: string
}

/**
 * All take a value as byte text and give edits on it; [] leaves it as it is. White space around a value is never touched, and what stands in
 * the place of something taken out is left alone.
 */
export type Walk = {
  secret(value: string, rule: string): Edit[]
  /** As `secret`, for what is to be found elsewhere too and does not stand here as such: the password inside Basic credentials. */
  alsoSecret(value: string): void
  personal(value: string, kind: PersonalKind, rule: string): Edit[]
  /** `[key]user`, an address or an id of a user: ids stay, a key stays. */
  user(value: string, rule: string): Edit[]
  /** An account or user id, kept unless the user masks them. */
  identifier(value: string, kind: 'account' | 'user'): void
  /** A value that stays, and is not looked for even where a secret is the same. */
  keep(value: string): void
  /** @param bytes what the value stands for, where it is encoded */
  binary(value: string, rule: string, bytes?: Buffer): Edit[]
  /** Looks into text of any kind: JSON, XML, forms, addresses, HTTP, base64, plain text. */
  content(text: string, hints?: Hints): Edit[]
  /** A field of a form or a query by its name. */
  field(name: string, value: string): Edit[]
  /** HTTP messages as text, with what stands between. */
  http(text: string): Edit[]
  /** Looks for patterns only. @param isPart of an address, so that none is looked for in it */
  plain(text: string, isPart?: boolean): Edit[]
}
