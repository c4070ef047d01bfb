/**
 * @file Many byte strings that are searched for at once. A hash rolls over six bytes; a bit filter and a table of hashes lead to the few
 * needles that may stand there, which are then compared byte by byte. All needles lie in one buffer: a few dozen bytes a needle, however many.
 */

/** `isBase64` needles do not tell `-` from `+` and `_` from `/`, so that one serves base64 and base64url. */
export type Needle = { text: string; isBase64: boolean }

export type NeedleTable = {
  /** Bytes of the longest needle; 0 when there are none. */
  readonly longest: number
  /**
   * @param end where the bytes that count end. @param after only needles that end behind it are told.
   * @returns where needles end, in order, each place once.
   */
  find(bytes: Uint8Array, end: number, after: number): number[]
}

/** The hash forgets a byte after so many: each new one shifts it by six of 32 bits. */
export const windowBytes = 6
const shift = 6

/** A needle is filed under the window that the fewest others are filed under; more are looked at where those are crowded. */
const sampledWindows = 8
const crowded = 8

const mixer = 0x9e3779b1

const gear = new Int32Array(256)
for (let byte = 0, state = 0x9e3779b9; byte < 256; byte += 1) {
  for (let round = 0; round < 4; round += 1) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
  }
  gear[byte] = state
}
gear[0x2d] = gear[0x2b]!
gear[0x5f] = gear[0x2f]!

const folded = Uint8Array.from({ length: 256 }, (_, byte) => (byte === 0x2d ? 0x2b : byte === 0x5f ? 0x2f : byte))

/** @param needles gives them all, twice: each of at least six bytes, as byte text, and shorter than 64 KiB. */
export function createNeedleTable(needles: () => Iterable<Needle>): NeedleTable {
  let count = 0
  let storeBytes = 0
  for (const { text } of needles()) {
    count += 1
    storeBytes += text.length
  }
  const tableBits = Math.min(20, Math.max(8, Math.ceil(Math.log2(count + 1)) + 1))
  const tableShift = 32 - tableBits
  // The first fits into a near cache; of what it lets through, the second turns away nearly all.
  const filterShift = 32 - Math.min(22, tableBits + 5)
  const filter = new Uint8Array(2 ** (29 - filterShift))
  const secondShift = 32 - Math.min(25, tableBits + 5)
  const second = new Uint8Array(2 ** (29 - secondShift))
  const first = new Int32Array(1 << tableBits).fill(-1)
  const crowd = new Uint32Array(1 << tableBits)
  const next = new Int32Array(count)
  const hashes = new Int32Array(count)
  const starts = new Uint32Array(count + 1)
  const windowsAt = new Uint16Array(count)
  const areBase64 = new Uint8Array(count)
  const store = Buffer.allocUnsafe(storeBytes)
  let longest = 0

  let index = 0
  for (const { text, isBase64 } of needles()) {
    const start = starts[index]!
    store.write(text, start, 'latin1')
    starts[index + 1] = start + text.length
    areBase64[index] = isBase64 ? 1 : 0
    longest = Math.max(longest, text.length)
    const { windowAt, hash } = quietestWindow(start, start + text.length)
    const slot = hash >>> tableShift
    windowsAt[index] = windowAt - start
    hashes[index] = hash
    next[index] = first[slot]!
    first[slot] = index
    crowd[slot]! += 1
    const bit = hash >>> filterShift
    filter[bit >>> 3]! |= 1 << (bit & 7)
    const other = Math.imul(hash, mixer) >>> secondShift
    second[other >>> 3]! |= 1 << (other & 7)
    index += 1
  }

  function quietestWindow(start: number, end: number): { windowAt: number; hash: number } {
    const most = end - start - windowBytes
    let best = { windowAt: start, hash: 0, crowd: Number.POSITIVE_INFINITY }
    const consider = (windowAt: number, hash: number) => {
      const others = crowd[hash >>> tableShift]!
      if (others < best.crowd) best = { windowAt, hash, crowd: others }
    }
    // The last one first: long tokens begin alike.
    for (let sample = 0; sample < sampledWindows && best.crowd > 0; sample += 1) {
      const windowAt = start + most - Math.floor((most * sample) / sampledWindows)
      consider(windowAt, hashOf(store, windowAt))
    }
    if (best.crowd < crowded) return best
    let hash = 0
    for (let at = start; at < end && best.crowd > 0; at += 1) {
      hash = ((hash << shift) + gear[store[at]!]!) | 0
      if (at - start >= windowBytes - 1) consider(at + 1 - windowBytes, hash)
    }
    return best
  }

  function endOf(needle: number, bytes: Uint8Array, windowAt: number, end: number, after: number): number {
    const from = starts[needle]!
    const length = starts[needle + 1]! - from
    const at = windowAt - windowsAt[needle]!
    if (at < 0 || at + length > end || at + length <= after) return -1
    if (areBase64[needle] === 1) {
      for (let byte = 0; byte < length; byte += 1) if (folded[bytes[at + byte]!] !== folded[store[from + byte]!]) return -1
    } else for (let byte = 0; byte < length; byte += 1) if (bytes[at + byte] !== store[from + byte]) return -1
    return at + length
  }

  return {
    longest,
    find(bytes, end, after) {
      const ends = new Set<number>()
      let hash = 0
      for (let at = 0; at < end; at += 1) {
        hash = ((hash << shift) + gear[bytes[at]!]!) | 0
        const bit = hash >>> filterShift
        if ((filter[bit >>> 3]! & (1 << (bit & 7))) === 0) continue
        const other = Math.imul(hash, mixer) >>> secondShift
        if ((second[other >>> 3]! & (1 << (other & 7))) === 0 || at < windowBytes - 1) continue
        for (let needle = first[hash >>> tableShift]!; needle >= 0; needle = next[needle]!) {
          if (hashes[needle] !== hash) continue
          const found = endOf(needle, bytes, at + 1 - windowBytes, end, after)
          if (found >= 0) ends.add(found)
        }
      }
      return [...ends].sort((a, b) => a - b)
    },
  }
}

function hashOf(bytes: Uint8Array, at: number): number {
  let hash = 0
  for (let byte = 0; byte < windowBytes; byte += 1) hash = ((hash << shift) + gear[bytes[at + byte]!]!) | 0
  return hash
}
