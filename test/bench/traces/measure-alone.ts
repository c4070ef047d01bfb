/**
 * @file Works on one trace in a process of its own, so that its memory can be told: `<part> <path> <folder>`; prints JSON.
 * `parse` is what there is to compare with: JSON.parse of the whole file.
 */
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { ExchangeFacts } from '#shared/domain/traces/exchange-facts.ts'
import { describeExchange } from '#shared/domain/traces/describe-exchange.ts'
import { redactionChoicesSchema } from '#shared/domain/traces/redaction.ts'
import { summariseTraces } from '#shared/domain/traces/summarise.ts'
import { runEntry } from '../../../build/run-entry.ts'
import { prepareTraces } from '../../../electron/service/traces/prepare-traces.ts'
import { readTraceFile } from '../../../electron/service/traces/read/read-traces.ts'
import { collectTraceFile, redactTraceFile } from '../../../electron/service/traces/redact/redact-trace-file.ts'
import { createRedactor } from '../../../electron/service/traces/redact/redactor.ts'
import { peakMemoryBytes } from '../../helpers/peak-memory.ts'
import type { TracePart } from './trace-parts.ts'

export type TraceReport = {
  bytes: number
  seconds: number
  peakBytes: number
  exchanges: number
  /** Countable calls without an error, as the rules see them. */
  clean: number
  secrets: number
}

type Work = { path: string; name: string; folder: string }
type Counted = Pick<TraceReport, 'exchanges' | 'clean' | 'secrets'>

const nothing: Counted = { exchanges: 0, clean: 0, secrets: 0 }
const context = { unread: () => undefined }
const choices = redactionChoicesSchema.parse({})
const salt = 'salt of a bench'

async function parse({ path }: Work): Promise<Counted> {
  const { log } = JSON.parse(await readFile(path, 'utf8')) as { log: { entries: unknown[] } }
  return { ...nothing, exchanges: log.entries.length }
}

async function read({ path, name }: Work): Promise<Counted> {
  let exchanges = 0
  for await (const _ of readTraceFile(path, name, context)) exchanges += 1
  return { ...nothing, exchanges }
}

async function check({ path, name }: Work): Promise<Counted> {
  const facts: ExchangeFacts[] = []
  for await (const exchange of readTraceFile(path, name, context)) facts.push(describeExchange(exchange, { index: facts.length, file: 0 }))
  return countOf(facts, name)
}

function countOf(facts: readonly ExchangeFacts[], name: string): Counted {
  const files = [{ name, sha256: '0'.repeat(64), flow: 'normal' as const, unread: [] }]
  const { exchanges, quarters } = summariseTraces({ facts, files, redactions: { secret: 0, personal: 0, binary: 0 }, residual: [] })
  return { ...nothing, exchanges, clean: quarters.reduce((sum, quarter) => sum + quarter.clean, 0) }
}

async function redact({ path, name, folder }: Work): Promise<Counted> {
  const redactor = createRedactor({ choices, salt })
  await collectTraceFile(redactor, path, name)
  await redactTraceFile(redactor, path, name, join(folder, 'redacted.har'))
  return { ...nothing, secrets: redactor.counts().secret }
}

/** All that the application does with it, from the file to the summary, in one process. */
async function all({ path, name, folder }: Work): Promise<Counted> {
  const inputs = [{ name, path }]
  const { files, redactions, residual, refused } = await prepareTraces({ inputs, choices, salt, workDir: folder })
  if (refused.length > 0 || residual.length > 0) throw new Error(`Refused: ${refused.length}, left: ${JSON.stringify(residual[0])}`)
  const facts = files.flatMap((file) => file.facts)
  return { ...countOf(facts, name), secrets: redactions.secret }
}

const parts: Record<TracePart, (work: Work) => Promise<Counted>> = { parse, read, check, redact, all }

await runEntry(async () => {
  const [part = '', path = '', folder = ''] = process.argv.slice(2)
  const work = parts[part as TracePart]
  const startedAt = performance.now()
  const counted = await work({ path, name: 'calls.har', folder })
  const seconds = (performance.now() - startedAt) / 1_000
  const report: TraceReport = { bytes: (await stat(path)).size, seconds, peakBytes: peakMemoryBytes(), ...counted }
  console.log(JSON.stringify(report))
  return 0
})
