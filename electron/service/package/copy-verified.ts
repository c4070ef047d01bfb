/** @file Copies a stored file and makes sure on the way that it is the content that the submission refers to. */
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { FileReference } from '#shared/domain/submission.ts'
import { throwIfCancelled } from '../files/cancellation.ts'
import { describeFileError } from '../files/regular-file.ts'
import { damagedError, requireStored } from '../files/require-stored.ts'

/** @throws UserError `file-missing`, `file-changed` (both name the file as the user knows it), `disk-full`, `cancelled` */
export async function copyVerified(from: string, to: string, reference: FileReference, signal?: AbortSignal): Promise<void> {
  throwIfCancelled(signal)
  const source = await requireStored(from, reference)
  const hash = createHash('sha256')
  try {
    await pipeline(
      createReadStream(source),
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
  if (hash.digest('hex') !== reference.sha256) throw damagedError(reference)
}
