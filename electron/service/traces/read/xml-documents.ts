/** @file Finds documents of one root element in a stream of them, as logs and collected deliveries are, without holding the stream. */
import { UserError } from '#shared/contract/errors.ts'
import { countLines } from './json-segments.ts'
import { maxXmlBytes } from './xml-tree.ts'

/** A document, or what stands between two, of which only the beginning is kept when it is large. */
export type XmlPiece = { kind: 'document' | 'between'; bytes: Buffer; size: number; offset: number; line: number }

const maxBetweenBytes = 64 * 1024

/**
 * The pieces in order. A document that does not come to its end is given as `between`.
 * @param name of the root element, which has no prefix. @param label names the file in messages.
 * @throws UserError `file-unsupported` when a document is larger than 64 MB
 */
export async function* xmlDocuments(pieces: AsyncIterable<Buffer>, name: string, label: string): AsyncGenerator<XmlPiece> {
  const opening = `<${name}`
  const closing = `</${name}>`
  let isInside = false
  let held: Buffer = Buffer.alloc(0)
  let searched = 0
  let offset = 0
  let line = 1
  let between: XmlPiece | null = null

  function drop(size: number) {
    line += countLines(held, 0, size)
    offset += size
    held = held.subarray(size)
    searched = 0
  }

  function passOver(size: number) {
    if (size === 0) return
    between ??= { kind: 'between', bytes: Buffer.alloc(0), size: 0, offset, line }
    const room = Math.max(0, maxBetweenBytes - between.bytes.length)
    between.bytes = Buffer.concat([between.bytes, held.subarray(0, Math.min(size, room))])
    between.size += size
    drop(size)
  }

  function* takeBetween(): Generator<XmlPiece> {
    if (between) yield between
    between = null
  }

  for await (const piece of joined(pieces)) {
    held = held.length === 0 ? piece : Buffer.concat([held, piece])
    for (;;) {
      const wanted = isInside ? closing : opening
      const at = held.indexOf(wanted, searched)
      if (at === -1) {
        searched = Math.max(searched, held.length - wanted.length)
        break
      }
      if (isInside) {
        // A document that broke off, as when the program stopped, is followed by the next one.
        const begin = lastOpening(held, opening, at)
        passOver(begin)
        yield* takeBetween()
        const size = at - begin + wanted.length
        yield { kind: 'document', bytes: held.subarray(0, size), size, offset, line }
        drop(size)
        isInside = false
      } else {
        searched = at
        if (at + wanted.length === held.length) break
        searched += 1
        if (!endsName(held, at + wanted.length)) continue
        passOver(at)
        isInside = true
      }
    }
    if (!isInside) passOver(searched)
    else if (held.length > maxXmlBytes) throw tooLarge(label, line)
  }
  passOver(held.length)
  yield* takeBetween()
}

/** @returns where the last document before `to` begins; the first one begins at 0. */
function lastOpening(held: Buffer, opening: string, to: number): number {
  let at = held.lastIndexOf(opening, to)
  while (at > 0 && !endsName(held, at + opening.length)) at = held.lastIndexOf(opening, at - 1)
  return Math.max(0, at)
}

/** What follows is no letter of a longer name. */
function endsName(held: Buffer, at: number): boolean {
  return [0x20, 0x09, 0x0d, 0x0a, 0x3e, 0x2f].includes(held[at] ?? 0)
}

/** Larger pieces, so that a large document is not put together over and over. */
async function* joined(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = []
  let size = 0
  for await (const piece of pieces) {
    held.push(piece)
    size += piece.length
    if (size < 4 * 1024 * 1024) continue
    yield Buffer.concat(held)
    held = []
    size = 0
  }
  if (size > 0) yield Buffer.concat(held)
}

function tooLarge(label: string, line: number): UserError {
  return new UserError(
    'file-unsupported',
    `${JSON.stringify(label)}, line ${line}: one message is larger than ${maxXmlBytes / 1024 / 1024} MB and cannot be read.`,
    'Record the traffic again without such large documents, or remove this message.',
  )
}
