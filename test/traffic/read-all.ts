/** @file Reads a trace from a file, redacts it into another one. */
import { join } from 'node:path'
import type { Exchange } from '#shared/domain/traces/exchange.ts'
import { redactionChoicesSchema } from '#shared/domain/traces/redaction.ts'
import type { Unread } from '../../electron/service/traces/read/reader.ts'
import { readTraceFile } from '../../electron/service/traces/read/read-traces.ts'
import { collectTraceFile, redactTraceFile } from '../../electron/service/traces/redact/redact-trace-file.ts'
import { createRedactor } from '../../electron/service/traces/redact/redactor.ts'

export async function readAll(path: string, name: string): Promise<{ exchanges: Exchange[]; unread: Unread[] }> {
  const unread: Unread[] = []
  const exchanges: Exchange[] = []
  for await (const exchange of readTraceFile(path, name, { unread: (what) => void unread.push(what) })) exchanges.push(exchange)
  return { exchanges, unread }
}

/** @returns the path of the redacted copy, and the secrets that were found. */
export async function redactOne(path: string, name: string, folder: string): Promise<{ path: string; secrets: string[] }> {
  const redactor = createRedactor({ choices: redactionChoicesSchema.parse({}), salt: 'salt of a test' })
  const outPath = join(folder, `redacted-${name}`)
  await collectTraceFile(redactor, path, name)
  await redactTraceFile(redactor, path, name, outPath)
  return { path: outPath, secrets: [...redactor.secretValues()] }
}
