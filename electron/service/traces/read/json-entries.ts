/** @file Reads the entries of one array in a JSON file, one after the other; a damaged one is told and left out. */
import type { Exchange, SourcePlace } from '#shared/domain/traces/exchange.ts'
import { throwIfCancelled } from '../../files/cancellation.ts'
import { placeName } from '../source.ts'
import { jsonPlaces } from './json-places.ts'
import { countLines, jsonSegments } from './json-segments.ts'
import type { ReadContext, TraceSource } from './reader.ts'

export type JsonEntry = {
  value: unknown
  bytes: Buffer
  /** Of the first of the paths that is there, as in `request.body.raw`, or else of the entry itself. */
  place(...paths: readonly string[]): SourcePlace
  /** Tells of a part that no exchange is made of. */
  leaveOut(reason: string, place: SourcePlace): void
}

/** Parts whose places are of interest, over all forms. */
const placedKeys = new Set(
  'request response originalRequest item postData content body text encoded params raw urlencoded formdata graphql stream'.split(' '),
)
/** As in `response.content.text`. */
const usualDepth = 3

type EntryReading = {
  /** Of the array; see `jsonSegments`. */
  path: readonly string[]
  /** Gives what is in an entry, or the reason why it is no exchange. */
  readEntry(entry: JsonEntry): Exchange | string | Iterable<Exchange>
  /** How deep places are looked for. */
  placeDepth?: number
  pieces?: AsyncIterable<Buffer>
}

/** @throws UserError `file-unsupported` when an entry is too large, `cancelled` */
export async function* readJsonEntries(source: TraceSource, context: ReadContext, reading: EntryReading): AsyncGenerator<Exchange> {
  const { member } = source
  const pieces = reading.pieces ?? source.open()
  for await (const { kind, bytes, offset, line, isTruncated } of jsonSegments(pieces, reading.path, placeName(source))) {
    throwIfCancelled(context.signal)
    const leaveOut = (reason: string, at = line) => context.unread({ member, line: at, bytes: bytes.length, reason })
    if (kind === 'gap') {
      if (isTruncated) leaveOut('The file ends too early: what comes last is not complete.')
      continue
    }
    const parsed = parseJson(bytes)
    if ('problem' in parsed) {
      leaveOut(parsed.problem)
      continue
    }
    const place = placesIn(bytes, { member, line, offset }, reading.placeDepth ?? usualDepth)
    const found = reading.readEntry({ value: parsed.value, bytes, place, leaveOut: (reason, at) => leaveOut(reason, at.line) })
    if (typeof found === 'string') leaveOut(found)
    else if (Symbol.iterator in found) yield* found
    else yield found
  }
}

/** @returns the value, or why it is none. */
export function parseJson(bytes: Buffer): { value: unknown } | { problem: string } {
  try {
    return { value: JSON.parse(bytes.toString()) as unknown }
  } catch {
    // The engine's message quotes the text, which may hold a secret.
    return { problem: 'This is no valid JSON.' }
  }
}

function placesIn(bytes: Buffer, start: SourcePlace, depth: number): JsonEntry['place'] {
  let places: ReadonlyMap<string, number> | undefined
  return (...paths) => {
    places ??= jsonPlaces(bytes, placedKeys, depth)
    const at = paths.map((path) => places?.get(path)).find((found) => found !== undefined) ?? 0
    return placeIn(bytes, start, at)
  }
}

/** @returns the place of a position in bytes that begin at `start`. */
export function placeIn(bytes: Uint8Array, start: SourcePlace, at: number): SourcePlace {
  return { member: start.member, line: start.line + countLines(bytes, 0, at), offset: start.offset + at }
}
