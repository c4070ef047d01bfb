/**
 * @file Searches a stream of bytes for values that are known to be secret, however they are written: as they are, percent-encoded, escaped for
 * JSON or XML (also one inside the other), in base64 and base64url at any offset, in UTF-16. Escapes are undone in the stream rather than put on
 * the values, so that any mixture of escaped and plain characters is found.
 */
import { fromByteText, toByteText } from '../redact/byte-text.ts'
import { createNeedleTable, type Needle, type NeedleTable, windowBytes } from './needle-table.ts'
import { longestEscape, unescapeBytes, type Unescaped } from './unescape-bytes.ts'

/** `end` is the byte of the stream behind the value, `line` the line it ends in, from 1. Never the value. */
export type NeedleHit = { end: number; line: number }

export type NeedleSearch = {
  push(chunk: Uint8Array): NeedleHit[]
  /** Must be called once, after the last chunk. */
  finish(): NeedleHit[]
}

export type Needles = { search(): NeedleSearch }

/**
 * Of a longer value only the end is searched for. It is what tells tokens apart (their beginnings are alike), as much of a secret is a find by
 * itself, and it bounds what 100,000 values take.
 */
const mostValueBytes = 192
/** Small, because a block that holds no escape is searched but once. */
const blockBytes = 16 * 1024
/** JSON in JSON in a form, or JSON in JSON in JSON. */
const rounds = 3

/** @param values as byte text (UTF-8 bytes read as latin1); those of fewer than six bytes are left out: they stand anywhere by chance. */
export function createNeedles(values: Iterable<string>): Needles {
  const all = [...values]
  const table = createNeedleTable(() => needlesOf(all))
  return { search: () => createSearch(table) }
}

function* needlesOf(values: Iterable<string>): Generator<Needle> {
  for (const value of values) {
    const end = value.slice(-mostValueBytes)
    if (end.length < windowBytes) continue
    yield { text: end, isBase64: false }
    for (const other of otherForms(value)) if (other.length >= windowBytes) yield { text: other.slice(-mostValueBytes), isBase64: false }
    const bytes = Buffer.from(end, 'latin1')
    for (let before = 0; before < 3; before += 1) yield { text: base64Core(bytes, before), isBase64: true }
  }
}

/** What is left of a value in streams whose escapes are undone and whose NULs are dropped, where it is not the value itself. */
function otherForms(value: string): Set<string> {
  const forms = new Set<string>()
  if (value.includes(' ')) forms.add(value.replaceAll(' ', '+'))
  if (/[%\\&]/.test(value)) forms.add(unescapeText(value))
  // oxlint-disable-next-line no-control-regex -- all of ASCII but NUL
  if (/[^\u0001-\u007f]/.test(value)) {
    const wide = Buffer.from(fromByteText(value), 'utf16le')
    forms.add(wide.toString('latin1').replaceAll('\0', ''))
    forms.add(wide.swap16().toString('latin1').replaceAll('\0', ''))
    forms.add(value.replaceAll('\0', ''))
    forms.add(toByteText(fromByteText(value).normalize('NFC')))
  }
  forms.delete(value)
  return forms
}

function unescapeText(value: string): string {
  const bytes = Buffer.from(value, 'latin1')
  const { written } = unescapeBytes(bytes, bytes, true)
  return bytes.toString('latin1', 0, written)
}

/** @returns the characters of base64 that hold these bytes alone, `before` other bytes (of three) standing in front of them. */
function base64Core(bytes: Buffer, before: number): string {
  const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64')
  return text.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6))
}

/** The stream after some rounds of unescaping. `held` was read but may be the beginning of an escape; `tail` is what ends may still follow on. */
type Round = { held: Buffer; buffer: Buffer; tailLength: number; sinceChange: number }

function createSearch(table: NeedleTable): NeedleSearch {
  const { longest } = table
  const tailBytes = Math.max(0, longest - 1)
  const roomBytes = tailBytes + blockBytes + 2 * rounds * longestEscape
  const newRound = (): Round => ({
    held: Buffer.alloc(0),
    buffer: Buffer.allocUnsafe(roomBytes),
    tailLength: 0,
    sinceChange: Number.POSITIVE_INFINITY,
  })
  const all = Array.from({ length: rounds + 1 }, newRound)
  let offset = 0
  let line = 1

  /** @returns where needles end, as lengths of the input of this round. */
  function searchRound(index: number, input: Buffer, isLast: boolean): number[] {
    const round = all[index]!
    const source = round.held.length > 0 ? Buffer.concat([round.held, input]) : input
    const output = round.buffer.subarray(round.tailLength)
    const unescape: Unescape = index === 0 ? dropZeros : (from, into, most) => unescapeBytes(from, into, isLast, most)
    const { read, written, isChanged } = unescape(source, output)
    const heldBefore = round.held.length
    const end = round.tailLength + written
    round.sinceChange = isChanged ? 0 : round.sinceChange + written
    // As long as nothing was escaped, the round before has seen all of it.
    const isSeen = index > 0 && round.sinceChange > end
    const found = isSeen ? [] : table.find(round.buffer, end, round.tailLength).map((at) => at - round.tailLength)
    const deeper = index < rounds ? searchRound(index + 1, round.buffer.subarray(round.tailLength, end), isLast) : []
    const inInput = sourcesOf(source, [...new Set([...found, ...deeper])], unescape).map((at) => Math.max(0, at - heldBefore))
    const kept = Math.min(tailBytes, end)
    round.buffer.copyWithin(0, end - kept, end)
    round.tailLength = kept
    round.held = read < source.length ? Buffer.from(source.subarray(read)) : Buffer.alloc(0)
    return inInput
  }

  function searchBlock(block: Buffer, isLast: boolean): NeedleHit[] {
    const ends = longest === 0 ? [] : [...new Set(searchRound(0, block, isLast))].sort((a, b) => a - b)
    let counted = 0
    const hits = ends.map((end) => {
      // A line feed that ends a value belongs to its line.
      line += countLineFeeds(block, counted, Math.max(counted, end - 1))
      counted = Math.max(counted, end - 1)
      return { end: offset + end, line }
    })
    line += countLineFeeds(block, counted, block.length)
    offset += block.length
    return hits
  }

  return {
    push(chunk) {
      const hits: NeedleHit[] = []
      const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length)
      for (let at = 0; at < bytes.length; at += blockBytes) hits.push(...searchBlock(bytes.subarray(at, at + blockBytes), false))
      return hits
    },
    finish: () => searchBlock(Buffer.alloc(0), true),
  }
}

type Unescape = (from: Buffer, into: Buffer, mostWritten?: number) => Unescaped

/** @returns for each length of the output, in any order, how much of the source it took. Goes over the source once more, and once only. */
function sourcesOf(source: Buffer, lengths: readonly number[], unescape: Unescape): number[] {
  if (lengths.length === 0) return []
  const scratch = Buffer.allocUnsafe(source.length)
  let read = 0
  let written = 0
  return [...lengths]
    .sort((a, b) => a - b)
    .map((length) => {
      if (length > written) {
        const more = unescape(source.subarray(read), scratch, length - written)
        read += more.read
        written += more.written
      }
      return read
    })
}

/** Turns the ASCII part of UTF-16 and UTF-32 into plain text, whatever their byte order. */
function dropZeros(input: Buffer, output: Buffer, mostWritten = Number.POSITIVE_INFINITY): Unescaped {
  if (!input.includes(0)) {
    const written = Math.min(input.length, mostWritten)
    input.copy(output, 0, 0, written)
    return { read: written, written, isChanged: false }
  }
  let read = 0
  let written = 0
  for (; read < input.length && written < mostWritten; read += 1) if (input[read] !== 0) output[written++] = input[read]!
  return { read, written, isChanged: true }
}

function countLineFeeds(bytes: Buffer, from: number, to: number): number {
  let count = 0
  for (let at = bytes.indexOf(10, from); at !== -1 && at < to; at = bytes.indexOf(10, at + 1)) count += 1
  return count
}
