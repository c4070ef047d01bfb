import type { SubmissionState } from '#shared/contract/contract.ts'
import type { UserError } from '#shared/contract/errors.ts'
import { toUserError } from '#shared/contract/errors.ts'
import type { Section, SectionName, Submission } from '#shared/domain/submission.ts'
import type { Autosave, SaveStatus } from './autosave.ts'
import { createAutosave } from './autosave.ts'

export type DraftSnapshot = {
  /** As the service has it. */
  state: SubmissionState
  /** As the page shows it: the same with what is not yet saved. */
  submission: Submission
  status: SaveStatus
  /** Why the last save failed, while `status` is `failed`. */
  problem: UserError | undefined
}

/** The calls a draft makes; the real ones go to the service. */
export type DraftCalls = {
  get(): Promise<SubmissionState>
  saveSection(section: SectionName, value: unknown): Promise<SubmissionState>
  undo(): Promise<SubmissionState>
  redo(): Promise<SubmissionState>
}

export type Draft = {
  readonly id: string
  subscribe(listener: () => void): () => void
  snapshot(): DraftSnapshot
  /** Changes a section here and now, and saves it soon. */
  change<Name extends SectionName>(section: Name, update: (value: Section<Name>) => Section<Name>): void
  /** @returns whether everything is committed. */
  flush(): Promise<boolean>
  undo(): Promise<void>
  redo(): Promise<void>
  /** Takes over what another call answered; sections with unsaved changes keep them. */
  receive(state: SubmissionState): void
  /** Somebody says that the stored submission is at this revision: fetches it where it is not ours. */
  noteRevision(revision: number): Promise<void>
  /** Fetches the stored submission. */
  refresh(): Promise<void>
}

const statusOrder: SaveStatus[] = ['saved', 'unsaved', 'saving', 'failed']

/** One open submission: what the service has, what the page has changed since, and the saves in between. */
export function createDraft(initial: SubmissionState, calls: DraftCalls): Draft {
  const listeners = new Set<() => void>()
  const sections = new Map<SectionName, { autosave: Autosave<unknown>; status: SaveStatus; problem: unknown }>()
  /** What the service had when the unsaved changes of a section began. */
  const bases = new Map<SectionName, unknown>()
  let state = initial
  let snapshot: DraftSnapshot = { state, submission: state.submission, status: 'saved', problem: undefined }

  function publish(): void {
    let submission = state.submission
    let status: SaveStatus = 'saved'
    let problem: UserError | undefined
    for (const [name, section] of sections) {
      const pending = section.autosave.pending()
      if (pending) submission = { ...submission, [name]: pending.value }
      if (statusOrder.indexOf(section.status) > statusOrder.indexOf(status)) status = section.status
      if (section.status === 'failed') problem = toUserError(section.problem)
    }
    snapshot = { state, submission, status, problem }
    for (const listener of listeners) listener()
  }

  function sectionOf(name: SectionName): Autosave<unknown> {
    const known = sections.get(name)
    if (known) return known.autosave
    const autosave = createAutosave<unknown>({
      save: async (value) => {
        state = await calls.saveSection(name, value)
        bases.set(name, value)
      },
      onStatus: (status, problem) => {
        sections.set(name, { autosave, status, problem })
        publish()
      },
      isTransient: (problem) => toUserError(problem).code === 'service-stopped',
    })
    sections.set(name, { autosave, status: 'saved', problem: undefined })
    return autosave
  }

  function receive(next: SubmissionState): void {
    state = next
    for (const [name, { autosave }] of sections) {
      const pending = autosave.pending()
      if (!pending) continue
      const merged = rebase(pending.value, bases.get(name), next.submission[name])
      bases.set(name, next.submission[name])
      autosave.change(merged)
    }
    publish()
  }

  async function flush(): Promise<boolean> {
    const results = await Promise.all([...sections.values()].map(({ autosave }) => autosave.flush()))
    return results.every(Boolean)
  }

  return {
    id: initial.id,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    snapshot: () => snapshot,
    change(name, update) {
      const autosave = sectionOf(name)
      if (!autosave.pending()) bases.set(name, state.submission[name])
      autosave.change(update(snapshot.submission[name]))
      publish()
    },
    flush,
    async undo() {
      if (await flush()) receive(await calls.undo())
    },
    async redo() {
      if (await flush()) receive(await calls.redo())
    },
    receive,
    refresh: async () => receive(await calls.get()),
    async noteRevision(revision) {
      if (revision === state.revision) return
      // Our own saves are announced as well, before they are answered; their answers make a fetch needless.
      await new Promise((resolve) => setTimeout(resolve, 100))
      if ([...sections.values()].some(({ autosave }) => autosave.isSaving())) return
      if (revision !== state.revision) receive(await calls.get())
    },
  }
}

/** @returns `local`, with every key that it left as in `base` taken from `next`, and in its lists what `next` added meanwhile. */
function rebase(local: unknown, base: unknown, next: unknown): unknown {
  const mine = local as Record<string, unknown>
  const before = base as Record<string, unknown>
  const merge = (key: string, value: unknown) => {
    if (JSON.stringify(mine[key]) === JSON.stringify(before[key])) return value
    return [mine[key], before[key], value].every(Array.isArray) ? withAdded(mine[key], before[key], value) : mine[key]
  }
  return Object.fromEntries(Object.entries(next as Record<string, unknown>).map(([key, value]) => [key, merge(key, value)]))
}

/** A trace that was added while the note of another one is typed must not be lost. What `mine` left out of `before` stays out. */
function withAdded(mine: unknown, before: unknown, next: unknown): unknown[] {
  const known = new Set([...(mine as unknown[]), ...(before as unknown[])].map(identity))
  return [...(mine as unknown[]), ...(next as unknown[]).filter((item) => !known.has(identity(item)))]
}

function identity(item: unknown): string {
  const { id, file } = item as { id?: string; file?: { sha256: string } }
  return id ?? file?.sha256 ?? JSON.stringify(item)
}
