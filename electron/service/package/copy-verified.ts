/** @file Copies a stored file and makes sure on the way that it is the content that the submission refers to. */
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { UserError } from '#shared/contract/errors.ts'
import type { FileReference } from '#shared/domain/submission.ts'
import { throwIfCancelled } from '../files/cancellation.ts'
import { describeFileError, requireRegularFile } from '../files/regular-file.ts'

/** @throws UserError `file-missing`, `file-changed` (both name the file as the user knows it), `disk-full`, `cancelled` */
export async function copyVerified(from: string, to: string, reference: FileReference, signal?: AbortSignal): Promise<void> {
  throwIfCancelled(signal)
  const name = JSON.stringify(reference.name)
  const source = await requireRegularFile(from).catch((error: unknown) => {
    if (error instanceof UserError && error.code === 'file-missing')
      throw new UserError('file-missing', `The stored content of ${name} is gone (${from}).`, 'Add the file again.')
    throw error
  })
  const hash = createHash('sha256')
  try {
    await pipeline(
      createReadStream(source.path),
      async function* (pieces: AsyncIterable<Buffer>) {
        for await (const piece of pieces) {
          hash.update(piece)
          yield piece
        }
      },
      createWriteStream(to, { flags: 'wx', mode: 0o644 }),
      { signal },
    )
  } catch (error) {
    throwIfCancelled(signal)
    throw describeFileError(error, to)
  }
  if (hash.digest('hex') !== reference.sha256)
    throw new UserError('file-changed', `The stored content of ${name} is damaged: it is not what was added.`, 'Add the file again.')
}
