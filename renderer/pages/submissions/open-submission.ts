import type { SampleName } from '#shared/domain/samples.ts'
import type { Grant } from '#shared/contract/host.ts'
import { navigate, pagePath, submissionPath } from '../../app/location.ts'
import { draftOf } from '../../client/drafts.ts'
import { service } from '../../client/service.ts'
import type { TaskOptions } from '../../client/tasks.ts'
import { startTask } from '../../client/tasks.ts'

/** Key of the task that brings a submission in; its progress and failure show on the list of submissions. */
export const openTaskKey = 'submission.open'

/** Name of the field that takes a .certpack file, for the focus. */
export const openFileField = 'open-file'

/** Starts a submission, empty or from a sample, and goes to it. @returns its id, or undefined when it could not be made. */
export async function newSubmission(from: 'empty' | SampleName): Promise<string | undefined> {
  const title = from === 'empty' ? 'Starting a submission' : 'Opening the sample'
  const state = await run(title, (options) => service.call('submission.create', { from }, options))
  if (state) navigate(from === 'empty' ? pagePath(state.id, 'profile') : submissionPath(state.id))
  return state?.id
}

/** Takes a .certpack file or folder in as a new submission, and goes to it. */
export async function openSubmission(grant: Grant): Promise<void> {
  const state = await run(`Opening ${grant.name}`, (options) => service.call('submission.open', { grantId: grant.grantId }, options))
  if (state) navigate(submissionPath(state.id))
}

type StateCall = ReturnType<typeof service.call<'submission.create'>>

async function run(title: string, work: (options: TaskOptions) => StateCall): Promise<Awaited<StateCall> | undefined> {
  const state = await startTask(openTaskKey, { title, href: '/' }, work)
  if (state) draftOf(state)
  else navigate('/')
  return state
}
