/** @file The recording that a call is about. */
import { UserError } from '#shared/contract/errors.ts'
import type { Recording } from '#shared/domain/submission.ts'
import type { ServiceParts } from '../index.ts'

/** @returns the recording of a submission, whose file is there. @throws UserError `not-found`, `file-missing`. */
export function requireRecording({ submissions, files }: Pick<ServiceParts, 'submissions' | 'files'>, id: string): Recording {
  const { recording } = submissions.get(id).submission.video
  if (!recording) throw new UserError('not-found', 'There is no recording yet.', 'Add a recording first.')
  if (!files.has(recording.file.sha256))
    throw new UserError('file-missing', `The stored copy of ${JSON.stringify(recording.file.name)} is missing.`, 'Add the recording again.')
  return recording
}
