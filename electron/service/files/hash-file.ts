/** @file The SHA-256 of a file, read in pieces. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { throwIfCancelled } from './cancellation.ts'
import { describeFileError } from './regular-file.ts'

/** @returns the SHA-256 as 64 lower-case hex digits and the number of bytes that were read. @throws UserError `file-missing`, `cancelled` … */
export async function hashFile(path: string, signal?: AbortSignal): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256')
  let bytes = 0
  try {
    await pipeline(
      createReadStream(path),
      async (source: AsyncIterable<Buffer>) => {
        for await (const piece of source) {
          bytes += piece.length
          hash.update(piece)
        }
      },
      { signal },
    )
  } catch (error) {
    throwIfCancelled(signal)
    throw describeFileError(error, path)
  }
  return { sha256: hash.digest('hex'), bytes }
}
