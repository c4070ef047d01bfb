import type { SubmissionState } from '#shared/contract/contract.ts'
import type { Draft } from './draft.ts'
import { createDraft } from './draft.ts'
import { host, service } from './service.ts'

const drafts = new Map<string, Draft>()

/** @returns the draft of a submission, loaded from the service unless it is open already. */
export async function openDraft(id: string): Promise<Draft> {
  return drafts.get(id) ?? draftOf(await service.call('submission.get', { id }))
}

/** Takes over a state that a call answered. @returns the draft of its submission. */
export function draftOf(state: SubmissionState): Draft {
  const { id } = state
  const open = drafts.get(id)
  if (open) {
    open.receive(state)
    return open
  }
  const draft = createDraft(state, {
    get: () => service.call('submission.get', { id }),
    saveSection: (section, value) => service.call('submission.saveSection', { id, section, value }),
    undo: () => service.call('submission.undo', { id }),
    redo: () => service.call('submission.redo', { id }),
  })
  drafts.set(id, draft)
  return draft
}

/** Forgets every open draft, as what the service has is another database now. None may be shown while this is called. */
export function forgetDrafts(): void {
  drafts.clear()
}

const others = new Set<() => Promise<boolean>>()

/** Has something else saved with the submissions. @returns how to end that; it saves once more. */
export function flushBeforeClose(flush: () => Promise<boolean>): () => void {
  others.add(flush)
  return () => {
    others.delete(flush)
    void flush()
  }
}

const closing = new Set<() => Promise<void>>()

/** Has something brought to its end before the window closes. @returns how to take that back. */
export function finishBeforeClose(finish: () => Promise<void>): () => void {
  closing.add(finish)
  return () => void closing.delete(finish)
}

async function finishAll(): Promise<void> {
  await Promise.allSettled([...closing].map((finish) => finish()))
  await flushAll()
}

/** Saves everything that is unsaved. */
async function flushAll(): Promise<void> {
  await Promise.all([...[...drafts.values()].map((draft) => draft.flush()), ...[...others].map((flush) => flush())])
}

/** Saves when a field is left and when the window is hidden or about to close, and fetches what others changed. */
export function watchDrafts(): void {
  host.onCloseRequested(finishAll)
  document.addEventListener('focusout', () => void flushAll())
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void flushAll()
  })
  service.on('submission.changed', ({ id, revision }) => void drafts.get(id)?.noteRevision(revision))
  service.onConnect((isFirst) => {
    // A restarted service may have had to restore a backup.
    if (!isFirst) for (const draft of drafts.values()) void draft.refresh()
  })
}
