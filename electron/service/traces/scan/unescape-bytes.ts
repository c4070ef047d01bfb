/**
 * @file Takes one round of escaping out of bytes, whichever it is: `%2F`, `\u002f`, `\/`, `&#47;`, `&amp;`. Works piece by piece, in constant memory.
 * What is no whole escape stays as it is, so that text with other rules is searched as it stands.
 */

/** `read` bytes of the input became `written` bytes of the output; `isChanged` where an escape was among them. */
export type Unescaped = { read: number; written: number; isChanged: boolean }

/** No escape is longer: a pair of surrogates, `\ud83d\ude00`. */
export const longestEscape = 12

const percent = 0x25
const ampersand = 0x26
const semicolon = 0x3b
const backslash = 0x5c
const mayEscape = new Uint8Array(256)
for (const byte of [percent, ampersand, backslash]) mayEscape[byte] = 1
/** After so many bytes without an escape, the search for the next one is worth a call. */
const fewBytes = 64

/** What stands behind a backslash, and what both mean. */
const afterBackslash = new Int16Array(256).fill(-1)
for (const [letter, meaning] of Object.entries({ '"': '"', "'": "'", '/': '/', '\\': '\\', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }))
  afterBackslash[letter.charCodeAt(0)] = meaning.charCodeAt(0)

const hexValue = new Int8Array(256).fill(-1)
for (let digit = 0; digit < 16; digit += 1) {
  hexValue[digit.toString(16).charCodeAt(0)] = digit
  hexValue[digit.toString(16).toUpperCase().charCodeAt(0)] = digit
}

const entities = new Map(Object.entries({ amp: 0x26, lt: 0x3c, gt: 0x3e, quot: 0x22, apos: 0x27 }))

/** An escape: its length, and the character it stands for. Its length is 0 where none is, and negative where the input ends too soon to tell. */
type Escape = { length: number; code: number }
const none: Escape = { length: 0, code: 0 }
const cutOff: Escape = { length: -1, code: 0 }

/**
 * @param output has room for as many bytes as there are in `input`: no escape is shorter than what it means.
 * @param isLast nothing follows, so that the beginning of an escape at the end is none.
 * @param mostWritten stops once so many bytes are written: `read` then tells where in the input they come from.
 */
export function unescapeBytes(input: Uint8Array, output: Uint8Array, isLast: boolean, mostWritten = Number.POSITIVE_INFINITY): Unescaped {
  let read = 0
  let written = 0
  let isChanged = false
  const nextOf = createFinder(input)
  while (read < input.length && written < mostWritten) {
    const most = Math.min(input.length - read, mostWritten - written)
    const few = Math.min(most, fewBytes)
    let plain = 0
    while (plain < few && mayEscape[input[read + plain]!] === 0) {
      output[written + plain] = input[read + plain]!
      plain += 1
    }
    if (plain === fewBytes) {
      const length = Math.min(nextOf(read + plain) - read, most)
      output.set(input.subarray(read + plain, read + length), written + plain)
      plain = length
    }
    read += plain
    written += plain
    if (plain > 0) continue
    const byte = input[read]!
    const { length, code } = readEscape(input, read, byte)
    if (length < 0 && !isLast) break
    if (length <= 0) {
      output[written] = byte
      read += 1
      written += 1
      continue
    }
    // %C3%BC is bytes; every other escape is a character.
    if (byte === percent) output[written++] = code
    else written = writeCharacter(code, output, written)
    read += length
    isChanged = true
  }
  return { read, written, isChanged }
}

/** @returns what finds the next byte that may begin an escape, or the end; it is asked for places in rising order. */
function createFinder(input: Uint8Array): (from: number) => number {
  const next = [percent, ampersand, backslash].map((byte) => ({ byte, at: -1 }))
  return (from) => {
    let nearest = input.length
    for (const found of next) {
      if (found.at < from) {
        const at = input.indexOf(found.byte, from)
        found.at = at === -1 ? input.length : at
      }
      if (found.at < nearest) nearest = found.at
    }
    return nearest
  }
}

function readEscape(input: Uint8Array, at: number, first: number): Escape {
  if (first === percent) {
    if (at + 3 > input.length) return cutOff
    const code = readHex(input, at + 1, at + 3)
    return code < 0 ? none : { length: 3, code }
  }
  return first === backslash ? readBackslash(input, at) : readEntity(input, at)
}

function readBackslash(input: Uint8Array, at: number): Escape {
  if (at + 1 >= input.length) return cutOff
  const letter = input[at + 1]!
  if (letter !== 0x75) return afterBackslash[letter]! < 0 ? none : { length: 2, code: afterBackslash[letter]! }
  if (at + 6 > input.length) return cutOff
  const high = readHex(input, at + 2, at + 6)
  if (high < 0) return none
  if (high < 0xd800 || high > 0xdbff) return { length: 6, code: high }
  if (at + 12 > input.length) return cutOff
  const low = input[at + 6] === backslash && input[at + 7] === 0x75 ? readHex(input, at + 8, at + 12) : -1
  return low >= 0xdc00 && low <= 0xdfff ? { length: 12, code: 0x10000 + (high - 0xd800) * 0x400 + (low - 0xdc00) } : { length: 6, code: high }
}

function readEntity(input: Uint8Array, at: number): Escape {
  const end = Math.min(at + 10, input.length)
  let last = at + 1
  while (last < end && input[last] !== semicolon) {
    // A name or a number: anything else is an `&` between the fields of a form.
    if (!isEntityByte(input[last]!)) return none
    last += 1
  }
  if (last === input.length && last < at + 10) return cutOff
  if (input[last] !== semicolon) return none
  const name = Buffer.from(input.buffer, input.byteOffset + at + 1, last - at - 1).toString('latin1')
  const number = /^#(?:(\d{1,7})|x([0-9a-f]{1,6}))$/i.exec(name)
  const code = number ? Number.parseInt(number[1] ?? number[2] ?? '', number[1] === undefined ? 16 : 10) : entities.get(name)
  return code === undefined || code > 0x10ffff ? none : { length: last + 1 - at, code }
}

const isEntityByte = (byte: number) =>
  byte === 0x23 || (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a)

function readHex(input: Uint8Array, from: number, to: number): number {
  let value = 0
  for (let at = from; at < to; at += 1) {
    const digit = hexValue[input[at]!]!
    if (digit < 0) return -1
    value = value * 16 + digit
  }
  return value
}

/** As UTF-8. @returns where the next byte goes. */
function writeCharacter(code: number, output: Uint8Array, at: number): number {
  if (code < 0x80) {
    output[at] = code
    return at + 1
  }
  const following = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3
  output[at] = ([0, 0xc0, 0xe0, 0xf0][following] ?? 0) | (code >> (6 * following))
  for (let left = following - 1; left >= 0; left -= 1) output[at + following - left] = 0x80 | ((code >> (6 * left)) & 0x3f)
  return at + following + 1
}
