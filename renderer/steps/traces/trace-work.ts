import { isCancelled, toUserError } from '#shared/contract/errors.ts'
import type { Grant } from '#shared/contract/host.ts'
import type { SubmissionState } from '#shared/contract/contract.ts'
import type { RedactionChoices } from '#shared/domain/traces/redaction.ts'
import { pagePath } from '../../app/location.ts'
import { undo } from '../../app/undo.ts'
import type { Draft } from '../../client/draft.ts'
import { service } from '../../client/service.ts'
import type { TaskOptions } from '../../client/tasks.ts'
import { startTask } from '../../client/tasks.ts'
import { counted } from '../../client/words.ts'
import { showToast } from '../../components/toast.tsx'
import { setRefusals } from './refusals.ts'

/** Key of the long work of this page: adding, redacting and reading work on the same files, so one follows the other. */
export const tracesTask = (id: string): string => `traces ${id}`

/** Reads, redacts and adds files. Those that cannot be used are kept for {@link RefusedFiles}. */
export async function addTraces(draft: Draft, grants: readonly Grant[]): Promise<void> {
  const before = draft.snapshot().submission.traces.files.length
  const result = await run(draft, 'Adding traces', 'Adding traces was cancelled. Nothing was added.', async (options) => {
    const { state, refused } = await service.call('trace.add', { id: draft.id, grantIds: grants.map(({ grantId }) => grantId) }, options)
    setRefusals(draft.id, refused)
    return state
  })
  const added = result ? result.submission.traces.files.length - before : 0
  if (added > 0) showToast(`${counted(added, 'trace')} added, with secrets taken out.`)
}

/** Takes a trace away; Undo brings it back. */
export async function removeTrace(draft: Draft, sha256: string, name: string): Promise<void> {
  const result = await run(draft, `Removing ${name}`, 'Cancelled. Nothing was removed.', (options) =>
    service.call('trace.remove', { id: draft.id, sha256 }, options),
  )
  if (result) showToast(`${name} was removed.`, { label: 'Undo', run: () => void undo(draft) })
}

/** Reads what is known of the traces again. @returns whether it is known now. */
export async function readTraces(draft: Draft): Promise<boolean> {
  const result = await run(draft, 'Reading the traces', '', (options) => service.call('trace.read', { id: draft.id }, options))
  return result !== undefined
}

/** What the user last asked for, while it is being carried out; more choices may arrive meanwhile. */
const wanted = new Map<string, { choices: RedactionChoices; restart: AbortController }>()

/** @returns what the user has chosen but is not yet carried out. */
export function wantedChoices(id: string): RedactionChoices | undefined {
  return wanted.get(id)?.choices
}

/** Redacts all traces again. Choices made while it runs replace the ones before: the work starts over with them. */
export async function chooseRedactions(draft: Draft, choices: RedactionChoices): Promise<void> {
  const running = wanted.get(draft.id)
  wanted.set(draft.id, { choices, restart: new AbortController() })
  if (running) return running.restart.abort()
  await run(draft, 'Redacting again', 'Cancelled. The choices are as they were.', async (options) => {
    for (;;) {
      const current = wanted.get(draft.id)
      if (!current) throw new Error('choices without a wish')
      try {
        const signal = AbortSignal.any([options.signal, current.restart.signal])
        const state = await service.call('trace.choose', { id: draft.id, choices: current.choices }, { ...options, signal })
        if (wanted.get(draft.id) === current) return state
        draft.receive(state)
      } catch (error) {
        if (options.signal.aborted || !current.restart.signal.aborted) throw error
      }
    }
  })
  wanted.delete(draft.id)
}

async function run(
  draft: Draft,
  title: string,
  cancelledWords: string,
  call: (options: TaskOptions) => Promise<SubmissionState>,
): Promise<SubmissionState | undefined> {
  return startTask(tracesTask(draft.id), { title, href: pagePath(draft.id, 'traces') }, async (options) => {
    try {
      // The service works on what is stored.
      await draft.flush()
      const state = await call(options)
      draft.receive(state)
      return state
    } catch (error) {
      if (isCancelled(error) && cancelledWords !== '') showToast(cancelledWords)
      throw toUserError(error)
    }
  })
}
