/** @file A body as it went over the wire: chunked, packed. Looked into unpacked, and written back coded as it was. */
import {
  brotliCompressSync,
  brotliDecompressSync,
  constants,
  deflateRawSync,
  deflateSync,
  gunzipSync,
  gzipSync,
  inflateRawSync,
  inflateSync,
  zstdCompressSync,
  zstdDecompressSync,
} from 'node:zlib'
import { applyEdits, type Edit, inOrder } from './edits.ts'
import { addPiece, finishLayer, type Layer, mapEdits, startLayer } from './layer.ts'
import { redactBody } from './redact-body.ts'
import type { Hints, Walk } from './walk.ts'

export type Coding = { contentEncoding: string; isChunked: boolean }

const maxUnpackedBytes = 128 * 1024 * 1024

export function redactCodedBody(body: string, coding: Coding, walk: Walk, hints: Hints): Edit[] {
  const chunks = coding.isChunked ? readChunks(body) : null
  if (!chunks) return redactPackedBody(body, coding.contentEncoding, walk, hints)
  const inner = inOrder(redactPackedBody(chunks.layer.text, coding.contentEncoding, walk, hints))
  if (inner.length === 0) return []
  const edits = mapEdits(chunks.layer, inner)
  return resizeChunks(edits, chunks.spans) ?? [rechunk(applyEdits(chunks.layer.text, inner), inner, chunks)]
}

type Chunk = { sizeStart: number; sizeEnd: number; start: number; end: number }

/** @returns null when the body is not chunked (any more). */
export function readChunks(body: string): { layer: Layer; spans: Chunk[]; end: number } | null {
  const layer = startLayer()
  const spans: Chunk[] = []
  const size = /([0-9a-f]{1,8})[ \t]*(?:;[^\r\n]{0,200})?\r?\n/iy
  for (let at = 0; at < body.length;) {
    size.lastIndex = at
    const match = size.exec(body)
    if (!match) return null
    const bytes = Number.parseInt(match[1] ?? '', 16)
    const start = size.lastIndex
    if (bytes === 0) return { layer: finishLayer(layer, (same) => same), spans, end: start }
    const end = Math.min(body.length, start + bytes)
    addPiece(layer, body.slice(start, end), start, end - start)
    spans.push({ sizeStart: at, sizeEnd: at + (match[1] ?? '').length, start, end })
    const after = /\r?\n/y
    after.lastIndex = end
    if (end < body.length && !after.test(body)) return null
    at = end < body.length ? after.lastIndex : end
  }
  return spans.length > 0 ? { layer: finishLayer(layer, (same) => same), spans, end: body.length } : null
}

/** @returns the edits with those of the sizes; null where a chunk would become empty, which would end the body. */
function resizeChunks(edits: Edit[], spans: readonly Chunk[]): Edit[] | null {
  const sizes: Edit[] = []
  for (const { sizeStart, sizeEnd, start, end } of spans) {
    const inside = edits.filter((edit) => edit.start >= start && edit.end <= end)
    const length = inside.reduce((sum, edit) => sum + edit.replacement.length - (edit.end - edit.start), end - start)
    if (length === 0) return null
    if (inside.length > 0) sizes.push({ start: sizeStart, end: sizeEnd, replacement: length.toString(16), found: [] })
  }
  return inOrder([...edits, ...sizes])
}

function rechunk(content: string, inner: readonly Edit[], { spans, layer }: { spans: readonly Chunk[]; layer: Layer }): Edit {
  const replacement = `${content.length.toString(16)}\r\n${content}`
  return { start: spans[0]?.sizeStart ?? 0, end: spans.at(-1)?.end ?? layer.text.length, replacement, found: inner.flatMap(({ found }) => found) }
}

function redactPackedBody(body: string, contentEncoding: string, walk: Walk, hints: Hints): Edit[] {
  const method = packingOf(body, contentEncoding)
  if (!method) return redactBody(body, walk, hints)
  const bytes = Buffer.from(body, 'latin1')
  const unpacked = unpack(bytes, method)
  // What cannot be looked into cannot stay.
  if (!unpacked) return walk.binary(body, 'body:packed', bytes)
  const text = unpacked.toString('latin1')
  const inner = inOrder(redactBody(text, walk, hints))
  if (inner.length === 0) return []
  const replacement = pack(Buffer.from(applyEdits(text, inner), 'latin1'), method).toString('latin1')
  return [{ start: 0, end: body.length, replacement, found: inner.flatMap(({ found }) => found) }]
}

type Packing = 'gzip' | 'deflate' | 'deflate-raw' | 'br' | 'zstd'

function packingOf(body: string, contentEncoding: string): Packing | null {
  const name = contentEncoding.trim().toLowerCase()
  if (body.startsWith('\u001f\u008b\u0008')) return 'gzip'
  if (body.startsWith('\u0028\u00b5\u002f\u00fd')) return 'zstd'
  // A trace may name the coding and hold the decoded body.
  if (/^\s*(?:[{[<]|%PDF)/.test(body)) return null
  if (name === 'br') return 'br'
  if (name === 'deflate')
    return (body.charCodeAt(0) & 15) === 8 && ((body.charCodeAt(0) << 8) | body.charCodeAt(1)) % 31 === 0 ? 'deflate' : 'deflate-raw'
  return null
}

function unpack(bytes: Buffer, method: Packing): Buffer | null {
  const options = { maxOutputLength: maxUnpackedBytes, finishFlush: constants.Z_SYNC_FLUSH }
  try {
    switch (method) {
      case 'gzip':
        return gunzipSync(bytes, options)
      case 'deflate':
        return inflateSync(bytes, options)
      case 'deflate-raw':
        return inflateRawSync(bytes, options)
      case 'br':
        return brotliDecompressSync(bytes, { maxOutputLength: maxUnpackedBytes })
      case 'zstd':
        return zstdDecompressSync(bytes, { maxOutputLength: maxUnpackedBytes })
    }
  } catch {
    return null
  }
}

function pack(bytes: Buffer, method: Packing): Buffer {
  switch (method) {
    case 'gzip': {
      const packed = gzipSync(bytes)
      // The system that packed it: unknown, so that every system writes the same bytes.
      packed[9] = 255
      return packed
    }
    case 'deflate':
      return deflateSync(bytes)
    case 'deflate-raw':
      return deflateRawSync(bytes)
    case 'br':
      return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
    case 'zstd':
      return zstdCompressSync(bytes)
  }
}
