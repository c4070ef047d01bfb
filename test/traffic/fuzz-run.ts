/**
 * @file Reads and redacts damaged traces: `node test/traffic/fuzz-run.ts <folder> <seed> <first> <count>`; one input
 * again with count 1, which stays in the folder. Prints a line of JSON for everything that must not happen, and one at the end.
 */
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { UserError } from '#shared/contract/errors.ts'
import { describeExchange } from '#shared/domain/traces/describe-exchange.ts'
import type { Exchange } from '#shared/domain/traces/exchange.ts'
import { redactionChoicesSchema } from '#shared/domain/traces/redaction.ts'
import { peakMemoryBytes } from '../helpers/peak-memory.ts'
import { readTraceFile } from '../../electron/service/traces/read/read-traces.ts'
import type { TraceSource } from '../../electron/service/traces/read/reader.ts'
import { recognise } from '../../electron/service/traces/read/recognise.ts'
import { scanResidual } from '../../electron/service/traces/scan/residual-scan.ts'
import { traceOfBytes } from '../../electron/service/traces/source.ts'
import { collectTraceFile, redactTraceFile } from '../../electron/service/traces/redact/redact-trace-file.ts'
import { createRedactor } from '../../electron/service/traces/redact/redactor.ts'
import { makeCanaries } from './canaries.ts'
import type { WatchdogData } from './fuzz-watchdog.ts'
import { layersOf } from './layers-of.ts'
import { chop, createRandom, mutate, type Random } from './mutate.ts'
import { allSamples } from './samples/all-samples.ts'

export type FuzzReport =
  | { failure: { input: number; what: string; sample?: string; how?: string } }
  | { done: { inputs: number; exchanges: number; refused: number; secrets: number; left: number; peakBytes: number } }

const maxBytes = 12_000
const busyLimitMs = 5_000
const idleLimitMs = 60_000
const choices = redactionChoicesSchema.parse({})
const context = { unread: () => undefined }

const [folder = '', ...numbers] = process.argv.slice(2)
const [seed = 1, first = 0, count = 1] = numbers.map(Number)
const print = (report: FuzzReport) => console.log(JSON.stringify(report))
const totals = { inputs: 0, exchanges: 0, refused: 0, secrets: 0, left: 0 }
const current = new SharedArrayBuffer(4)
const data: WatchdogData = { current, busyLimitMs, idleLimitMs }
const watchdog = new Worker(new URL('fuzz-watchdog.ts', import.meta.url), { workerData: data })
let place: { input: number; sample?: string; how?: string } = { input: -1 }
for (const event of ['unhandledRejection', 'uncaughtException'] as const)
  process.on(event, (error) => print({ failure: { ...place, what: `${event}: ${describe(error)}` } }))

const canaries = makeCanaries('fz7')
const samples = await allSamples(canaries)
const others = samples.map(({ bytes }) => bytes)
try {
  for (let input = first; input < first + count; input += 1) {
    Atomics.store(new Int32Array(current), 0, input)
    // Each input has a seed of its own, so that it can be had again without those before it.
    const random = createRandom(seed * 1_000_003 + input)
    const sample = random.pick(samples)
    const { bytes, how } = mutate(sample.bytes, random, others, maxBytes)
    place = { input, sample: sample.name, how }
    if (count === 1) await writeFile(join(folder, `${seed}-${input}-${sample.name}`), bytes)
    // Files are slow to make: every fiftieth, and all archives, which are read from disk alone.
    const isArchive = bytes.subarray(0, 2).toString('latin1') === 'PK'
    await attempt(isArchive || input % 50 === 0 ? () => useFile(bytes) : () => useBytes(bytes, random))
    totals.inputs += 1
  }
  print({ done: { ...totals, peakBytes: peakMemoryBytes() } })
} finally {
  await watchdog.terminate()
}

/** To say that it is not supported is what a damaged file deserves; anything else that is thrown is a fault. */
async function attempt(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (error instanceof UserError && error.code === 'file-unsupported') totals.refused += 1
    else print({ failure: { ...place, what: describe(error) } })
  }
}

async function useFile(bytes: Buffer): Promise<void> {
  const path = join(folder, `${first}.input`)
  const outPath = join(folder, `${first}.redacted`)
  await writeFile(path, bytes)
  await rm(outPath, { force: true })
  await readThrough(readTraceFile(path, 'input', context))
  const redactor = createRedactor({ choices, salt: 'salt' })
  await collectTraceFile(redactor, path, 'input')
  await redactTraceFile(redactor, path, 'input', outPath)
  await searchFor(redactor.secretValues(), await readFile(outPath))
  for await (const _ of readTraceFile(outPath, 'redacted', context));
}

/** Read as from a disk that gives few bytes at a time. */
async function useBytes(bytes: Buffer, random: Random): Promise<void> {
  const source = inPieces(await traceOfBytes(bytes, 'input'), chop(bytes, random))
  const reader = recognise(source)
  if ('reason' in reader) return void (totals.refused += 1)
  await readThrough(reader.read(source, context))
  const redactor = createRedactor({ choices, salt: 'salt' })
  const redacted = await collect(redactor.redact(source, reader.format))
  await searchFor(redactor.secretValues(), redacted)
  const again = await traceOfBytes(redacted, 'redacted')
  const readerAgain = recognise(again)
  if (!('reason' in readerAgain)) for await (const _ of readerAgain.read(again, context));
}

async function collect(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = []
  for await (const piece of pieces) all.push(piece)
  return Buffer.concat(all)
}

function inPieces(source: TraceSource, pieces: readonly Buffer[]): TraceSource {
  if (source.packing !== 'none' || source.encoding !== 'utf-8') return source
  return {
    ...source,
    async *open() {
      yield* pieces
    },
  }
}

async function readThrough(exchanges: AsyncIterable<Exchange>): Promise<void> {
  for await (const exchange of exchanges) {
    describeExchange(exchange, { index: totals.exchanges, file: 0 })
    totals.exchanges += 1
  }
}

/**
 * What the redactor could not take out, as from text in two encodings, the independent scan has to find: then nothing leaves.
 * The access token shows by its looks, wherever the damage has left it whole.
 */
async function searchFor(secrets: ReadonlySet<string>, bytes: Buffer): Promise<void> {
  const layers = await layersOf(bytes)
  const left = [...secrets, canaries.accessToken].filter((secret) => layers.some((layer) => layer.includes(secret)))
  totals.secrets += secrets.size
  if (left.length === 0) return
  totals.left += 1
  const path = join(folder, `${first}.left`)
  await writeFile(path, bytes)
  const residual = await scanResidual(path, 'left', secrets)
  if (!residual.some((found) => found.class === 'secret')) print({ failure: { ...place, what: `a secret stays unseen: ${left[0]?.slice(0, 40)}` } })
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 6).join(' | ') : String(error)
}
