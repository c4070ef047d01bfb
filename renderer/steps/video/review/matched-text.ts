/** @file A text with what was searched for in it. Pure. */

export type TextPiece = { text: string; isMatch: boolean }

/** @returns the text in pieces, those that are `sought` (whatever the case) marked as such. */
export function matchedPieces(text: string, sought: string): TextPiece[] {
  const needle = sought.trim().toLowerCase()
  const lower = text.toLowerCase()
  // Where a letter changes its length with its case, places in the one are not places in the other.
  if (needle === '' || lower.length !== text.length) return [{ text, isMatch: false }]
  const pieces: TextPiece[] = []
  let from = 0
  for (let at = lower.indexOf(needle); at >= 0; at = lower.indexOf(needle, from)) {
    if (at > from) pieces.push({ text: text.slice(from, at), isMatch: false })
    from = at + needle.length
    pieces.push({ text: text.slice(at, from), isMatch: true })
  }
  if (from < text.length) pieces.push({ text: text.slice(from), isMatch: false })
  return pieces
}
