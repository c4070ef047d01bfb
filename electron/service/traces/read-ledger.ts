/** @file Reads the ledger of a trace back: whatever else stands in such a file does not get into a package. */
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { UserError } from '#shared/contract/errors.ts'
import { redactionClasses } from '#shared/domain/traces/redaction.ts'
import { credentialInProse } from './credential-detectors.ts'

/** Each text by itself: names of headers that stand beside other members would look like headers with values. */
const clean = z
  .string()
  .max(1_000)
  .refine((text) => credentialInProse(text) === null)

const ledgerSchema = z.object({
  certpackRedactions: z.literal(1),
  trace: clean,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  redactions: z.array(
    z.object({
      class: z.enum(redactionClasses),
      rule: clean,
      member: clean.nullable(),
      line: z.number().int(),
      offset: z.number().int(),
      replacement: clean,
      valueHash: z.string().regex(/^[0-9a-f]{16}$/),
    }),
  ),
})

/** @throws UserError `bad-input` for anything but a ledger; what stands in it is not told, as it may be secret */
export async function readLedger(path: string, name: string): Promise<z.infer<typeof ledgerSchema>> {
  const text = await readFile(path, 'utf8')
  const refused = () =>
    new UserError('bad-input', `${JSON.stringify(name)} is no record of redactions.`, 'Remove the trace that it belongs to, and add it again.')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw refused()
  }
  const parsed = ledgerSchema.safeParse(value)
  if (!parsed.success) throw refused()
  return parsed.data
}
