/** @file Opens what a trace is read from: a file of any size, or the bytes of a member. Packed and UTF-16 content becomes plain UTF-8. */
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { createGunzip, createInflate } from 'node:zlib'
import { UserError } from '#shared/contract/errors.ts'
import { throwIfCancelled } from '../files/cancellation.ts'
import { describeFileError, requireRegularFile } from '../files/regular-file.ts'
import type { TraceSource } from './read/reader.ts'

const headBytes = 64 * 1024
/** Text is held whole where its form cannot be read piece by piece. */
const defaultMaxBytes = 128 * 1024 * 1024
const maxUnpackedBytes = 2_000_000_000

type Raw = { fileName: string; member: string | null; bytes: number; open(): AsyncIterable<Buffer> }

/** @throws UserError `file-missing`, `file-unreadable`, `file-unsupported` */
export async function openTraceFile(path: string, name: string, signal?: AbortSignal): Promise<TraceSource> {
  const file = await requireRegularFile(path)
  return describe({ fileName: name, member: null, bytes: file.bytes, open: () => readPieces(file.path, name, signal) }, signal)
}

/** @returns the content of a member of an archive, or of anything else that is in memory. */
export function traceOfBytes(bytes: Buffer, fileName: string, member: string | null = null, signal?: AbortSignal): Promise<TraceSource> {
  return describe(
    {
      fileName,
      member,
      bytes: bytes.length,
      async *open() {
        yield bytes
      },
    },
    signal,
  )
}

async function* readPieces(path: string, name: string, signal: AbortSignal | undefined): AsyncGenerator<Buffer> {
  try {
    for await (const piece of createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
      throwIfCancelled(signal)
      yield piece
    }
  } catch (error) {
    throw describeFileError(error, name)
  }
}

async function firstBytes(pieces: AsyncIterable<Buffer>, count: number): Promise<Buffer> {
  const taken: Buffer[] = []
  let length = 0
  for await (const piece of pieces) {
    taken.push(piece)
    length += piece.length
    if (length >= count) break
  }
  return Buffer.concat(taken).subarray(0, count)
}

async function describe(raw: Raw, signal: AbortSignal | undefined): Promise<TraceSource> {
  const packing = packingOf(await firstBytes(raw.open(), 8))
  const unpacked = () => (packing === 'none' ? raw.open() : unpack(raw, packing, signal))
  const encoding = encodingOf(await firstBytes(unpacked(), 512))
  const open = () => (encoding === 'utf-8' ? unpacked() : toUtf8(unpacked(), encoding))
  const head = (await firstBytes(open(), headBytes)).toString('latin1')
  return {
    fileName: raw.fileName,
    member: raw.member,
    bytes: raw.bytes,
    encoding,
    packing,
    head,
    open,
    all: (maxBytes = defaultMaxBytes) => collect(open(), maxBytes, raw, signal),
  }
}

async function collect(pieces: AsyncIterable<Buffer>, maxBytes: number, raw: Raw, signal: AbortSignal | undefined): Promise<Buffer> {
  const taken: Buffer[] = []
  let length = 0
  for await (const piece of pieces) {
    throwIfCancelled(signal)
    taken.push(piece)
    length += piece.length
    if (length > maxBytes)
      throw new UserError(
        'file-unsupported',
        `${placeName(raw)} is too large: more than ${Math.round(maxBytes / 1024 / 1024)} MB cannot be read in this form.`,
        'Split it, or export the traffic as HAR, which is read piece by piece.',
      )
  }
  return taken.length === 1 && taken[0] ? taken[0] : Buffer.concat(taken)
}

async function* unpack(raw: Raw, packing: 'gzip' | 'zlib', signal: AbortSignal | undefined): AsyncGenerator<Buffer> {
  const source = Readable.from(raw.open(), { objectMode: false })
  const target = packing === 'gzip' ? createGunzip() : createInflate()
  source.on('error', (error) => target.destroy(error))
  let bytes = 0
  try {
    for await (const piece of source.pipe(target) as AsyncIterable<Buffer>) {
      throwIfCancelled(signal)
      bytes += piece.length
      if (bytes > maxUnpackedBytes) throw new Error('it unpacks to too much')
      yield piece
    }
  } catch (error) {
    throwIfCancelled(signal)
    if (error instanceof UserError) throw error
    throw new UserError(
      'file-unsupported',
      `${placeName(raw)} cannot be unpacked: ${error instanceof Error ? error.message : String(error)}.`,
      'Export it again, or unpack it and add what is in it.',
    )
  } finally {
    source.destroy()
  }
}

async function* toUtf8(pieces: AsyncIterable<Buffer>, encoding: 'utf-16le' | 'utf-16be'): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding)
  for await (const piece of pieces) {
    const text = decoder.decode(piece, { stream: true })
    if (text !== '') yield Buffer.from(text)
  }
  const rest = decoder.decode()
  if (rest !== '') yield Buffer.from(rest)
}

function packingOf(head: Buffer): TraceSource['packing'] {
  if (head[0] === 0x1f && head[1] === 0x8b && head[2] === 8) return 'gzip'
  // The other three marks of zlib, as 0x5e, are "x" and a printable character: text begins like that.
  return head[0] === 0x78 && [0x01, 0x9c, 0xda].includes(head[1] ?? 0) ? 'zlib' : 'none'
}

/** By its mark, or, as of PowerShell's redirection without one, by the zeros beside ASCII. */
function encodingOf(head: Buffer): TraceSource['encoding'] {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  const pairs = Math.floor(head.length / 2)
  if (pairs < 2) return 'utf-8'
  let even = 0
  let odd = 0
  for (let at = 0; at < pairs * 2; at += 2) {
    if (head[at] === 0) even += 1
    if (head[at + 1] === 0) odd += 1
  }
  if (odd > pairs * 0.7 && even < pairs * 0.1) return 'utf-16le'
  if (even > pairs * 0.7 && odd < pairs * 0.1) return 'utf-16be'
  return 'utf-8'
}

/** @returns as in `log.zip › 03_OK_GetEnvelope.txt`. */
export function placeName({ fileName, member }: { fileName: string; member: string | null }): string {
  return member === null ? JSON.stringify(fileName) : JSON.stringify(`${fileName} › ${member}`)
}

/** @returns whether the file is a zip, whose members are sources of their own. */
export function isArchive({ packing, head }: Pick<TraceSource, 'packing' | 'head'>): boolean {
  return packing === 'none' && (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06'))
}
