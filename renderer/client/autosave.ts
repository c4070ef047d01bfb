import { autosaveAfterMs, autosaveAtLatestMs } from '#shared/domain/limits.ts'

export type SaveStatus = 'saved' | 'unsaved' | 'saving' | 'failed'

export type AutosaveOptions<Value> = {
  /** Resolves once the value is committed. */
  save(value: Value): Promise<void>
  /** Told at every change of status; `problem` is what the save was rejected with. */
  onStatus(status: SaveStatus, problem: unknown): void
  /** Whether a rejected save is sent again by itself: the service stopped and is coming back. */
  isTransient(problem: unknown): boolean
}

export type Autosave<Value> = {
  change(value: Value): void
  /** Saves at once what is unsaved, or tries again after a failure. @returns whether everything is committed. */
  flush(): Promise<boolean>
  /** The newest value that is not yet known to be committed. */
  pending(): { value: Value } | undefined
  /** Whether a save is on its way. */
  isSaving(): boolean
}

const resendAfterMs = 250

/**
 * Saves 300 ms after the last change, and at the latest 1 s after the first one that is unsaved, one save at a time.
 * What is not acknowledged is kept; it is sent again after a transient failure, and by `flush` after any other.
 */
export function createAutosave<Value>({ save, onStatus, isTransient }: AutosaveOptions<Value>): Autosave<Value> {
  let newest: { value: Value } | undefined
  let sending: { entry: { value: Value }; done: Promise<boolean> } | undefined
  let firstUnsentAtMs: number | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let isDue = false
  let wasTransient = false

  function change(value: Value): void {
    newest = { value }
    const nowMs = Date.now()
    firstUnsentAtMs ??= nowMs
    schedule(Math.min(autosaveAfterMs, firstUnsentAtMs + autosaveAtLatestMs - nowMs))
    if (!sending) onStatus('unsaved', undefined)
  }

  function schedule(delayMs: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void send(), Math.max(0, delayMs))
  }

  function send(): Promise<boolean> {
    clearTimeout(timer)
    if (sending) {
      isDue = true
      return sending.done
    }
    if (!newest) return Promise.resolve(true)
    const entry = newest
    isDue = false
    firstUnsentAtMs = undefined
    onStatus('saving', undefined)
    const done = save(entry.value).then(
      () => settle(entry, undefined),
      (problem: unknown) => settle(entry, { problem }),
    )
    sending = { entry, done }
    return done
  }

  function settle(entry: { value: Value }, failure: { problem: unknown } | undefined): boolean {
    sending = undefined
    const isNewest = newest === entry
    wasTransient = failure !== undefined && isTransient(failure.problem)
    if (!failure) {
      if (isNewest) newest = undefined
      onStatus(isNewest ? 'saved' : 'unsaved', undefined)
      if (!isNewest && isDue) void send()
      return true
    }
    if (wasTransient) {
      onStatus('unsaved', undefined)
      schedule(resendAfterMs)
    } else {
      onStatus('failed', failure.problem)
      // A newer value may be one that can be saved; the rejected one waits for `flush`.
      if (!isNewest) schedule(0)
    }
    return false
  }

  async function flush(): Promise<boolean> {
    while (newest) {
      const before = sending?.entry ?? newest
      const isSaved = await send()
      if (isSaved) continue
      if (wasTransient) await new Promise((resolve) => setTimeout(resolve, resendAfterMs))
      else if (newest === before) return false
    }
    return true
  }

  return { change, flush, pending: () => newest, isSaving: () => sending !== undefined }
}
