/**
 * @file Searches text for up to 100,000 values at once. A hash of six characters rolls over the text; a bit filter lets nearly every
 * position pass at once, and what it stops is compared character by character. The last six characters of a form are what is hashed, as
 * tokens of one issuer begin alike.
 */
import { ownText } from './byte-text.ts'
import { isWeak } from './searchable.ts'
import { minSearchLength, type ValueForm } from './value-forms.ts'

/** `value` is an index of the values given. */
export type ValueMatch = { start: number; end: number; value: number; isBase64: boolean }

/** More of a long form is not kept; so many characters of a token do not occur by chance. */
const maxKept = 48

type Needle = { tail: string; value: number; isBase64: boolean; border: RegExp | null }

/** Needles of one hash; many of them, as tokens may end alike too, are found by their length and text. */
type Bucket = { needles: Needle[]; byLength: Map<number, Map<string, Needle>> | null }

const mostCompared = 8

/**
 * @param values byte text of at least six characters; shorter ones are left out. @param formsOf the forms to search for
 * @returns a search that gives the matches in the order of their ends, the longest at each end
 */
export function createValueSearch(values: readonly string[], formsOf: (value: string) => ValueForm[]): (text: string) => ValueMatch[] {
  const buckets = new Map<number, Bucket>()
  const seen = new Set<string>()
  values.forEach((value, index) => {
    if (value.length < minSearchLength) return
    for (const { text, isBase64 } of formsOf(value)) {
      if (text.length < minSearchLength || seen.has(text)) continue
      seen.add(text)
      const needle = { tail: ownText(text.slice(-maxKept)), value: index, isBase64, border: text === value ? borderOf(value) : null }
      const hash = hashOf(text)
      const bucket = buckets.get(hash)
      if (bucket) bucket.needles.push(needle)
      else buckets.set(hash, { needles: [needle], byLength: null })
    }
  })
  for (const bucket of buckets.values()) if (bucket.needles.length > mostCompared) bucket.byLength = indexByLength(bucket.needles)
  const bits = Math.max(16, Math.min(25, Math.ceil(Math.log2((seen.size + 1) * 32))))
  seen.clear()
  const filter = new Uint8Array(1 << (bits - 3))
  const shift = 32 - bits
  for (const hash of buckets.keys()) filter[(hash >>> shift) >>> 3] = (filter[(hash >>> shift) >>> 3] ?? 0) | (1 << ((hash >>> shift) & 7))

  return (text) => {
    const matches: ValueMatch[] = []
    if (buckets.size === 0) return matches
    let recent = 0
    let older = 0
    for (let at = 0; at < text.length; at += 1) {
      older = ((older << 8) | (recent >>> 24)) & 0xffff
      recent = (recent << 8) | (text.charCodeAt(at) & 255)
      const hash = mix(recent, older)
      const slot = hash >>> shift
      if (((filter[slot >>> 3] ?? 0) & (1 << (slot & 7))) === 0) continue
      const bucket = buckets.get(hash)
      const match = bucket ? longestMatch(text, at + 1, bucket) : null
      if (match) matches.push(match)
    }
    return matches
  }
}

/** The last four characters, and the two before them. */
function mix(recent: number, older: number): number {
  const mixed = Math.imul(recent ^ Math.imul(older, 0x9e3779b1), 0x85ebca6b)
  return (mixed ^ (mixed >>> 15)) >>> 0
}

function hashOf(text: string): number {
  let recent = 0
  let older = 0
  for (const character of text.slice(-minSearchLength)) {
    older = ((older << 8) | (recent >>> 24)) & 0xffff
    recent = (recent << 8) | (character.charCodeAt(0) & 255)
  }
  return mix(recent, older)
}

function indexByLength(needles: readonly Needle[]): Map<number, Map<string, Needle>> {
  const byLength = new Map<number, Map<string, Needle>>()
  for (const needle of needles) {
    const same = byLength.get(needle.tail.length) ?? new Map<string, Needle>()
    same.set(needle.tail, needle)
    byLength.set(needle.tail.length, same)
  }
  return byLength
}

function longestMatch(text: string, end: number, { needles, byLength }: Bucket): ValueMatch | null {
  let longest: Needle | null = null
  const consider = (needle: Needle) => {
    const start = end - needle.tail.length
    const { border } = needle
    if (border && (border.test(text[start - 1] ?? '') || border.test(text[end] ?? ''))) return
    if (!longest || needle.tail.length > longest.tail.length) longest = needle
  }
  if (byLength)
    for (const [length, same] of byLength) {
      const needle = length <= end ? same.get(text.slice(end - length, end)) : undefined
      if (needle) consider(needle)
    }
  else for (const needle of needles) if (needle.tail.length <= end && text.startsWith(needle.tail, end - needle.tail.length)) consider(needle)
  const found = longest as Needle | null
  return found && { start: end - found.tail.length, end, value: found.value, isBase64: found.isBase64 }
}

/** What may not stand beside a weak value. */
function borderOf(value: string): RegExp | null {
  if (!isWeak(value)) return null
  return /\d/.test(value) ? /[\w.-]/ : /\w/
}
