/** @file Keeps what is known of the recordings looked at last, so that another plan is instant and a video needs no second look. Service process. */
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { throwIfCancelled } from '../files/cancellation.ts'
import { describeFileError } from '../files/regular-file.ts'
import { studyAlone, type StudiedRecording, type StudyOptions } from './study.ts'
import type { Progress } from '#shared/contract/contract.ts'

/** Each keeps a conformed copy on the disk, about a tenth of a recording. */
const keptStudies = 3

export type Studies = {
  /** @returns what is known of a recording without looking. */
  known(key: string): StudiedRecording | undefined
  /** @param key of the recording's content. @returns what is known, looking first where nothing is. @throws UserError of `studyRecording`. */
  study(key: string, options: Omit<StudyOptions, 'folder'>, onProgress?: (progress: Progress) => void): Promise<StudiedRecording>
}

type Entry = { key: string; folder: string; studied: StudiedRecording }

/** @param workDir a folder that is emptied when the service starts. */
export function createStudies(workDir: string): Studies {
  const entries: Entry[] = []
  const pending = new Map<string, Promise<Entry>>()

  async function look(key: string, options: Omit<StudyOptions, 'folder'>, onProgress?: (progress: Progress) => void): Promise<Entry> {
    const folder = await mkdtemp(join(workDir, 'study-')).catch((error: unknown) => {
      throw describeFileError(error, workDir)
    })
    try {
      const entry = { key, folder, studied: await studyAlone({ ...options, folder }, onProgress) }
      entries.unshift(entry)
      for (const old of entries.splice(keptStudies)) await rm(old.folder, { recursive: true, force: true, maxRetries: 3 })
      return entry
    } catch (error) {
      await rm(folder, { recursive: true, force: true, maxRetries: 3 })
      throw error
    }
  }

  const find = (key: string) => entries.find((entry) => entry.key === key)?.studied
  return {
    known: find,
    async study(key, options, onProgress) {
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
        return (await started).studied
      }
    },
  }
}
