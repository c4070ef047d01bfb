/** @file Calls about traces: added, redacted, read and searched. */
import { basename } from 'node:path'
import type { Contract, Handlers, Progress, SubmissionState } from '#shared/contract/contract.ts'
import { isCancelled, toUserError, UserError } from '#shared/contract/errors.ts'
import { isSummaryCurrent, mostTraces, type Traces } from '#shared/domain/traces/traces-section.ts'
import { hashFile } from '../files/hash-file.ts'
import { requireRegularFile } from '../files/regular-file.ts'
import type { ServiceParts } from '../index.ts'
import { createExchangeWindows } from '../traces/exchange-window.ts'
import { flowsOf, keepEdits } from '../traces/keep-edits.ts'
import { searchExchanges } from '../traces/search-exchanges.ts'
import { contentOf, type NewTrace } from '../traces/trace-desk.ts'
import { viewExchange } from '../traces/view-exchange.ts'

type Calls = Pick<Handlers<Contract, AbortSignal>, Extract<keyof Contract, `trace.${string}`>>
type Refusal = { name: string; message: string; fix: string }

export function createTraceHandlers(parts: ServiceParts): Calls {
  const { submissions, files, grants, emit, traceDesk } = parts
  const windows = createExchangeWindows()

  function changed(state: SubmissionState): SubmissionState {
    emit('submission.changed', { id: state.id, revision: state.revision })
    return state
  }

  /** Saves what was prepared, unless the list of traces was changed meanwhile: then it would bring back what was removed. */
  async function save(id: string, before: Traces, prepared: Traces, signal: AbortSignal): Promise<SubmissionState> {
    let traces = prepared
    for (;;) {
      const { submission } = submissions.get(id)
      if (contentOf(submission.traces) !== contentOf(before))
        throw new UserError('file-changed', 'The traces were changed while they were being read.', 'Try once more.')
      // A note or a flow may have been saved meanwhile.
      const edited = { ...traces, files: keepEdits(traces.files, submission.traces.files) }
      if (flowsOf(edited.files) === flowsOf(traces.files)) return changed(submissions.update(id, (stored) => ({ ...stored, traces: edited })))
      traces = await traceDesk.summarise(id, { ...submission, traces: edited }, signal)
    }
  }

  async function newTrace(id: string, path: string, signal: AbortSignal): Promise<NewTrace> {
    const source = await requireRegularFile(path)
    if (source.bytes === 0)
      throw new UserError('file-unsupported', `${JSON.stringify(source.name)} is empty.`, 'Choose a file that holds requests and responses.')
    const { sha256, bytes } = await hashFile(source.path, signal)
    const api = submissions.get(id).submission.profile.api === 'soap' ? 'soap' : 'rest'
    const entry = { file: { name: source.name, bytes, sha256 }, api, note: '', flow: 'normal', source: null, ledger: null } as const
    return { path: source.path, entry }
  }

  const work = (signal: AbortSignal, onProgress: (progress: Progress) => void) => ({ signal, onProgress })

  return {
    'trace.add': async ({ id, grantIds }, { signal, progress }) => {
      const { traces } = submissions.get(id).submission
      const added: NewTrace[] = []
      const refused: Refusal[] = []
      const refuse = (name: string, error: UserError) => void refused.push({ name, message: error.message, fix: error.fix })
      for (const path of grantIds.map((grantId) => grants.path(grantId))) {
        try {
          const trace = await newTrace(id, path, signal)
          // The same file again is read again; what was chosen and noted for it stays.
          const isThere = [...traces.files, ...added.map(({ entry }) => entry)].some(
            ({ file, source }) => file.sha256 === trace.entry.file.sha256 || source?.originalSha256 === trace.entry.file.sha256,
          )
          if (isThere) continue
          if (traces.files.length + added.length >= mostTraces)
            throw new UserError(
              'bad-input',
              `${JSON.stringify(trace.entry.file.name)} would be more than ${mostTraces} traces.`,
              'Put the text files of one log into a zip, and add that.',
            )
          added.push(trace)
        } catch (error) {
          if (isCancelled(error) || !(error instanceof UserError)) throw error
          refuse(basename(path), toUserError(error))
        }
      }
      const prepared = await traceDesk.prepare(id, traces, added, work(signal, progress))
      for (const { entry, error } of prepared.refused) refuse(added[entry]?.entry.file.name ?? '', error)
      return { state: await save(id, traces, prepared.traces, signal), refused }
    },

    'trace.remove': async ({ id, sha256 }, { signal, progress }) => {
      const { traces } = submissions.get(id).submission
      const rest = { ...traces, files: traces.files.filter(({ file }) => file.sha256 !== sha256) }
      const prepared = await traceDesk.prepare(id, rest, [], work(signal, progress))
      return save(id, traces, prepared.traces, signal)
    },

    'trace.choose': async ({ id, choices }, { signal, progress }) => {
      const { traces } = submissions.get(id).submission
      const prepared = await traceDesk.prepare(id, { ...traces, choices }, [], work(signal, progress))
      return save(id, traces, prepared.traces, signal)
    },

    'trace.read': async ({ id }, { signal, progress }) => {
      const state = submissions.get(id)
      const { traces } = state.submission
      if (traces.files.length === 0 || isSummaryCurrent(traces)) return state
      const prepared = await traceDesk.prepare(id, traces, [], work(signal, progress))
      return save(id, traces, prepared.traces, signal)
    },

    'trace.exchanges': async ({ id, from, count }, { signal }) => {
      const facts = await traceDesk.facts(id, submissions.get(id).submission, signal)
      return { total: facts.length, exchanges: facts.slice(from, from + count) }
    },

    'trace.exchange': async ({ id, index }, { signal }) => {
      const { submission } = submissions.get(id)
      const all = await traceDesk.facts(id, submission, signal)
      const facts = all[index]
      const entry = facts && submission.traces.files[facts.file]
      if (!facts || !entry) throw new UserError('not-found', `There is no exchange number ${index + 1}.`, 'Read the traces again.')
      const number = index - all.findIndex(({ file }) => file === facts.file)
      const { file, source } = entry
      const redacted = await windows.exchange(files.path(file.sha256), file.name, number, signal)
      const hasOriginal = source !== null && files.has(source.originalSha256)
      const original = hasOriginal ? await windows.exchange(files.path(source.originalSha256), source.name, number, signal) : null
      return { facts, original: original && viewExchange(original, source?.name ?? file.name), redacted: viewExchange(redacted, file.name) }
    },

    'trace.personalValues': async ({ id }, { signal, progress }) => {
      const { submission } = submissions.get(id)
      const values = await traceDesk.personalValues(id, submission, work(signal, progress))
      return { values, counts: submission.traces.summary?.redactions ?? { secret: 0, personal: 0, binary: 0 } }
    },

    'trace.search': async ({ id, text }, { signal }) => {
      const { traces } = submissions.get(id).submission
      const searched = traces.files.map(({ file }) => ({ path: files.path(file.sha256), name: file.name }))
      return { indexes: await searchExchanges(searched, text, signal) }
    },
  }
}
