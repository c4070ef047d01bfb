/**
 * @file From the traces as they came to what may leave: read, redacted in their own layout, read again and compared, searched by an
 * independent scan. The same files and choices give the same bytes.
 */
import { join } from 'node:path'
import { rm } from 'node:fs/promises'
import type { Progress } from '#shared/contract/contract.ts'
import { isCancelled, UserError } from '#shared/contract/errors.ts'
import type { ExchangeFacts } from '#shared/domain/traces/exchange-facts.ts'
import type { LedgerEntry, PersonalValue, RedactionChoices } from '#shared/domain/traces/redaction.ts'
import type { TraceSummary } from '#shared/domain/traces/trace-summary.ts'
import { hashFile } from '../files/hash-file.ts'
import { throwIfCancelled } from '../files/cancellation.ts'
import { exchangeShape, requireSameExchanges } from './same-exchanges.ts'
import { readExchanges, readFacts, type FileFacts } from './read-facts.ts'
import type { Unread } from './read/reader.ts'
import { createRedactor } from './redact/redactor.ts'
import { collectTraceFile, redactTraceFile } from './redact/redact-trace-file.ts'
import { scanResidual } from './scan/residual-scan.ts'

export type TraceInput = { name: string; path: string }

export type PreparedTrace = {
  /** Index among the inputs. */
  input: number
  /** As the redacted copy is called: without the ending of a packing that was undone. */
  name: string
  /** The redacted copy, in `workDir`; the caller's to move or remove. */
  path: string
  sha256: string
  bytes: number
  /** Numbered as if this were the only file. */
  facts: ExchangeFacts[]
  unread: Unread[]
  /** What was replaced in this file. */
  ledger: LedgerEntry[]
}

export type PreparedTraces = {
  files: PreparedTrace[]
  refused: { input: number; error: UserError }[]
  /** What was taken out, and what the scan still found. */
  redactions: TraceSummary['redactions']
  residual: TraceSummary['residual']
  personalValues: PersonalValue[]
}

type PrepareInput = {
  inputs: readonly TraceInput[]
  choices: RedactionChoices
  salt: string
  /** Existing folder for the redacted copies. */
  workDir: string
  signal?: AbortSignal
  onProgress?: (progress: Progress) => void
}

/** More of them than this are not told one by one. */
const mostResidual = 100

/** Shares of the work, by how often each looks at a byte. */
const shares = { read: 0.25, redact: 0.45, scan: 0.3 }

/**
 * A file that holds no exchange, cannot be read, or whose redacted copy does not read like it, is refused; the others are prepared.
 * @throws UserError `disk-full`, `cancelled`. Nothing is left in `workDir` then.
 */
export async function prepareTraces(input: PrepareInput): Promise<PreparedTraces> {
  const made: string[] = []
  try {
    return await prepare(input, made)
  } catch (error) {
    await Promise.all(made.map((path) => rm(path, { force: true })))
    throwIfCancelled(input.signal)
    throw error
  }
}

async function prepare({ inputs, choices, salt, workDir, signal, onProgress }: PrepareInput, made: string[]): Promise<PreparedTraces> {
  const startedAtMs = performance.now()
  const report = (activity: string, fraction: number) => {
    const seconds = (performance.now() - startedAtMs) / 1000
    onProgress?.({ activity, fraction, secondsLeft: fraction > 0.1 && seconds > 1 ? (seconds / fraction) * (1 - fraction) : null })
  }
  const each = 1 / Math.max(1, inputs.length)
  const refused: PreparedTraces['refused'] = []
  /** One file that cannot be used keeps none of the others out. */
  const attempt = async <Result>(index: number, work: () => Promise<Result>): Promise<Result | undefined> => {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof UserError) || isCancelled(error) || error.code === 'disk-full') throw error
      if (!refused.some((refusal) => refusal.input === index)) refused.push({ input: index, error })
      return undefined
    }
  }
  const readable: { input: number; shapes: string[] }[] = []
  for (const [index, { name, path }] of inputs.entries()) {
    report(`Reading ${name}`, index * each * shares.read)
    const shapes = await attempt(index, () => readShapes(path, name, signal))
    if (shapes) readable.push({ input: index, shapes })
  }

  const redactor = createRedactor({ choices, salt, signal })
  const copies = readable.map(({ input, shapes }) => ({ ...inputs[input]!, input, shapes, outPath: join(workDir, `trace-${input}.redacted`) }))
  made.push(...copies.map(({ outPath }) => outPath))
  const redacting = (index: number, from: number, to: number) => (fraction: number) =>
    report(`Taking secrets out of ${copies[index]?.name ?? ''}`, shares.read + (from + (to - from) * (index + fraction) * each) * shares.redact)
  for (const [index, { input, name, path }] of copies.entries())
    await attempt(input, () => collectTraceFile(redactor, path, name, signal, redacting(index, 0, 0.4)))
  const ledgers: LedgerEntry[][] = []
  const isRefused = ({ input }: { input: number }) => refused.some((refusal) => refusal.input === input)
  for (const [index, copy] of copies.entries()) {
    const { input, name, path, outPath } = copy
    const before = redactor.ledger().length
    if (!isRefused(copy)) await attempt(input, () => redactTraceFile(redactor, path, name, outPath, signal, redacting(index, 0.4, 1)))
    ledgers.push(redactor.ledger().slice(before))
  }

  const kept = new Set(choices.keep.map((value) => value.toLowerCase()))
  const files: PreparedTrace[] = []
  const residual: TraceSummary['residual'] = []
  for (const [index, copy] of copies.entries()) {
    if (isRefused(copy)) {
      await rm(copy.outPath, { force: true })
      continue
    }
    const name = unpackedName(copy.name)
    report(`Looking through ${name}`, shares.read + shares.redact + index * each * shares.scan)
    const read = await attempt(copy.input, () => readRedacted(copy.outPath, name, copy.shapes, signal))
    if (!read) {
      await rm(copy.outPath, { force: true })
      continue
    }
    residual.push(...(await scanResidual(copy.outPath, name, redactor.secretValues(), signal, kept)))
    const ledger = ledgers[index] ?? []
    files.push({ input: copy.input, name, path: copy.outPath, ...(await hashFile(copy.outPath, signal)), ...read, ledger })
  }
  return {
    files,
    refused,
    redactions: redactor.counts(),
    residual: residual.slice(0, mostResidual),
    personalValues: redactor.personalValues(),
  }
}

/** @throws UserError `file-unsupported` when there is no exchange in it */
async function readShapes(path: string, name: string, signal: AbortSignal | undefined): Promise<string[]> {
  const shapes: string[] = []
  const unread = await readExchanges(path, name, signal, (exchange) => void shapes.push(exchangeShape(exchange)))
  if (shapes.length > 0) return shapes
  const [{ member, reason } = { member: null, reason: 'No request and no response was found in it.' }] = unread
  // The reason says first what it is, then what to do.
  const [what = '', ...ways] = reason.split(/(?<=\.) /)
  throw new UserError(
    'file-unsupported',
    `${JSON.stringify(name)} holds no request or response that can be read${member === null ? '' : `; ${JSON.stringify(member)}`}: ${what}`,
    ways.join(' ') || 'Add the API request log of DocuSign, a HAR file, or another form of trace that holds both sides of the calls.',
  )
}

async function readRedacted(path: string, name: string, shapes: readonly string[], signal: AbortSignal | undefined): Promise<FileFacts> {
  const again: string[] = []
  const read = await readFacts(path, name, signal, (exchange) => void again.push(exchangeShape(exchange)))
  requireSameExchanges(name, shapes, again)
  return read
}

function unpackedName(name: string): string {
  return name.replace(/\.zhar$/i, '.har').replace(/(?<=[^.])\.gz$/i, '')
}
