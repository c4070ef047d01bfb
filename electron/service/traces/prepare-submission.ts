/** @file The traces of a submission made ready: redacted copies in the place of what was there, and a summary that speaks of exactly these. */
import { createHash } from 'node:crypto'
import type { Progress } from '#shared/contract/contract.ts'
import { UserError } from '#shared/contract/errors.ts'
import type { FileReference, Submission } from '#shared/domain/submission.ts'
import type { ExchangeFacts } from '#shared/domain/traces/exchange-facts.ts'
import { kindOfTrace } from '#shared/domain/traces/kind-of-trace.ts'
import type { TraceSummary } from '#shared/domain/traces/trace-summary.ts'
import type { TraceEntry, Traces } from '#shared/domain/traces/traces-section.ts'
import { hashFile } from '../files/hash-file.ts'
import { requireUnchanged } from '../files/require-stored.ts'
import { writeFileDurably } from '../files/write-durably.ts'
import { prepareTraces, type PreparedTrace, type PreparedTraces } from './prepare-traces.ts'
import { numberFacts, summaryOf, type ReadEntry } from './summary-of.ts'

export type PreparedSection = {
  traces: Traces
  /** Of all exchanges, in the order of the files. */
  facts: ExchangeFacts[]
  /** Redacted copies and their ledgers by SHA-256, in `workDir`; the caller moves or removes them. */
  copies: ReadonlyMap<string, string>
  /** New entries that hold nothing that can be read, by their index among `entries`. */
  refused: { entry: number; error: UserError }[]
  prepared: PreparedTraces
}

type SectionInput = {
  traces: Traces
  /** In the order of the submission; `path` is the original where it is at hand, else the redacted copy. `isNew` ones may be refused, and are told apart by their calls. */
  entries: readonly { entry: TraceEntry; path: string; isOriginal: boolean; isNew: boolean }[]
  /** A new one that becomes the same copy as another is refused: a submission tells its files apart by their content. */
  isDistinct?: boolean
  workDir: string
  signal?: AbortSignal
  onProgress?: (progress: Progress) => void
}

/**
 * Entries that were there already stay, also when nothing in them can be read: the rules then say so, and the export leaves them out.
 * @throws UserError as {@link prepareTraces}
 */
export async function prepareSection({ traces, entries, isDistinct = false, workDir, signal, onProgress }: SectionInput): Promise<PreparedSection> {
  // Whoever receives the ledger does not have the originals, so cannot know it; and the same traces give the same ledger.
  const salt =
    traces.salt ||
    createHash('sha256')
      .update(entries.map(({ entry }) => entry.file.sha256).join())
      .digest('hex')
  const inputs = entries.map(({ entry, path, isOriginal }) => ({
    name: isOriginal ? (entry.source?.name ?? entry.file.name) : entry.file.name,
    path,
  }))
  const prepared = await prepareTraces({ inputs, choices: traces.choices, salt, workDir, signal, onProgress })
  const refused: PreparedSection['refused'] = []
  const files: TraceEntry[] = []
  const read: ReadEntry[] = []
  const copies = new Map<string, string>()
  for (const [index, { entry, path, isOriginal, isNew }] of entries.entries()) {
    const made = prepared.files.find(({ input }) => input === index)
    const error = prepared.refused.find(({ input }) => input === index)?.error
    const same = isDistinct && isNew && made ? files.find(({ file }) => file.sha256 === made.sha256) : undefined
    if (made && same) refused.push({ entry: index, error: sameCopyError(made.name, same.file.name) })
    else if (made) {
      const file: FileReference = { name: made.name, bytes: made.bytes, sha256: made.sha256 }
      const source = entry.source ?? (isOriginal ? await describeOriginal(path, entry.file.name, signal) : null)
      copies.set(made.sha256, made.path)
      // A copy that is redacted again tells nothing of what was taken out of the original.
      const ledger = isOriginal ? await writeLedger(made) : null
      if (ledger) copies.set(ledger.reference.sha256, ledger.path)
      const api = isNew ? kindOfTrace(made.facts, entry.api) : entry.api
      const next = { ...entry, api, file, source, ledger: ledger?.reference ?? entry.ledger }
      files.push(next)
      read.push({ entry: next, prepared: made, reason: '' })
    } else if (isNew && error) refused.push({ entry: index, error })
    else {
      files.push(entry)
      read.push({ entry, prepared: null, reason: error?.message ?? '' })
    }
  }
  const facts = numberFacts(read)
  return { traces: { ...traces, salt, files, summary: summaryOf(read, facts, prepared) }, facts, copies, refused, prepared }
}

function sameCopyError(name: string, other: string): UserError {
  return new UserError(
    'file-unsupported',
    `${JSON.stringify(name)} is the same as ${JSON.stringify(other)} once secrets are taken out; it shows nothing more.`,
    'Leave it out, or add a trace of other calls.',
  )
}

/** Names of files have at most 255 characters. */
const longestName = 255
const ledgerEnding = '.redactions.json'

async function writeLedger({ name, path, sha256, ledger }: PreparedTrace): Promise<{ path: string; reference: FileReference }> {
  const ledgerPath = `${path}${ledgerEnding}`
  await writeFileDurably(ledgerPath, `${JSON.stringify({ certpackRedactions: 1, trace: name, sha256, redactions: ledger }, null, 1)}\n`)
  return {
    path: ledgerPath,
    reference: { name: `${name.slice(0, longestName - ledgerEnding.length).toWellFormed()}${ledgerEnding}`, ...(await hashFile(ledgerPath)) },
  }
}

async function describeOriginal(path: string, name: string, signal: AbortSignal | undefined): Promise<TraceEntry['source']> {
  const { sha256, bytes } = await hashFile(path, signal)
  return { name, bytes, originalSha256: sha256 }
}

/** Where nothing else is at hand than what the submission refers to: the command line, the export, a submission that was opened. */
export async function prepareSubmission(input: {
  submission: Submission
  filePath: (sha256: string) => string
  workDir: string
  signal?: AbortSignal
  onProgress?: (progress: Progress) => void
}): Promise<PreparedSection & { submission: Submission; filePath: (sha256: string) => string }> {
  const { submission, filePath, ...rest } = input
  for (const { file } of submission.traces.files) await requireUnchanged(filePath(file.sha256), file, input.signal)
  const entries = submission.traces.files.map((entry) => ({
    entry,
    path: filePath(entry.file.sha256),
    // What nobody has redacted yet is an original.
    isOriginal: entry.source === null,
    isNew: false,
  }))
  const section = await prepareSection({ traces: submission.traces, entries, ...rest })
  return {
    ...section,
    submission: { ...submission, traces: withKnownRedactions(section.traces, submission.traces.summary) },
    filePath: (sha256) => section.copies.get(sha256) ?? filePath(sha256),
  }
}

/** A copy that is redacted again has nothing left to take out: what the first redaction took out still counts. */
function withKnownRedactions(traces: Traces, known: TraceSummary | null): Traces {
  if (!traces.summary || !known) return traces
  const { redactions } = traces.summary
  const most = (key: keyof typeof redactions) => Math.max(redactions[key], known.redactions[key])
  return { ...traces, summary: { ...traces.summary, redactions: { secret: most('secret'), personal: most('personal'), binary: most('binary') } } }
}
