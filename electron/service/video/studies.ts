/** @file Keeps what is known of the recordings looked at last, so that another plan is instant and a video needs no second look. Service process. */
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { throwIfCancelled } from '../files/cancellation.ts'
import { describeFileError } from '../files/regular-file.ts'
import { studyAlone, type StudiedRecording, type StudyOptions } from './study.ts'
import type { Progress } from '#shared/contract/contract.ts'

/** Each keeps a conformed copy on the disk, about a tenth of a recording. */
const keptStudies = 3

type Looking = Omit<StudyOptions, 'folder'>

export type Studies = {
  /** @returns what is known of a recording without looking. */
  known(key: string): StudiedRecording | undefined
  /**
   * @param key of the recording's content. @returns what is known, looking first where nothing is; its conformed copy may go at any time.
   * @throws UserError of `studyRecording`.
   */
  study(key: string, options: Looking, onProgress?: (progress: Progress) => void): Promise<StudiedRecording>
  /** The same, and keeps the conformed copy until `work` is done. @returns what `work` returns. */
  use<T>(key: string, options: Looking, work: (studied: StudiedRecording) => Promise<T>, onProgress?: (progress: Progress) => void): Promise<T>
}

type Entry = { key: string; folder: string; studied: StudiedRecording; users: number }

/** @param workDir a folder that is emptied when the service starts. */
export function createStudies(workDir: string): Studies {
  const entries: Entry[] = []
  const pending = new Map<string, Promise<Entry>>()

  const find = (key: string) => entries.find((entry) => entry.key === key)
  const discard = (folder: string) => rm(folder, { recursive: true, force: true, maxRetries: 3 })

  async function look(key: string, options: Looking, onProgress?: (progress: Progress) => void): Promise<Entry> {
    const folder = await mkdtemp(join(workDir, 'study-')).catch((error: unknown) => {
      throw describeFileError(error, workDir)
    })
    try {
      const entry = { key, folder, studied: await studyAlone({ ...options, folder }, onProgress), users: 0 }
      entries.unshift(entry)
      // One that is in use goes with its last user.
      for (const old of entries.splice(keptStudies)) if (old.users === 0) await discard(old.folder)
      return entry
    } catch (error) {
      await discard(folder)
      throw error
    }
  }

  async function obtain(key: string, options: Looking, onProgress?: (progress: Progress) => void): Promise<Entry> {
    for (;;) {
      throwIfCancelled(options.signal)
      const known = find(key)
      if (known) return known
      const running = pending.get(key)
      if (running) {
        // Another caller looks at it already; when that one gives up, this one goes on by itself.
        await running.catch(() => undefined)
        continue
      }
      const started = look(key, options, onProgress).finally(() => pending.delete(key))
      pending.set(key, started)
      await started
    }
  }

  return {
    known: (key) => find(key)?.studied,
    study: async (key, options, onProgress) => (await obtain(key, options, onProgress)).studied,
    async use(key, options, work, onProgress) {
      await obtain(key, options, onProgress)
      const entry = find(key)
      if (!entry) return this.use(key, options, work, onProgress)
      entry.users += 1
      try {
        return await work(entry.studied)
      } finally {
        entry.users -= 1
        if (entry.users === 0 && !entries.includes(entry)) await discard(entry.folder)
      }
    },
  }
}
