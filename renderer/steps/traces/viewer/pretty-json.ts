/** @file JSON set out in lines. Works on the text, not on values: long numbers, the order and doubled names stay as they are. Pure. */

/** Deeper levels are not moved further in, so that hostile nesting cannot make the result many times as long. */
const deepestIndent = 24

/**
 * @param text JSON, which may be cut off or damaged: what is no JSON stays as it stands. Linear in its length.
 * @returns the same with one value a line.
 */
export function prettyJson(text: string): string {
  const parts: string[] = []
  let depth = 0
  let at = 0
  const newLine = () => parts.push(`\n${'  '.repeat(Math.min(depth, deepestIndent))}`)
  while (at < text.length) {
    const character = text.charAt(at)
    const end = tokenEnd(text, at)
    if (character === '{' || character === '[') {
      const close = skipSpace(text, end)
      if (text.charAt(close) === (character === '{' ? '}' : ']')) {
        parts.push(character, text.charAt(close))
        at = close + 1
        continue
      }
      parts.push(character)
      depth += 1
      newLine()
    } else if (character === '}' || character === ']') {
      depth = Math.max(0, depth - 1)
      newLine()
      parts.push(character)
    } else if (character === ',') {
      parts.push(character)
      newLine()
    } else if (character === ':') parts.push(': ')
    else if (!isSpace(character)) parts.push(text.slice(at, end))
    at = end
  }
  return parts.join('')
}

function isSpace(character: string): boolean {
  return character === ' ' || character === '\n' || character === '\r' || character === '\t'
}

function skipSpace(text: string, from: number): number {
  let at = from
  while (at < text.length && isSpace(text.charAt(at))) at += 1
  return at
}

/** @returns the end of the string, of the run of plain characters, or of the one sign that begins here. */
function tokenEnd(text: string, from: number): number {
  const first = text.charAt(from)
  if (first === '"') return stringEnd(text, from)
  if (isSpace(first)) return skipSpace(text, from)
  let at = from
  while (at < text.length && !'{}[],:"'.includes(text.charAt(at)) && !isSpace(text.charAt(at))) at += 1
  return Math.max(at, from + 1)
}

function stringEnd(text: string, from: number): number {
  let at = from + 1
  while (at < text.length && text.charAt(at) !== '"') at += text.charAt(at) === '\\' ? 2 : 1
  return Math.min(at + 1, text.length)
}
