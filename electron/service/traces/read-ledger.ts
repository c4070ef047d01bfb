/** @file Reads the ledger of a trace back: whatever else stands in such a file does not get into a package. */
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { UserError } from '#shared/contract/errors.ts'
import { redactionClasses } from '#shared/domain/traces/redaction.ts'

const ledgerSchema = z.object({
  certpackRedactions: z.literal(1),
  trace: z.string(),
  sha256: z.string(),
  redactions: z.array(
    z.object({
      class: z.enum(redactionClasses),
      rule: z.string(),
      member: z.string().nullable(),
      line: z.number().int(),
      offset: z.number().int(),
      replacement: z.string(),
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
