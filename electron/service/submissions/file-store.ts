/** @file Files the user brought or the application made, kept by content: `files/ab/<sha256>`, never modified. */
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { UserError } from '#shared/contract/errors.ts'
import type { FileReference } from '#shared/domain/submission.ts'
import { describeFileError, requireRegularFile } from '../files/regular-file.ts'
import { syncFolder } from '../files/write-durably.ts'

export type AddOptions = { name?: string; signal?: AbortSignal; onProgress?: (fraction: number) => void }

export type FileStore = {
  /** Copies the file at `path` into the store. @throws UserError as {@link requireRegularFile}, `disk-full`, `cancelled` */
  add(path: string, options?: AddOptions): Promise<FileReference>
  /** Where the content lies; it may be missing. */
  path(sha256: string): string
  has(sha256: string): boolean
}

export function createFileStore(dataDir: string): FileStore {
  const root = join(dataDir, 'files')
  const path = (sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new UserError('bad-input', 'This is not the id of a stored file.')
    return join(root, sha256.slice(0, 2), sha256)
  }
  const has = (sha256: string) => existsSync(path(sha256))

  return {
    path,
    has,
    async add(sourcePath, { name, signal, onProgress } = {}) {
      const source = await requireRegularFile(sourcePath)
      const incoming = join(root, 'incoming', randomUUID())
      try {
        await mkdir(dirname(incoming), { recursive: true })
        const { sha256, bytes } = await copyHashed(source.path, incoming, source.bytes, signal, onProgress)
        const target = path(sha256)
        await mkdir(dirname(target), { recursive: true })
        await rename(incoming, target)
        await syncFolder(dirname(target))
        return { name: name ?? source.name, bytes, sha256 }
      } catch (error) {
        await rm(incoming, { force: true })
        if (signal?.aborted) throw new UserError('cancelled', 'Cancelled.')
        throw describeFileError(error, sourcePath)
      }
    },
  }
}

async function copyHashed(
  from: string,
  to: string,
  expectedBytes: number,
  signal: AbortSignal | undefined,
  onProgress: ((fraction: number) => void) | undefined,
): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256')
  const target = await open(to, 'wx')
  let bytes = 0
  try {
    for await (const piece of createReadStream(from, { highWaterMark: 1024 * 1024, signal }) as AsyncIterable<Buffer>) {
      hash.update(piece)
      await target.writeFile(piece)
      bytes += piece.length
      onProgress?.(expectedBytes === 0 ? 1 : Math.min(1, bytes / expectedBytes))
    }
    await target.sync()
  } finally {
    await target.close()
  }
  return { sha256: hash.digest('hex'), bytes }
}
