/** @file What was taken out of a text, found again by what stands in its place. Pure. */
import { personalKinds, type RedactionClass } from '#shared/domain/traces/redaction.ts'

/** A piece of a text. `class` tells what was taken out here; null where the text is as it was. */
export type TextPiece = { text: string; class: RedactionClass | null }

const kinds = personalKinds.join('|')
/** As written in plain text and JSON, in XML, and in a query or form. */
const [opened, closed] = ['(?:<|&lt;|%3C|\\\\u003[cC])', '(?:>|&gt;|%3E|\\\\u003[eE])']
const replacement = new RegExp(
  `(?<secret>(?:\\[|%5B)omitted(?:\\]|%5D))|(?<personal>${opened}(?:${kinds})-\\d{1,9}${closed})|(?<binary>\\[binary removed: [^\\]\\n]{1,200}\\])`,
  'gi',
)

/** @returns the text in pieces; joined they are the text. */
export function splitRedactions(text: string): TextPiece[] {
  const pieces: TextPiece[] = []
  let at = 0
  for (const match of text.matchAll(replacement)) {
    if (match.index > at) pieces.push({ text: text.slice(at, match.index), class: null })
    pieces.push({ text: match[0], class: classOf(match.groups ?? {}) })
    at = match.index + match[0].length
  }
  if (at < text.length || pieces.length === 0) pieces.push({ text: text.slice(at), class: null })
  return pieces
}

function classOf(groups: Record<string, string | undefined>): RedactionClass {
  if (groups.secret !== undefined) return 'secret'
  return groups.personal !== undefined ? 'personal' : 'binary'
}

/**
 * @param original the text before redaction.
 * @param redacted the same text after it.
 * @returns the original in pieces, with what was taken out marked. What was kept is looked for in its order; where the two
 * do not fit each other, the rest stays unmarked.
 */
export function splitOriginal(original: string, redacted: string): TextPiece[] {
  const pieces: TextPiece[] = []
  const pushKept = (text: string) => text !== '' && pieces.push({ text, class: null })
  let at = 0
  let gap: RedactionClass | null = null
  for (const piece of splitRedactions(redacted)) {
    if (piece.class !== null) {
      gap ??= piece.class
      continue
    }
    const found: number = gap === null ? at : original.indexOf(piece.text, at)
    if (found < 0 || !original.startsWith(piece.text, found)) {
      pushKept(original.slice(at))
      return pieces
    }
    if (gap !== null && found > at) pieces.push({ text: original.slice(at, found), class: gap })
    pushKept(piece.text)
    at = found + piece.text.length
    gap = null
  }
  if (at < original.length) pieces.push({ text: original.slice(at), class: gap })
  return pieces
}
