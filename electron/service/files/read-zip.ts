/** @file Reads zips that may be hostile: capped, no links, nothing encrypted, checksums compared, nothing written outside. */
import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32 } from 'node:zlib'
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from 'yauzl'
import { UserError } from '#shared/contract/errors.ts'
import { throwIfCancelled } from './cancellation.ts'
import { describeFileError, requireRegularFile } from './regular-file.ts'
import { pathProblem } from './file-names.ts'

export type ZipLimits = { maxEntries: number; maxTotalBytes: number }
export const defaultZipLimits: ZipLimits = { maxEntries: 20_000, maxTotalBytes: 1_000_000_000 }

/** Honest text packs at most about 50:1; deflate's bound of 1032:1 is what bombs come near. Small members are let be. */
const maxRatio = 200
const ratioFreeBytes = 1_000_000

/** `packedBytes` is what the member takes in the archive. */
export type ZipMember = { name: string; bytes: number; packedBytes: number; isFolder: boolean; read(): AsyncIterable<Buffer> }

/**
 * Goes through a zip in the order of its directory. Each member must be read, if at all, before the next one is asked for.
 * @param source a path, or the bytes of a zip inside another one; `label` names it in messages.
 * @throws UserError `file-unsupported` with the reason: no zip, damaged, encrypted, links, or over the limits
 */
export async function* zipMembers(
  source: string | Buffer,
  label: string,
  limits = defaultZipLimits,
  signal?: AbortSignal,
): AsyncGenerator<ZipMember> {
  const refuse = (reason: string) =>
    new UserError(
      'file-unsupported',
      `${JSON.stringify(label)} cannot be used: ${reason}.`,
      'Make the archive again as a plain zip, or use the files in it.',
    )
  const rethrow = (error: unknown): never => {
    throwIfCancelled(signal)
    if (error instanceof UserError) throw error
    if ((error as NodeJS.ErrnoException).code !== undefined && (error as NodeJS.ErrnoException).syscall !== undefined)
      throw describeFileError(error, label)
    throw refuse(`reading it as a zip failed (${error instanceof Error ? error.message : String(error)})`)
  }
  let zip: ZipFile | undefined
  try {
    zip = await (typeof source === 'string'
      ? openPromise((await requireRegularFile(source)).path, { autoClose: false })
      : fromBufferPromise(source, { autoClose: false }))
    if (zip.entryCount > limits.maxEntries) throw refuse(`it has ${zip.entryCount} members, more than ${limits.maxEntries}`)
    let totalBytes = 0
    for await (const entry of zip.eachEntry()) {
      throwIfCancelled(signal)
      const problem = entryProblem(entry)
      if (problem) throw refuse(`member ${JSON.stringify(entry.fileName)} ${problem}`)
      totalBytes += entry.uncompressedSize
      if (totalBytes > limits.maxTotalBytes) throw refuse(`its contents exceed ${limits.maxTotalBytes} bytes`)
      const opened = zip
      const read = async function* (): AsyncGenerator<Buffer> {
        try {
          let checksum = 0
          const stream = await opened.openReadStreamPromise(entry)
          for await (const piece of stream as AsyncIterable<Buffer>) {
            throwIfCancelled(signal)
            checksum = crc32(piece, checksum)
            yield piece
          }
          if (checksum !== entry.crc32) throw refuse(`member ${JSON.stringify(entry.fileName)} is damaged`)
        } catch (error) {
          rethrow(error)
        }
      }
      yield { name: entry.fileName, bytes: entry.uncompressedSize, packedBytes: entry.compressedSize, isFolder: entry.fileName.endsWith('/'), read }
    }
  } catch (error) {
    rethrow(error)
  } finally {
    zip?.close()
  }
}

/**
 * Unpacks a zip into an existing empty folder. Names that are unsafe on any system, twice there, or differ only in case are refused.
 * @throws UserError as {@link zipMembers}, `disk-full`, `cancelled`; the folder is the caller's to remove.
 */
export async function extractZip(path: string, folder: string, limits = defaultZipLimits, signal?: AbortSignal): Promise<string[]> {
  const names: string[] = []
  const seen = new Map<string, string>()
  for await (const member of zipMembers(path, basename(path), limits, signal)) {
    const name = member.isFolder ? member.name.slice(0, -1) : member.name
    const refuse = (reason: string) =>
      new UserError(
        'file-unsupported',
        `${JSON.stringify(basename(path))} cannot be used: member ${JSON.stringify(member.name)}: ${reason}.`,
        'Rename it there and make the zip again.',
      )
    const problem = pathProblem(name)
    if (problem) throw refuse(problem)
    const key = name.normalize('NFC').toLowerCase()
    const earlier = seen.get(key)
    if (earlier !== undefined && !(member.isFolder && earlier === name))
      throw refuse(earlier === name ? 'it is there twice' : `some disks cannot tell it from ${JSON.stringify(earlier)}`)
    seen.set(key, name)
    if (member.isFolder) continue
    const target = join(folder, ...name.split('/'))
    try {
      await mkdir(dirname(target), { recursive: true })
      await pipeline(Readable.from(member.read(), { objectMode: false }), createWriteStream(target, { flags: 'wx', mode: 0o644 }), { signal })
    } catch (error) {
      throwIfCancelled(signal)
      throw describeFileError(error, name)
    }
    names.push(name)
  }
  return names
}

function entryProblem(entry: Entry): string | null {
  const kind = (entry.externalFileAttributes >>> 16) & 0o170000
  if (entry.isEncrypted()) return 'is encrypted'
  if (kind === 0o120000) return 'is a link'
  if (kind !== 0 && kind !== 0o100000 && kind !== 0o040000) return 'is no plain file'
  if (!entry.canDecodeFileData()) return 'is packed by a method that is not supported'
  if (entry.uncompressedSize > ratioFreeBytes && entry.uncompressedSize > entry.compressedSize * maxRatio)
    return 'unpacks to far more than a real file does'
  return null
}
