/**
 * @file What the service knows of the traces of open submissions: facts of every exchange and the personal values that were found.
 * In memory only; read again from the store where it is not known.
 */
import { randomUUID } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Progress } from '#shared/contract/contract.ts'
import { UserError } from '#shared/contract/errors.ts'
import type { Submission } from '#shared/domain/submission.ts'
import type { ExchangeFacts } from '#shared/domain/traces/exchange-facts.ts'
import type { PersonalValue } from '#shared/domain/traces/redaction.ts'
import { isSummaryCurrent, type TraceEntry, type Traces } from '#shared/domain/traces/traces-section.ts'
import { prepareSection, type PreparedSection } from './prepare-submission.ts'
import { readFacts } from './read-facts.ts'
import { numberFacts, summaryOf, type ReadEntry } from './summary-of.ts'

type Work = { signal: AbortSignal; onProgress: (progress: Progress) => void }
type Store = {
  path(sha256: string): string
  has(sha256: string): boolean
  add(path: string, options: { name: string; signal?: AbortSignal }): Promise<unknown>
}

/** A file that is to become a trace: where it lies, and what its entry will be. */
export type NewTrace = { path: string; entry: TraceEntry }

export type TraceDesk = {
  /** Reads, redacts and keeps the traces of a submission together with new ones. The section is for the caller to save. */
  prepare(id: string, traces: Traces, added: readonly NewTrace[], work: Work): Promise<Pick<PreparedSection, 'traces' | 'refused'>>
  facts(id: string, submission: Submission, signal?: AbortSignal): Promise<ExchangeFacts[]>
  /** The section with a summary for what was edited in it (an error is no fault of a trace of an exception flow). */
  summarise(id: string, submission: Submission, signal?: AbortSignal): Promise<Traces>
  personalValues(id: string, submission: Submission, work: Work): Promise<PersonalValue[]>
}

/** Of so many submissions the facts are at hand; there may be twenty thousand of each. */
const mostKnown = 4

type Known = { of: string; facts: ExchangeFacts[]; personalValues: PersonalValue[] | null }

/** @param workDir folder for work in progress; only redacted content ever lies there. */
export function createTraceDesk({ files, workDir }: { files: Store; workDir: string }): TraceDesk {
  const known = new Map<string, Known>()
  const remember = (id: string, what: Known) => {
    known.delete(id)
    known.set(id, what)
    for (const oldest of [...known.keys()].slice(0, -mostKnown)) known.delete(oldest)
  }

  async function prepare(id: string, traces: Traces, added: readonly NewTrace[], { signal, onProgress }: Work) {
    const folder = join(workDir, `traces-${randomUUID()}`)
    await mkdir(folder, { recursive: true })
    try {
      const present = traces.files.map((entry) => ({ entry, ...bestCopy(entry), isNew: false }))
      const fresh = added.map(({ entry, path }) => ({ entry, path, isOriginal: true, isNew: true }))
      const section = await prepareSection({ traces, entries: [...present, ...fresh], isDistinct: true, workDir: folder, signal, onProgress })
      for (const { entry, path } of fresh.filter((_, index) => !section.refused.some((refusal) => refusal.entry === present.length + index)))
        await files.add(path, { name: entry.file.name, signal })
      for (const [sha256, path] of section.copies) if (!files.has(sha256)) await files.add(path, { name: sha256, signal })
      const { personalValues } = section.prepared
      remember(id, { of: contentOf(section.traces), facts: section.facts, personalValues })
      const refused = section.refused.map(({ entry, error }) => ({ entry: entry - present.length, error }))
      return { traces: section.traces, refused, personalValues }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }

  /** The original where this machine has it; else the redacted copy, which stays as it is when it is redacted again. */
  function bestCopy({ file, source }: TraceEntry): { path: string; isOriginal: boolean } {
    if (source && files.has(source.originalSha256)) return { path: files.path(source.originalSha256), isOriginal: true }
    return { path: files.path(file.sha256), isOriginal: source === null }
  }

  async function readAll(id: string, { traces }: Submission, signal?: AbortSignal): Promise<ExchangeFacts[]> {
    const of = contentOf(traces)
    const found = known.get(id)
    if (found?.of === of) return found.facts
    const entries: ReadEntry[] = []
    for (const entry of traces.files) {
      const read = await readFacts(files.path(entry.file.sha256), entry.file.name, signal).catch((error: unknown) => {
        if (error instanceof UserError && error.code === 'file-unsupported') return null
        throw error
      })
      entries.push({ entry, prepared: read, reason: '' })
    }
    const facts = numberFacts(entries)
    // The personal values may have become known while this was read.
    const latest = known.get(id)
    remember(id, { of, facts, personalValues: latest?.of === of ? latest.personalValues : null })
    return facts
  }

  return {
    prepare,
    facts: readAll,
    async summarise(id, submission, signal) {
      const { traces } = submission
      if (!traces.summary || !isSummaryCurrent(traces)) return traces
      const facts = await readAll(id, submission, signal)
      const { redactions, residual, files: described } = traces.summary
      const entries = traces.files.map((entry, index): ReadEntry => {
        const prepared = { facts: facts.filter(({ file }) => file === index), unread: described[index]?.unread ?? [] }
        return { entry, prepared, reason: '' }
      })
      return { ...traces, summary: summaryOf(entries, facts, { redactions, residual }) }
    },
    async personalValues(id, { traces }, work) {
      const found = known.get(id)
      if (found?.of === contentOf(traces) && found.personalValues) return found.personalValues
      return (await prepare(id, traces, [], work)).personalValues
    },
  }
}

/** @returns what an answer was prepared from; the rest of the section is the user's words and what follows from it. */
export function contentOf({ files, choices }: Traces): string {
  return JSON.stringify([files.map(({ file }) => file.sha256), choices])
}
