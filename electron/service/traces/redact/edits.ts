/** @file Edits: what redaction does to a text. Everything outside of them stays byte for byte. */
import type { RedactionClass } from '#shared/domain/traces/redaction.ts'

/** What was found where an edit stands; several where an encoded literal is replaced as a whole. */
export type Found = { class: RedactionClass; rule: string; value: string; replacement: string }

/** Positions are characters of the text that the edit belongs to. */
export type Edit = { start: number; end: number; replacement: string; found: readonly Found[] }

/** @returns the edits in order; of two that overlap the one that begins first, the longer at the same place. */
export function inOrder(edits: readonly Edit[]): Edit[] {
  if (edits.length < 2) return [...edits]
  const sorted = [...edits].sort((a, b) => a.start - b.start || b.end - a.end)
  const kept: Edit[] = []
  let end = -1
  for (const edit of sorted) {
    if (edit.start < end) continue
    kept.push(edit)
    end = edit.end
  }
  return kept
}

/** @param edits in order and apart, as of {@link inOrder} */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  if (edits.length === 0) return text
  const parts: string[] = []
  let at = 0
  for (const edit of edits) {
    parts.push(text.slice(at, edit.start), edit.replacement)
    at = edit.end
  }
  parts.push(text.slice(at))
  return parts.join('')
}

export function shiftEdits(edits: readonly Edit[], by: number): Edit[] {
  return by === 0 ? [...edits] : edits.map((edit) => ({ ...edit, start: edit.start + by, end: edit.end + by }))
}

/**
 * Two rounds as one: the first on a text, the second on what came out of it. Edits that touch each other become one.
 * @param between the text after the first round
 */
export function joinRounds(between: string, first: readonly Edit[], second: readonly Edit[]): Edit[] {
  const joined: Edit[] = []
  let next = 0
  // How much longer the first round made the text up to here.
  let delta = 0
  const takeFirst = (): Edit | null => {
    const edit = first[next]
    if (!edit) return null
    next += 1
    delta += growth(edit)
    return edit
  }
  for (let at = 0; at < second.length;) {
    let from = second[at]?.start ?? 0
    let to = second[at]?.end ?? 0
    for (let edit = first[next]; edit && outputEnd(edit, delta) <= from; edit = first[next]) {
      joined.push(edit)
      takeFirst()
    }
    // Whatever overlaps belongs together; positions are those between the rounds.
    const deltaBefore = delta
    const head = first[next]
    const start = head && head.start + delta < from ? head.start : from - delta
    from = start + deltaBefore
    const own: Edit[] = []
    const found: Found[] = []
    let last: { to: number; end: number } | null = null
    for (let isGrowing = true; isGrowing;) {
      isGrowing = false
      for (let edit = first[next]; edit && edit.start + delta < to; edit = first[next]) {
        last = { to: outputEnd(edit, delta), end: edit.end }
        to = Math.max(to, last.to)
        found.push(...edit.found)
        takeFirst()
      }
      for (let edit = second[at]; edit && edit.start < to; edit = second[at]) {
        own.push(edit)
        found.push(...edit.found)
        isGrowing ||= edit.end > to
        to = Math.max(to, edit.end)
        at += 1
      }
    }
    const end = last && last.to === to ? last.end : to - delta
    joined.push({ start, end, replacement: applyEdits(between.slice(from, to), shiftEdits(own, -from)), found })
  }
  return [...joined, ...first.slice(next)]
}

const growth = ({ start, end, replacement }: Edit) => replacement.length - (end - start)
const outputEnd = ({ start, replacement }: Edit, delta: number) => start + delta + replacement.length
