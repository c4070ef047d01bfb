/** @file Keeps the overviews of the recordings looked at last. Service process. */
import type { RecordingOverview } from '#shared/contract/review-calls.ts'
import { throwIfCancelled } from '../files/cancellation.ts'

/** Each takes up to two megabytes of memory. */
const keptOverviews = 4

export type Overviews = {
  /**
   * @param key of the recording's content. @param make is called where nothing is known.
   * @returns what is known or was made; who asks while it is made waits for it. @throws what `make` throws; UserError `cancelled`.
   */
  get(key: string, signal: AbortSignal | undefined, make: () => Promise<RecordingOverview>): Promise<RecordingOverview>
}

export function createOverviews(): Overviews {
  const kept = new Map<string, RecordingOverview>()
  const pending = new Map<string, Promise<RecordingOverview>>()
  return {
    async get(key, signal, make) {
      for (;;) {
        throwIfCancelled(signal)
        const known = kept.get(key)
        if (known) return known
        const running = pending.get(key)
        if (running) {
          // When the one who asked first gives up, this one goes on by itself.
          await running.catch(() => undefined)
          continue
        }
        const made = make().finally(() => pending.delete(key))
        pending.set(key, made)
        const overview = await made
        kept.set(key, overview)
        for (const old of [...kept.keys()].slice(0, -keptOverviews)) kept.delete(old)
        return overview
      }
    },
  }
}
