/**
 * @file What is to be searched in a file: itself, or all that is packed in it (zip, gzip, also one in the other). What cannot be looked into is
 * passed over: `findCredentials` reports it.
 */
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { createGunzip } from 'node:zlib'
import { UserError } from '#shared/contract/errors.ts'
import { throwIfCancelled } from '../../files/cancellation.ts'
import { zipMembers } from '../../files/read-zip.ts'
import { describeFileError, requireRegularFile } from '../../files/regular-file.ts'
import { watchForBodies } from '../packed-bodies.ts'

/** `place` names the file and the members that lead to it. Must be read before the next one is asked for, if at all. */
export type FileContent = { place: string; chunks: AsyncIterable<Buffer> }

const pieceBytes = 128 * 1024
const maxNestedBytes = 64 * 1024 * 1024
const maxUnpackedBytes = 2_000_000_000
const maxDepth = 3

/** @throws UserError `file-missing`, `file-unreadable`, `file-unsupported` (no regular file), `cancelled` */
export async function* fileContents(path: string, name: string, signal?: AbortSignal): AsyncGenerator<FileContent> {
  throwIfCancelled(signal)
  const file = await requireRegularFile(path)
  try {
    const head = await readHead(file.path)
    if (isZip(head)) yield* zipContents(file.path, name, 1, signal)
    else yield* contentOf({ head, all: createReadStream(file.path, { highWaterMark: pieceBytes }) }, name, 1, signal)
  } catch (error) {
    throwIfCancelled(signal)
    throw describeFileError(error, path)
  }
}

async function* zipContents(source: string | Buffer, place: string, depth: number, signal: AbortSignal | undefined): AsyncGenerator<FileContent> {
  try {
    for await (const { name, isFolder, read } of zipMembers(source, place, undefined, signal))
      if (!isFolder) yield* contentOf(await peek(read()), `${place} › ${name}`, depth + 1, signal)
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== 'file-unsupported') throw error
  }
}

type Peeked = { head: Buffer; all: AsyncIterable<Buffer> }

async function* contentOf({ head, all }: Peeked, place: string, depth: number, signal: AbortSignal | undefined): AsyncGenerator<FileContent> {
  if (depth <= maxDepth && isZip(head)) {
    const nested = await buffer(capped(all, maxNestedBytes)).catch((error: unknown) => {
      if (error instanceof UserError) throw error
      return null
    })
    if (nested) yield* zipContents(nested, place, depth, signal)
  } else if (depth <= maxDepth && head[0] === 0x1f && head[1] === 0x8b) yield* contentOf(await peek(gunzip(all)), place, depth + 1, signal)
  else {
    const watched = watchForBodies(all)
    yield { place, chunks: watched.chunks }
    for (const { line, bytes } of watched.bodies()) if (bytes) yield { place: `${place}, line ${line} › unpacked body`, chunks: oneChunk(bytes) }
  }
}

async function* oneChunk(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}

async function* gunzip(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    const packed = Readable.from(chunks, { objectMode: false })
    const unpacked = createGunzip()
    packed.on('error', (error) => unpacked.destroy(error))
    yield* capped(packed.pipe(unpacked), maxUnpackedBytes)
  } catch (error) {
    if (error instanceof UserError) throw error
  }
}

async function* capped(chunks: AsyncIterable<Buffer>, maxBytes: number): AsyncGenerator<Buffer> {
  let bytes = 0
  for await (const chunk of chunks) {
    bytes += chunk.length
    if (bytes > maxBytes) throw new RangeError('too much')
    yield chunk
  }
}

async function readHead(path: string): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of createReadStream(path, { end: 7 }) as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function peek(chunks: AsyncIterable<Buffer>): Promise<Peeked> {
  const iterator = chunks[Symbol.asyncIterator]()
  let head = Buffer.alloc(0)
  while (head.length < 8) {
    const { value, done } = await iterator.next()
    if (done) break
    head = Buffer.concat([head, value])
  }
  async function* all(): AsyncGenerator<Buffer> {
    try {
      yield head
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value
    } finally {
      await iterator.return?.()
    }
  }
  return { head, all: all() }
}

const isZip = (head: Buffer) => head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5)
