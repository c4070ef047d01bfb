/** @file Where the elements of one array of a JSON text begin and end, byte by byte over pieces of it. Used by `json-segments.ts`. */

const quote = 0x22
const backslash = 0x5c
const maxKeyBytes = 1024

/** What the element being read is made of; `none` stands between elements. */
type Element = 'none' | 'container' | 'string' | 'scalar'

export type JsonCuts = {
  path: readonly string[]
  /** Open brackets. */
  depth: number
  /** Depth of the innermost open object that lies on the path; 0 is the level of the root value. */
  onPath: number
  /** The next string is a key of that object. */
  expectsKey: boolean
  /** Bytes of the key being read; null beside keys. */
  key: number[] | null
  isKeyMatched: boolean
  /** The next value is the one that the path names. */
  isValueMatched: boolean
  isInArray: boolean
  isInString: boolean
  isEscaped: boolean
  element: Element
}

export function startJsonCuts(path: readonly string[]): JsonCuts {
  return {
    path,
    depth: 0,
    onPath: 0,
    expectsKey: false,
    key: null,
    isKeyMatched: false,
    isValueMatched: true,
    isInArray: false,
    isInString: false,
    isEscaped: false,
    element: 'none',
  }
}

/** @returns whether something is still open: the text has not come to its end. */
export const isJsonOpen = (cuts: JsonCuts): boolean => cuts.depth > 0 || cuts.isInString

/** @returns positions in the piece where an element begins or ends, in turn; the state goes on to the next piece. */
export function findJsonCuts(cuts: JsonCuts, piece: Uint8Array): number[] {
  const found: number[] = []
  const length = piece.length
  let at = 0
  while (at < length) {
    if (cuts.isInString) {
      at = skipString(cuts, piece, at)
      if (!cuts.isInString && cuts.element === 'string') {
        cuts.element = 'none'
        found.push(at)
      }
      continue
    }
    if (cuts.element === 'container') {
      at = skipContainer(cuts, piece, at)
      if (cuts.element !== 'container') found.push(at)
      continue
    }
    const byte = piece[at] ?? 0
    if (cuts.isInArray) stepInArray(cuts, byte, at, found)
    else step(cuts, byte)
    at += 1
  }
  return found
}

/** @returns the position behind the closing quote, or the end of the piece. */
function skipString(cuts: JsonCuts, piece: Uint8Array, from: number): number {
  const length = piece.length
  const key = cuts.key
  let at = from
  if (cuts.isEscaped && at < length) {
    key?.push(piece[at] ?? 0)
    cuts.isEscaped = false
    at += 1
  }
  for (; at < length; at += 1) {
    const byte = piece[at]
    if (byte === quote) {
      cuts.isInString = false
      if (key) endKey(cuts, key)
      return at + 1
    }
    if (key && key.length < maxKeyBytes) key.push(byte ?? 0)
    if (byte === backslash) {
      at += 1
      if (at === length) cuts.isEscaped = true
      else if (key && key.length < maxKeyBytes) key.push(piece[at] ?? 0)
    }
  }
  return length
}

function endKey(cuts: JsonCuts, bytes: number[]) {
  cuts.key = null
  cuts.isKeyMatched = false
  if (bytes.length >= maxKeyBytes) return
  try {
    cuts.isKeyMatched = JSON.parse(`"${Buffer.from(bytes).toString()}"`) === cuts.path[cuts.onPath - 1]
  } catch {
    // A damaged key is none of the path's.
  }
}

/** Inside an element only brackets and strings count. @returns the position behind it, or the end of the piece. */
function skipContainer(cuts: JsonCuts, piece: Uint8Array, from: number): number {
  const length = piece.length
  const end = cuts.path.length + 1
  let depth = cuts.depth
  let at = from
  for (; at < length; at += 1) {
    const byte = piece[at]
    if (byte === quote) {
      cuts.depth = depth
      cuts.isInString = true
      at = skipString(cuts, piece, at + 1) - 1
      if (cuts.isInString) return length
    } else if (byte === 0x7b || byte === 0x5b) depth += 1
    else if (byte === 0x7d || byte === 0x5d) {
      depth -= 1
      if (depth === end) {
        cuts.element = 'none'
        at += 1
        break
      }
    }
  }
  cuts.depth = depth
  return at
}

function stepInArray(cuts: JsonCuts, byte: number, at: number, found: number[]) {
  const isSpace = byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09
  const isCloser = byte === 0x5d || byte === 0x7d
  const isScalarByte = !isSpace && !isCloser && byte !== 0x2c && byte !== quote && byte !== 0x5b && byte !== 0x7b
  if (cuts.element === 'scalar') {
    if (isScalarByte) return
    cuts.element = 'none'
    found.push(at)
  }
  if (isCloser) {
    cuts.depth -= 1
    cuts.isInArray = false
  } else if (!isSpace && byte !== 0x2c) {
    found.push(at)
    if (isScalarByte) cuts.element = 'scalar'
    else if (byte === quote) {
      cuts.element = 'string'
      cuts.isInString = true
    } else {
      cuts.element = 'container'
      cuts.depth += 1
    }
  }
}

function step(cuts: JsonCuts, byte: number) {
  const isOnPath = cuts.depth === cuts.onPath
  switch (byte) {
    case quote:
      cuts.isInString = true
      if (isOnPath && cuts.expectsKey) {
        cuts.key = []
        cuts.expectsKey = false
      }
      return
    case 0x3a:
      if (isOnPath && cuts.depth > 0) cuts.isValueMatched = cuts.isKeyMatched
      return
    case 0x2c:
      if (isOnPath && cuts.depth > 0) {
        cuts.expectsKey = true
        cuts.isKeyMatched = false
        cuts.isValueMatched = false
      }
      return
    case 0x7b:
      cuts.depth += 1
      if (isOnPath && cuts.isValueMatched && cuts.onPath < cuts.path.length) {
        cuts.onPath = cuts.depth
        cuts.expectsKey = true
        cuts.isKeyMatched = false
        cuts.isValueMatched = false
      }
      return
    case 0x5b:
      cuts.depth += 1
      cuts.isInArray = isOnPath && cuts.isValueMatched && cuts.onPath === cuts.path.length
      return
    case 0x7d:
    case 0x5d:
      if (cuts.depth === 0) return
      cuts.depth -= 1
      if (cuts.onPath > cuts.depth) {
        cuts.onPath = cuts.depth
        cuts.expectsKey = false
        cuts.isValueMatched = cuts.depth === 0
      }
  }
}
