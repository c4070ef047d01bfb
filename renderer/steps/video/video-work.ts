import { isCancelled } from '#shared/contract/errors.ts'
import type { Grant } from '#shared/contract/host.ts'
import { pagePath } from '../../app/location.ts'
import type { Draft } from '../../client/draft.ts'
import { service } from '../../client/service.ts'
import type { TaskOptions } from '../../client/tasks.ts'
import { startTask } from '../../client/tasks.ts'
import { showToast } from '../../components/toast.tsx'

/** Keys of the long work of this page, one of each kind a submission. */
export const recordingTask = (id: string): string => `recording ${id}`
export const fitTask = (id: string): string => `fit ${id}`

/** Copies a recording into the submission; what was there before stays until it is done. @returns whether it was added. */
export async function addRecording(draft: Draft, grant: Grant): Promise<boolean> {
  return run(draft, recordingTask(draft.id), `Adding ${grant.name}`, 'Adding the recording was cancelled.', (options) =>
    service.call('recording.add', { id: draft.id, grantId: grant.grantId }, options),
  )
}

/** Joins takes to the recording. @returns whether it was done. */
export async function joinTakes(draft: Draft, takeIds: string[]): Promise<boolean> {
  return run(draft, recordingTask(draft.id), 'Joining the takes', 'Cancelled. Nothing was changed.', (options) =>
    service.call('take.use', { id: draft.id, takeIds }, options),
  )
}

/** Makes the video from the recording and its marks. @returns whether it was made. */
export async function makeVideo(draft: Draft): Promise<boolean> {
  return run(draft, fitTask(draft.id), 'Making the video', 'Cancelled. Nothing was changed.', (options) =>
    service.call('video.fit', { id: draft.id }, options),
  )
}

async function run(
  draft: Draft,
  key: string,
  title: string,
  cancelledWords: string,
  call: (options: TaskOptions) => Promise<Parameters<Draft['receive']>[0]>,
): Promise<boolean> {
  const result = await startTask(key, { title, href: pagePath(draft.id, 'video') }, async (options) => {
    try {
      // The service works on what is stored: the marks have to be there first.
      await draft.flush()
      const state = await call(options)
      draft.receive(state)
      return state
    } catch (error) {
      if (isCancelled(error)) showToast(cancelledWords)
      throw error
    }
  })
  return result !== undefined
}
