/** @file Makes the body of a message from the bytes that a trace has of it. */
import type { Body, Header, SourcePlace } from '#shared/domain/traces/exchange.ts'
import { textOfBody } from './body-text.ts'
import { headerValue } from './headers.ts'
import { joinChunks, undoContentCoding } from './unpack-body.ts'

/**
 * Undoes transfer and content coding, then decodes the text. Bytes that are not coded in fact, whatever the headers say, stay as they are.
 * @param raw as they stand in the trace.
 * @param place where they begin there.
 */
export function bodyOf(raw: Uint8Array, headers: readonly Header[] | null, place: SourcePlace): { body: Body; warnings: string[] } {
  const isChunked = /\bchunked\b/i.test(headerValue(headers, 'Transfer-Encoding') ?? '')
  const joined = isChunked ? joinChunks(raw) : { bytes: raw, warnings: [] }
  const unpacked = undoContentCoding(joined.bytes, headerValue(headers, 'Content-Encoding'))
  const text = textOfBody(unpacked.bytes, headers)
  return { body: { bytes: unpacked.bytes, text, place }, warnings: [...joined.warnings, ...unpacked.warnings] }
}
