/** @file Tells text from binary content by its bytes. */

/** Enough to tell by; a picture or a PDF shows at its head what it is. */
const sampleBytes = 64 * 1024

/** Beginnings of files that are binary whatever else they look like. */
const signatures: readonly string[] = [
  '%PDF-',
  '\x89PNG',
  '\xff\xd8\xff',
  'GIF87a',
  'GIF89a',
  'PK\x03\x04',
  'PK\x05\x06',
  '\x1f\x8b\x08',
  '\xd0\xcf\x11\xe0',
  'II*\0',
  'MM\0*',
]

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** @returns whether a picture, a PDF, an archive and the like begins here. */
export function isKnownBinary(bytes: Uint8Array): boolean {
  const head = latin1(bytes, 16)
  return signatures.some((signature) => head.startsWith(signature)) || (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP')
}

/** @returns whether the bytes are UTF-8 without control characters beside tab, line breaks, form feed and escape. */
export function isPlainText(bytes: Uint8Array): boolean {
  return !isKnownBinary(bytes) && controlShare(bytes) === 0 && isUtf8(bytes)
}

/** @returns whether so many control characters stand in the bytes that they are no text in any encoding of one byte a character. */
export function hasManyControls(bytes: Uint8Array): boolean {
  return controlShare(bytes) > 0.01
}

export function isUtf8(bytes: Uint8Array): boolean {
  try {
    utf8.decode(bytes)
    return true
  } catch {
    return false
  }
}

function controlShare(bytes: Uint8Array): number {
  const length = Math.min(bytes.length, sampleBytes)
  let controls = 0
  for (let at = 0; at < length; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte < 0x20 ? byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27 : byte === 0x7f) controls += 1
  }
  return length === 0 ? 0 : controls / length
}

function latin1(bytes: Uint8Array, count: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(count, bytes.length)).toString('latin1')
}
