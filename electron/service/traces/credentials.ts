/**
 * @file Finds live credentials in a file of any form before it may become a trace. Constant memory; a real redaction comes later.
 * What cannot be looked into (encrypted or unknown archives) is reported too, so that nothing passes unseen.
 */
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { UserError } from '#shared/contract/errors.ts'
import { throwIfCancelled } from '../files/cancellation.ts'
import { zipMembers } from '../files/read-zip.ts'
import { describeFileError, requireRegularFile } from '../files/regular-file.ts'
import { compressedBody, detectCredentials } from './credential-detectors.ts'
import { watchForBodies } from './packed-bodies.ts'

/** `place` names the member and the line, `what` the kind; the value itself never appears. */
export type CredentialFinding = { place: string; what: string }

const windowCharacters = 256 * 1024
/** Longest construct that a pattern sees whole; matches this close to the end are left to the next window. */
const overlapCharacters = 16 * 1024
/** Kept before a window, for patterns that look at what stands in front of them. */
const contextCharacters = 32
const maxFindings = 100
const maxNestedBytes = 64 * 1024 * 1024
const maxDepth = 3
const maxUnpackedBytes = 2_000_000_000

type Chunks = AsyncIterable<Buffer>

/**
 * @param path a regular file. @param name what it is called in the findings.
 * @returns at most 100 findings in the order of the file; [] means that nothing was found.
 * @throws UserError `file-missing`, `file-unreadable`, `file-unsupported` (no regular file), `cancelled`
 */
export async function findCredentials(path: string, name: string, signal?: AbortSignal): Promise<CredentialFinding[]> {
  throwIfCancelled(signal)
  const file = await requireRegularFile(path)
  const findings: CredentialFinding[] = []
  try {
    const handle = await open(file.path)
    const head = Buffer.alloc(8)
    await handle.read(head, 0, 8, 0).finally(() => handle.close())
    if (isZip(head)) await scanZip(file.path, name, findings, 1, signal)
    else await scanStream(createReadStream(file.path, { highWaterMark: 128 * 1024 }), name, findings, 1, signal)
  } catch (error) {
    throwIfCancelled(signal)
    throw describeFileError(error, path)
  }
  return findings.slice(0, maxFindings)
}

async function scanZip(
  source: string | Buffer,
  name: string,
  findings: CredentialFinding[],
  depth: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  try {
    for await (const member of zipMembers(source, name, undefined, signal)) {
      if (findings.length >= maxFindings) return
      if (!member.isFolder) await scanStream(member.read(), `${name} › ${member.name}`, findings, depth + 1, signal)
    }
  } catch (error) {
    throwIfCancelled(signal)
    if (!(error instanceof UserError) || error.code !== 'file-unsupported') throw error
    findings.push({ place: name, what: `an archive that cannot be looked into (${error.message})` })
  }
}

async function scanStream(
  chunks: Chunks,
  name: string,
  findings: CredentialFinding[],
  depth: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { head, all } = await peek(chunks)
  const hide = (what: string) => findings.push({ place: name, what })
  if (isZip(head)) {
    if (depth > maxDepth) return void hide('a nested archive that is too deep to look into')
    const nested = await collect(all)
    if (!nested) return void hide('a nested archive that is too large to look into')
    return scanZip(nested, name, findings, depth, signal)
  }
  if (head[0] === 0x1f && head[1] === 0x8b) {
    if (depth > maxDepth) return void hide('a nested archive that is too deep to look into')
    return scanStream(gunzip(all, name, findings), name, findings, depth + 1, signal)
  }
  if (isOpaque(head)) return void hide('an archive of a kind that cannot be looked into')
  const watched = watchForBodies(all)
  const own: CredentialFinding[] = []
  await scanText(watched.chunks, name, own, signal)
  for (const { line, bytes } of watched.bodies()) {
    if (!bytes) continue
    // It was told as one that cannot be looked into, and now it can.
    const at = own.findIndex(({ place, what }) => what === compressedBody && place === `${name}, line ${line}`)
    if (at !== -1) own.splice(at, 1)
    await scanText(oneChunk(bytes), `${name}, line ${line} › unpacked body`, own, signal)
  }
  findings.push(...own)
}

async function* oneChunk(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}

/** NUL bytes are dropped, which turns the ASCII part of UTF-16 and UTF-32 into plain text whatever their byte order. */
async function scanText(chunks: Chunks, name: string, findings: CredentialFinding[], signal: AbortSignal | undefined): Promise<void> {
  let text = ''
  let line = 1
  let context = 0
  const scan = (end: number) => {
    const seen = new Set<string>()
    let counted = context
    for (const { what, index } of detectCredentials(text).sort((a, b) => a.index - b.index)) {
      if (findings.length >= maxFindings) return
      // What begins in the context was dealt with by the window before.
      if (index < context || index >= end) continue
      line += countLines(text, counted, index)
      counted = index
      const finding = { place: `${name}, line ${line}`, what }
      const key = `${line} ${what}`
      if (!seen.has(key)) findings.push(finding)
      seen.add(key)
    }
    line += countLines(text, counted, end)
  }
  for await (const chunk of chunks) {
    throwIfCancelled(signal)
    text += chunk.toString('latin1').replaceAll('\0', '')
    if (text.length < windowCharacters) continue
    const end = text.length - overlapCharacters
    scan(end)
    if (findings.length >= maxFindings) return
    text = text.slice(end - contextCharacters)
    context = contextCharacters
  }
  scan(text.length)
}

function countLines(text: string, from: number, to: number): number {
  let count = 0
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) count += 1
  return count
}

async function peek(chunks: Chunks): Promise<{ head: Buffer; all: Chunks }> {
  const iterator = chunks[Symbol.asyncIterator]()
  const first: Buffer[] = []
  let length = 0
  while (length < 8) {
    const { value, done } = await iterator.next()
    if (done) break
    first.push(value)
    length += value.length
  }
  const head = Buffer.concat(first)
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

/** @returns the bytes, or null when there are too many to hold. */
async function collect(chunks: Chunks): Promise<Buffer | null> {
  const pieces: Buffer[] = []
  let bytes = 0
  for await (const piece of chunks) {
    bytes += piece.length
    if (bytes > maxNestedBytes) return null
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

async function* gunzip(chunks: Chunks, name: string, findings: CredentialFinding[]): AsyncGenerator<Buffer> {
  let bytes = 0
  try {
    const stream = Readable.from(chunks, { objectMode: false })
    const unpacked = createGunzip()
    stream.on('error', (error) => unpacked.destroy(error))
    for await (const piece of stream.pipe(unpacked) as Chunks) {
      bytes += piece.length
      if (bytes > maxUnpackedBytes) throw new Error('it unpacks to too much')
      yield piece
    }
  } catch (error) {
    if (error instanceof UserError) throw error
    findings.push({ place: name, what: `compressed content that cannot be looked into (${error instanceof Error ? error.message : String(error)})` })
  }
}

const isZip = (head: Buffer) => head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5)

/** 7z, RAR, xz, bzip2, zstd, and bare zlib as mitmproxy writes it. */
function isOpaque(head: Buffer): boolean {
  const hex = head.subarray(0, 6).toString('hex')
  return (
    ['377abcaf271c', '526172211a07', 'fd377a585a00', '28b52ffd', '789c', '78da', '7801'].some((magic) => hex.startsWith(magic)) ||
    /^BZh[1-9]1AY/.test(head.subarray(0, 7).toString('latin1'))
  )
}
