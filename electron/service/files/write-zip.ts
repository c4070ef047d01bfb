/** @file Zips whose bytes depend on nothing but names and contents: no clock, no time zone, no user, fixed modes. */
import { createReadStream, createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { throwIfCancelled } from './cancellation.ts'
import { describeFileError } from './regular-file.ts'

/** One member: its name in the archive, and where its bytes come from. */
export type ZipEntry = { name: string; isCompressed?: boolean } & ({ path: string } | { content: string })

/** Contents that are packed already; deflating them again costs time and gains nothing. */
const packed = /\.(?:mp4|mov|m4v|mkv|webm|avi|png|jpe?g|gif|pdf|zip|saz|gz|docx|xlsx)$/i

/**
 * Writes a new zip at `path` with the entries sorted by name, and flushes it to the disk.
 * @param onBytes called with the number of source bytes read since the last call.
 * @throws UserError `file-missing`, `disk-full`, `cancelled` …; what is left at `path` then is the caller's to remove.
 */
export async function writeZip(path: string, entries: readonly ZipEntry[], signal?: AbortSignal, onBytes?: (bytes: number) => void): Promise<void> {
  throwIfCancelled(signal)
  const zip = new ZipFile()
  // Without the Unix stamp, and as DOS stamps are local time, this instant is the same bytes in every time zone.
  const fixed = { mtime: new Date(1980, 0, 1), mode: 0o100644, forceDosTimestamp: true }
  const output = zip.outputStream
  let failed: { error: unknown; path: string } | undefined
  const fail = (error: unknown, at: string) => {
    failed ??= { error, path: at }
    ;(output as NodeJS.ReadableStream & { destroy(error: Error): void }).destroy(error as Error)
  }
  zip.on('error', (error) => fail(error, path))
  for (const entry of [...entries].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const compress = entry.isCompressed === undefined ? !packed.test(entry.name) : !entry.isCompressed
    if ('content' in entry) zip.addBuffer(Buffer.from(entry.content), entry.name, { ...fixed, compress })
    else
      zip.addReadStreamLazy(entry.name, { ...fixed, compress }, (give) => {
        const source = createReadStream(entry.path, { highWaterMark: 256 * 1024, signal })
        source.on('error', (error) => fail(error, entry.path))
        source.on('data', (piece) => onBytes?.(piece.length))
        source.pause()
        give(null, source)
      })
  }
  zip.end()
  try {
    await pipeline(output, createWriteStream(path, { flags: 'wx', mode: 0o644 }), { signal })
  } catch (error) {
    throwIfCancelled(signal)
    throw describeFileError(failed?.error ?? error, failed?.path ?? path)
  }
  const handle = await open(path, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
