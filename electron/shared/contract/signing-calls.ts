/** @file Calls about the key that signs packages. The page never sees the private key; the host seals it with the system's own store. */
import { z } from 'zod'
import { call } from './call.ts'

const nothing = z.object({})
/** Bytes as base64. */
const bytes = z.string().min(1).max(20_000)

/** `system`: sealed by the operating system's store; `file`: a file that only the user of this machine may read. */
export const keyProtectionSchema = z.enum(['system', 'file'])

export const signingKeySchema = z.object({
  fingerprint: z.string(),
  publicKeyPem: z.string(),
  protection: keyProtectionSchema,
})
export type SigningKey = z.infer<typeof signingKeySchema>

const stateSchema = z.object({
  key: signingKeySchema.nullable(),
  /** Whether a key that was removed can be taken back. */
  canRestore: z.boolean(),
})

/** What the page may call. */
export const signingCalls = {
  'signing.get': call({ input: nothing, output: stateSchema }),
  /** Makes a key that lies in a plain file, for machines without a store; the user has agreed to it. */
  'signing.makeFile': call({ input: nothing, output: stateSchema }),
  /** Puts the key aside; {@link signingCalls} `signing.restore` takes it back. */
  'signing.remove': call({ input: nothing, output: stateSchema }),
  'signing.restore': call({ input: nothing, output: stateSchema }),
} as const

/** What only the host may call: it seals and opens bytes, and knows nothing of what they are. */
export const signingHostCalls = {
  /** Makes a key. Nothing is kept until `signing.keep` brings it back sealed. */
  'signing.make': call({ input: nothing, output: z.object({ secret: bytes }) }),
  'signing.keep': call({ input: z.object({ secret: bytes, sealed: bytes }), output: nothing }),
  /** What is to be opened before the next export; null where nothing is sealed. */
  'signing.sealed': call({ input: nothing, output: z.object({ sealed: bytes.nullable() }) }),
  /** The opened key; it stays in memory until the service ends. */
  'signing.open': call({ input: z.object({ secret: bytes }), output: nothing }),
} as const
