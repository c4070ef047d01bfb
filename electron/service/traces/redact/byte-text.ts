/**
 * @file Byte text: bytes read as latin1, a character a byte. Redaction works on it, so that offsets are bytes, bytes that are no UTF-8 survive,
 * and `ü` written as `\u00fc`, `&#252;`, `%C3%BC` or plainly is the same value.
 */

// oxlint-disable-next-line no-control-regex -- all of ASCII
const isAscii = (text: string) => /^[\u0000-\u007f]*$/.test(text)

/** @returns the UTF-8 bytes of a text as byte text. */
export function toByteText(text: string): string {
  return isAscii(text) ? text : Buffer.from(text).toString('latin1')
}

/** @returns what byte text says; bytes that are no UTF-8 become replacement characters. */
export function fromByteText(text: string): string {
  return isAscii(text) ? text : Buffer.from(text, 'latin1').toString()
}

/** @returns the same text on its own: a part of a text keeps the whole of it in memory. */
export function ownText(text: string): string {
  return Buffer.from(text, 'latin1').toString('latin1')
}

/** White space that structures text; `trim` would also take the byte A0, the end of `à`. */
export const trimmedSpan = (text: string): { start: number; end: number } => {
  let start = 0
  let end = text.length
  while (start < end && isBlankCode(text.charCodeAt(start))) start += 1
  while (end > start && isBlankCode(text.charCodeAt(end - 1))) end -= 1
  return { start, end }
}

export const isBlankCode = (code: number) => code === 32 || (code >= 9 && code <= 13)

/** @returns whether the bytes are text: no NUL, hardly any control characters, and not mostly outside of UTF-8. */
export function isText(text: string): boolean {
  const sample = text.length > 65_536 ? text.slice(0, 65_536) : text
  if (sample.includes('\0')) return false
  // oxlint-disable-next-line no-control-regex -- counted on purpose
  const controls = sample.match(/[\u0001-\u0008\u000e-\u001a\u001c-\u001f]/g)?.length ?? 0
  if (controls > sample.length / 50) return false
  if (!/[\u0080-\u00ff]/.test(sample)) return true
  const decoded = Buffer.from(sample, 'latin1').toString()
  const damaged = decoded.match(/\ufffd/g)?.length ?? 0
  return damaged <= 2 + decoded.length / 20
}
