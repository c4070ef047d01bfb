/** @file Makes sure that a stored file is still the content that the submission refers to. */
import { UserError } from '#shared/contract/errors.ts'
import type { FileReference } from '#shared/domain/submission.ts'
import { hashFile } from './hash-file.ts'
import { requireRegularFile } from './regular-file.ts'

/** The file is there. @throws UserError `file-missing` naming the file as the user knows it */
export async function requireStored(path: string, reference: Pick<FileReference, 'name'>): Promise<string> {
  try {
    return (await requireRegularFile(path)).path
  } catch (error) {
    if (error instanceof UserError && error.code === 'file-missing')
      throw new UserError('file-missing', `The stored content of ${JSON.stringify(reference.name)} is gone (${path}).`, 'Add the file again.')
    throw error
  }
}

/** @returns the error for content that is not what was added. */
export function damagedError(reference: Pick<FileReference, 'name'>): UserError {
  return new UserError(
    'file-changed',
    `The stored content of ${JSON.stringify(reference.name)} is damaged: it is not what was added.`,
    'Add the file again.',
  )
}

/** @throws UserError `file-missing`, `file-changed`, `cancelled` */
export async function requireUnchanged(path: string, reference: Pick<FileReference, 'name' | 'sha256'>, signal?: AbortSignal): Promise<void> {
  const { sha256 } = await hashFile(await requireStored(path, reference), signal)
  if (sha256 !== reference.sha256) throw damagedError(reference)
}
