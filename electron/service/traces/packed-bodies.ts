/** @file Bodies that are still packed inside a raw message, as in the sessions of a SAZ: unpacked, so that they can be looked into. */
import { constants, gunzipSync } from 'node:zlib'
import { readChunks } from './redact/redact-coded-body.ts'

/** `line` is where the blank line before the body begins, from 1; `bytes` is null when it cannot be unpacked. */
export type PackedBody = { line: number; bytes: Buffer | null }

const maxCapturedBytes = 64 * 1024 * 1024
const maxUnpackedBytes = 256 * 1024 * 1024
// oxlint-disable-next-line no-control-regex -- the first bytes of gzip
const packedBody = /\r?\n\r?\n(?=([0-9a-f]{1,8}\r\n)?\u001f\u008b\u0008)/gi

/**
 * @returns the same chunks, and the packed bodies that were in them once they have been read. In content of more than 64 MB none is looked for.
 */
export function watchForBodies(chunks: AsyncIterable<Buffer>): { chunks: AsyncIterable<Buffer>; bodies(): PackedBody[] } {
  let captured: Buffer[] | null = []
  let length = 0
  return {
    chunks: capture(),
    bodies: () => (captured ? packedBodies(Buffer.concat(captured)) : []),
  }
  async function* capture(): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      length += chunk.length
      if (length > maxCapturedBytes) captured = null
      captured?.push(chunk)
      yield chunk
    }
  }
}

function packedBodies(bytes: Buffer): PackedBody[] {
  if (!bytes.includes(Buffer.from([0x1f, 0x8b, 8]))) return []
  const text = bytes.toString('latin1')
  const found: PackedBody[] = []
  let line = 1
  let feed = text.indexOf('\n')
  for (const match of text.matchAll(packedBody)) {
    for (; feed !== -1 && feed < match.index; feed = text.indexOf('\n', feed + 1)) line += 1
    const start = match.index + match[0].length
    const packed = match[1] === undefined ? bytes.subarray(start) : dechunk(text.slice(start))
    found.push({ line, bytes: packed && unpack(packed) })
  }
  return found
}

function dechunk(text: string): Buffer | null {
  const chunks = readChunks(text)
  return chunks && Buffer.from(chunks.layer.text, 'latin1')
}

function unpack(packed: Buffer): Buffer | null {
  try {
    return gunzipSync(packed, { maxOutputLength: maxUnpackedBytes, finishFlush: constants.Z_SYNC_FLUSH })
  } catch {
    return null
  }
}
