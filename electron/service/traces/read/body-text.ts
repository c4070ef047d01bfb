/** @file Decodes the bytes of a body to text: by its mark, by what the headers or the XML declaration say, else as UTF-8. */
import type { Header } from '#shared/domain/traces/exchange.ts'
import { headerParameter, headerValue } from './headers.ts'
import { hasManyControls, isKnownBinary, isUtf8 } from './plain-text.ts'

const binaryTypes = /^(?:image|audio|video|font)\/|^application\/(?:pdf|octet-stream|zip|x-zip|msword|vnd\.)/i
const textTypes = /^(?:text\/|multipart\/)|[/+](?:json|xml|javascript|x-www-form-urlencoded)\b|svg/i

/** @returns the text, or null for a picture, a PDF and other binary content. */
export function textOfBody(bytes: Uint8Array, headers: readonly Header[] | null): string | null {
  if (bytes.length === 0) return ''
  const type = headerValue(headers, 'Content-Type')
  const marked = markedEncoding(bytes)
  if (marked) return decode(bytes, marked)
  if (isKnownBinary(bytes)) return null
  // Parts of a form may be binary; those that describe the envelope are not, and they must stay legible.
  if (isMultipart(bytes, type)) return decode(bytes, 'utf-8')
  const declared = headerParameter(type, 'charset') ?? declaredInXml(bytes)
  if (isUtf16(declared) && looksLikeUtf16(bytes)) return decode(bytes, bytes[0] === 0 ? 'utf-16be' : 'utf-16le')
  if (hasManyControls(bytes)) return null
  // UTF-8 is believed before the charset: a log is written anew in UTF-8, with the header as it was. Latin-1 text is hardly ever valid UTF-8.
  if (isUtf8(bytes)) return decode(bytes, 'utf-8')
  if (type !== null && binaryTypes.test(type) && !textTypes.test(type)) return null
  return decode(bytes, declared !== null && !isUtf16(declared) ? declared : isMostlyUtf8(bytes) ? 'utf-8' : 'windows-1252')
}

function markedEncoding(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
}

function declaredInXml(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(200, bytes.length)).toString('latin1').replaceAll('\0', '')
  return /^\s{0,20}<\?xml\s[^>]{0,100}?encoding\s{0,5}=\s{0,5}["']([\w.:-]{1,40})["']/i.exec(head)?.[1] ?? null
}

function isUtf16(charset: string | null): boolean {
  return charset !== null && /^(?:utf-?16|ucs-2|unicode$)/i.test(charset)
}

function looksLikeUtf16(bytes: Uint8Array): boolean {
  const length = Math.min(bytes.length, 200)
  let zeros = 0
  for (let at = 0; at < length; at += 1) if (bytes[at] === 0) zeros += 1
  return zeros > length / 4
}

function isMultipart(bytes: Uint8Array, type: string | null): boolean {
  return type !== null && /^multipart\//i.test(type) && Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(200, bytes.length)).includes('--')
}

/** UTF-8 that was cut within a character, or that has a few bytes of something else in it. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes.subarray(0, 64 * 1024))
  let replaced = 0
  let others = 0
  for (const character of text)
    if (character === '\ufffd') replaced += 1
    else if (character > '\x7f') others += 1
  return others > replaced * 2
}

function decode(bytes: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes)
  } catch {
    return new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'windows-1252').decode(bytes)
  }
}
