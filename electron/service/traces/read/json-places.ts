/** @file Where values stand in a JSON text, in bytes. Does not recurse and accepts a text that breaks off, as the head of a file does. */

const quote = 0x22
const backslash = 0x5c

type Level = { isObject: boolean; key: string; index: number }

/** @returns the position behind the closing quote of a string that is open at `from`, or the end. */
function endOfString(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at]
    if (byte === quote) return at + 1
    if (byte === backslash) at += 1
  }
  return bytes.length
}

function decodeKey(bytes: Uint8Array, from: number, to: number): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString()
  if (!text.includes('\\')) return text.slice(1, -1)
  try {
    return String(JSON.parse(text))
  } catch {
    return text
  }
}

/**
 * @param keys only values with these keys, and the elements of arrays with these keys, are noted.
 * @param maxDepth values that lie deeper are not.
 * @returns offsets by path, as in `request.body.raw` or `response.0`; of equal keys the last counts, as for `JSON.parse`.
 */
export function jsonPlaces(bytes: Uint8Array, keys: ReadonlySet<string>, maxDepth: number): ReadonlyMap<string, number> {
  const places = new Map<string, number>()
  const levels: Level[] = []
  let depth = 0
  let awaits: 'key' | 'value' | 'nothing' = 'value'

  function note(at: number) {
    awaits = 'nothing'
    const level = levels.at(-1)
    if (!level) return void places.set('', at)
    const key = level.isObject ? level.key : levels.at(-2)?.key
    if (key === undefined || !keys.has(key)) return
    places.set(levels.map(({ isObject, key: name, index }) => (isObject ? name : index)).join('.'), at)
  }

  const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  for (let at = isMarked ? 3 : 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) continue
    const isShallow = depth <= maxDepth
    const level = isShallow ? levels.at(-1) : undefined
    if (byte === quote) {
      const end = endOfString(bytes, at + 1)
      if (isShallow && awaits === 'key' && level) {
        level.key = decodeKey(bytes, at, end)
        awaits = 'nothing'
      } else if (isShallow && awaits === 'value') note(at)
      at = end - 1
    } else if (byte === 0x7b || byte === 0x5b) {
      if (isShallow && awaits === 'value') note(at)
      depth += 1
      if (depth <= maxDepth) {
        levels.push({ isObject: byte === 0x7b, key: '', index: 0 })
        awaits = byte === 0x7b ? 'key' : 'value'
      }
    } else if (byte === 0x7d || byte === 0x5d) {
      if (isShallow) levels.pop()
      depth = Math.max(0, depth - 1)
      awaits = 'nothing'
    } else if (!level) {
      if (isShallow && awaits === 'value') note(at)
    } else if (byte === 0x2c) {
      level.index += 1
      awaits = level.isObject ? 'key' : 'value'
    } else if (byte === 0x3a) awaits = 'value'
    else if (awaits === 'value') note(at)
  }
  return places
}
