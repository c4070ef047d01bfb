/** @file Writes redacted bytes into a new file. */
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { UserError } from '#shared/contract/errors.ts'
import { throwIfCancelled } from '../../files/cancellation.ts'
import { describeFileError } from '../../files/regular-file.ts'

/** @throws UserError `disk-full`, `file-unreadable` …, `cancelled`; whatever `pieces` throws */
export async function writePieces(pieces: AsyncIterable<Buffer>, path: string, signal: AbortSignal | undefined): Promise<void> {
  try {
    await pipeline(Readable.from(pieces, { objectMode: false }), createWriteStream(path, { flags: 'wx', mode: 0o600 }), { signal })
  } catch (error) {
    throwIfCancelled(signal)
    throw error instanceof UserError ? error : describeFileError(error, path)
  }
}
