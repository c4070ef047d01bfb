/**
 * @file Cuts a JSON text of any size into the elements of one array and what stands between them, without holding it.
 * Looks at bytes only: nothing is decoded, nothing is checked beyond what the cutting needs, and no byte is lost.
 */
import { UserError } from '#shared/contract/errors.ts'
import { findJsonCuts, isJsonOpen, startJsonCuts } from './json-cuts.ts'

export type JsonSegment = {
  /** An element of the array, without the white space and commas around it; or anything else. */
  kind: 'element' | 'gap'
  bytes: Buffer
  /** Bytes from the start of the input. */
  offset: number
  /** From 1. */
  line: number
  /** The last gap of an input that ends before its brackets close. It holds the element that was begun, if any, and may be empty. */
  isTruncated: boolean
  /** A large gap that goes on in the next segment; the cut may lie anywhere, inside a string too. */
  isContinued: boolean
}

const maxElementBytes = 64 * 1024 * 1024
const maxGapBytes = 16 * 1024 * 1024

/**
 * The segments in order; together they are exactly the input. Elements may be of any type, and the keys of the path at any place of their
 * object. Where a key of the path is there twice, both count, so that none escapes.
 * @param path keys from the root to the array, as in `['log', 'entries']`; `[]` for an array that is the root itself
 * @param label names the file in messages
 * @throws UserError `file-unsupported` when an element is larger than 64 MB; whatever `pieces` throws
 */
export async function* jsonSegments(pieces: AsyncIterable<Buffer>, path: readonly string[], label: string): AsyncGenerator<JsonSegment> {
  const cuts = startJsonCuts(path)
  let kind: JsonSegment['kind'] = 'gap'
  let held: Buffer[] = []
  let heldBytes = 0
  let offset = 0
  let line = 1

  function take(flags: { isTruncated?: boolean; isContinued?: boolean } = {}): JsonSegment {
    const bytes = held.length === 1 && held[0] ? held[0] : Buffer.concat(held)
    const segment = { kind, bytes, offset, line, isTruncated: false, isContinued: false, ...flags }
    offset += bytes.length
    line += countLines(bytes)
    held = []
    heldBytes = 0
    return segment
  }

  function* hold(part: Buffer): Generator<JsonSegment> {
    let rest = part
    while (kind === 'gap' && heldBytes + rest.length > maxGapBytes) {
      const room = maxGapBytes - heldBytes
      held.push(rest.subarray(0, room))
      rest = rest.subarray(room)
      yield take({ isContinued: true })
    }
    if (rest.length > 0) held.push(rest)
    heldBytes += rest.length
    if (kind === 'element' && heldBytes > maxElementBytes) throw tooLarge(label, line)
  }

  for await (const piece of pieces) {
    let from = 0
    for (const cut of findJsonCuts(cuts, piece)) {
      yield* hold(piece.subarray(from, cut))
      if (heldBytes > 0) yield take()
      kind = kind === 'gap' ? 'element' : 'gap'
      from = cut
    }
    yield* hold(piece.subarray(from))
  }
  const begun = held
  kind = 'gap'
  held = []
  heldBytes = 0
  for (const part of begun) yield* hold(part)
  const isTruncated = isJsonOpen(cuts)
  if (heldBytes > 0 || isTruncated) yield take({ isTruncated })
}

function tooLarge(label: string, line: number): UserError {
  return new UserError(
    'file-unsupported',
    `${JSON.stringify(label)}, line ${line}: one entry is larger than ${maxElementBytes / 1024 / 1024} MB and cannot be read.`,
    'Record the traffic again without such large documents, or remove this entry.',
  )
}

/** @returns the number of line feeds. */
export function countLines(bytes: Uint8Array, from = 0, to = bytes.length): number {
  let count = 0
  for (let at = bytes.indexOf(10, from); at !== -1 && at < to; at = bytes.indexOf(10, at + 1)) count += 1
  return count
}
