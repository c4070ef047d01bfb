/** @file Redacts a text as a trace of a form, with a redactor of its own. */
import { buffer } from 'node:stream/consumers'
import { Readable } from 'node:stream'
import { createRedactor, type Redactor } from '../../../../electron/service/traces/redact/redactor.ts'
import { traceOfBytes } from '../../../../electron/service/traces/source.ts'
import type { TraceFormat } from '../../../../electron/shared/domain/traces/exchange.ts'
import { redactionChoicesSchema } from '../../../../electron/shared/domain/traces/redaction.ts'

export function redactorFor(choices: { keep?: string[]; mask?: string[]; maskIdentifiers?: boolean } = {}): Redactor {
  return createRedactor({ choices: redactionChoicesSchema.parse(choices), salt: 'salt' })
}

export async function redactBytes(bytes: Buffer, format: TraceFormat | null, redactor = redactorFor()): Promise<Buffer> {
  return buffer(Readable.from(redactor.redact(await traceOfBytes(bytes, 'trace'), format)))
}

export async function redactText(text: string, format: TraceFormat | null = null, redactor = redactorFor()): Promise<string> {
  return (await redactBytes(Buffer.from(text), format, redactor)).toString()
}
