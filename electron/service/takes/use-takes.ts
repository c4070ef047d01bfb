/** @file Makes takes the recording of a submission. Service process. */
import { randomUUID } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Progress, SubmissionState } from '#shared/contract/contract.ts'
import { UserError } from '#shared/contract/errors.ts'
import type { ServiceParts } from '../index.ts'
import { storeRecording, withRecording } from '../video/add-recording.ts'
import { createFitProgress } from '../video/fit-progress.ts'
import { joinMarks } from './join-marks.ts'
import { joinTakes } from './join-takes.ts'
import type { TakeFile } from './take-shape.ts'

type UseOptions = {
  parts: ServiceParts
  id: string
  takeIds: readonly string[]
  signal: AbortSignal
  onProgress: (progress: Progress) => void
}

const joinShare = 0.8
const mostMarks = 200

/**
 * Joins takes in this order to the recording, with their marks.
 * @throws UserError `bad-input` for takes of another submission or more marks than a video has; `blocked`, `not-found`, `file-missing`,
 * `file-unsupported` naming the take; `disk-full`, `cancelled`; then nothing was changed.
 */
export async function useTakes({ parts, id, takeIds, signal, onProgress }: UseOptions): Promise<SubmissionState> {
  const { submissions, takes, workDir } = parts
  submissions.get(id)
  const files: TakeFile[] = []
  for (const takeId of takeIds) files.push(await takes.media(takeId))
  if (files.some(({ take }) => take.submissionId !== id))
    throw new UserError('bad-input', 'One of the takes was made for another submission.', 'Choose takes of this submission.')

  const nextSlot = createFitProgress(onProgress, () => performance.now())
  const onFraction = nextSlot(joinShare).stage(files.length > 1 ? 'Joining the takes' : 'Finishing the take', 1)
  const folder = join(workDir, randomUUID())
  await mkdir(folder)
  try {
    const joined = await joinTakes({ tools: await parts.tools(), files, folder, signal, onFraction })
    const marks = joinMarks(
      files.map(({ take }) => take),
      joined.lengthsMs,
    )
    if (marks.length > mostMarks)
      throw new UserError(
        'bad-input',
        `These takes have ${marks.length} marks; a video has ${mostMarks} at most.`,
        'Leave out a take, or remove marks.',
      )
    const onStored = nextSlot(1 - joinShare).stage('Copying the recording', 1)
    const recording = await storeRecording({ parts, path: joined.path, name: joined.name, signal, onProgress: ({ fraction }) => onStored(fraction) })
    return submissions.update(id, (submission) => withRecording(submission, recording, marks))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
