/** @file Undoes what only the way over the net added to a body: transfer coding (chunked) and content coding (gzip, deflate, br, zstd). */
import { brotliDecompressSync, constants, gunzipSync, inflateRawSync, inflateSync, zstdDecompressSync } from 'node:zlib'
import { isPlainText } from './plain-text.ts'

/** A body that unpacks to more is left packed: nothing of use to a reviewer is that large. */
const maxUnpackedBytes = 64 * 1024 * 1024
const maxCodings = 4

type Unpacked = { bytes: Uint8Array; warnings: string[] }
type ZlibError = Error & { code?: string }

/**
 * Tools often show the header on a body that they have already put together: what does not read as chunks is kept as it is.
 * @returns the bytes without the lengths of chunks, and the end of the last chunk in the raw bytes.
 */
export function joinChunks(raw: Uint8Array): Unpacked & { end: number } {
  const kept: Unpacked & { end: number } = { bytes: raw, warnings: [], end: raw.length }
  const pieces: Uint8Array[] = []
  let at = 0
  for (;;) {
    const line = chunkLine(raw, at)
    // Nothing was lost if the first line is no length: there were no chunks.
    if (!line) return pieces.length === 0 ? kept : { ...join(pieces), end: at, warnings: ['The chunks of the body end early: the rest is missing.'] }
    if (line.bytes === 0) return { ...join(pieces), end: endOfTrailers(raw, line.next) }
    const end = line.next + line.bytes
    if (end > raw.length) {
      if (line.next === raw.length) return pieces.length === 0 ? kept : { ...join(pieces), end: raw.length, warnings: [cutShort] }
      pieces.push(raw.subarray(line.next))
      return { ...join(pieces), end: raw.length, warnings: [cutShort] }
    }
    const after = skipLineBreak(raw, end)
    if (after === end && end < raw.length)
      return { ...kept, warnings: pieces.length === 0 ? [] : ['The lengths of the chunks do not fit: the body is kept as it stands.'] }
    pieces.push(raw.subarray(line.next, end))
    at = after
  }
}

const cutShort = 'The body is cut short: its last chunk is not complete.'

function join(pieces: Uint8Array[]): Unpacked {
  return { bytes: pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces), warnings: [] }
}

function chunkLine(raw: Uint8Array, at: number): { bytes: number; next: number } | null {
  const text = Buffer.from(raw.buffer, raw.byteOffset + at, Math.min(200, raw.length - at)).toString('latin1')
  const match = /^([0-9A-Fa-f]{1,8})[ \t]{0,8}(?:;[^\r\n]{0,150})?(?:\r\n|\n)/.exec(text)
  return match?.[1] === undefined ? null : { bytes: Number.parseInt(match[1], 16), next: at + match[0].length }
}

function skipLineBreak(raw: Uint8Array, at: number): number {
  if (raw[at] === 0x0d && raw[at + 1] === 0x0a) return at + 2
  return raw[at] === 0x0a ? at + 1 : at
}

/** Trailers are header lines up to an empty one; they say nothing of use. */
function endOfTrailers(raw: Uint8Array, from: number): number {
  const empty = skipLineBreak(raw, from)
  if (empty > from || from >= raw.length) return empty
  const text = Buffer.from(raw.buffer, raw.byteOffset + from, Math.min(4_000, raw.length - from)).toString('latin1')
  const match = /^(?:[\w-]{1,100}:[^\r\n]{0,1000}\r?\n){1,20}\r?\n/.exec(text)
  return match ? from + match[0].length : from
}

/** @returns the unpacked bytes, or the same bytes where they are not packed in fact or are damaged. */
export function undoContentCoding(raw: Uint8Array, coding: string | null): Unpacked {
  const codings = (coding ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity')
  let bytes = raw
  const warnings: string[] = []
  for (const name of codings.slice(-maxCodings).reverse()) {
    // Tools that show the unpacked body leave the header where it was. Packed bytes are never plain text.
    if (bytes.length === 0 || isPlainText(bytes)) break
    const unpacked = undoOne(bytes, name)
    if (typeof unpacked === 'string') {
      warnings.push(unpacked)
      break
    }
    bytes = unpacked.bytes
    warnings.push(...unpacked.warnings)
  }
  return { bytes, warnings }
}

function undoOne(bytes: Uint8Array, name: string): Unpacked | string {
  const functions = unpackersFor(bytes, name)
  if (functions.length === 0) return `The content coding ${JSON.stringify(name.slice(0, 40))} is not known: the body is kept packed.`
  let last: ZlibError = new Error('')
  for (const unpack of functions)
    try {
      return { bytes: unpack(bytes, false), warnings: [] }
    } catch (error) {
      last = error as ZlibError
      if (last.code === 'ERR_BUFFER_TOO_LARGE') return 'The body unpacks to more than 64 MB: it is kept packed.'
    }
  if (last.code === 'Z_BUF_ERROR')
    for (const unpack of functions)
      try {
        return { bytes: unpack(bytes, true), warnings: ['The packed body is cut short: only its beginning could be unpacked.'] }
      } catch {
        continue
      }
  return `The body could not be unpacked as ${name}: it is kept as it stands.`
}

type Unpacker = (bytes: Uint8Array, isCutShort: boolean) => Uint8Array

function unpackersFor(bytes: Uint8Array, name: string): Unpacker[] {
  const maxOutputLength = maxUnpackedBytes
  const flush = (isCutShort: boolean) => (isCutShort ? constants.Z_SYNC_FLUSH : constants.Z_FINISH)
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b
  if (name === 'gzip' || name === 'x-gzip')
    return isGzip ? [(packed, cut) => gunzipSync(packed, { maxOutputLength, finishFlush: flush(cut) })] : [notPacked]
  if (name === 'deflate' || name === 'x-deflate')
    return [
      (packed, cut) => inflateSync(packed, { maxOutputLength, finishFlush: flush(cut) }),
      // Some servers leave the wrapping of zlib out.
      (packed, cut) => inflateRawSync(packed, { maxOutputLength, finishFlush: flush(cut) }),
    ]
  if (name === 'br')
    return [
      (packed, cut) =>
        brotliDecompressSync(packed, { maxOutputLength, finishFlush: cut ? constants.BROTLI_OPERATION_FLUSH : constants.BROTLI_OPERATION_FINISH }),
    ]
  if (name === 'zstd') return [(packed) => zstdDecompressSync(packed, { maxOutputLength })]
  return []
}

function notPacked(bytes: Uint8Array): Uint8Array {
  return bytes
}
