/** @file XML set out in lines. Works on the text alone: nothing is resolved, nothing has to be well formed. Pure. */

/** Deeper levels are not moved further in, so that hostile nesting cannot make the result many times as long. */
const deepestIndent = 24

type Token = { kind: 'open' | 'close' | 'empty' | 'text' | 'other'; text: string }

/**
 * @param text XML, which may be cut off or damaged. Linear in its length.
 * @returns the same with one element a line; an element that holds only text stays on one line with it.
 */
export function prettyXml(text: string): string {
  const tokens = tokensOf(text)
  const lines: string[] = []
  let depth = 0
  const add = (line: string) => lines.push('  '.repeat(Math.min(depth, deepestIndent)) + line)
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index]
    if (!token) continue
    if (token.kind === 'close') depth = Math.max(0, depth - 1)
    if (token.kind !== 'open') {
      add(token.text)
      continue
    }
    const [next, afterNext] = [tokens[index + 1], tokens[index + 2]]
    if (next?.kind === 'close') {
      add(token.text + next.text)
      index += 1
    } else if (next?.kind === 'text' && afterNext?.kind === 'close') {
      add(token.text + next.text + afterNext.text)
      index += 2
    } else {
      add(token.text)
      depth += 1
    }
  }
  return lines.join('\n')
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    const isMarkup = text.charAt(at) === '<'
    const end = isMarkup ? markupEnd(text, at) : endOf(text, '<', at, 0)
    const part = text.slice(at, end)
    if (isMarkup) tokens.push({ kind: markupKind(part), text: part })
    else if (part.trim() !== '') tokens.push({ kind: 'text', text: part.trim() })
    at = end
  }
  return tokens
}

function markupKind(part: string): Token['kind'] {
  if (part.startsWith('<!') || part.startsWith('<?')) return 'other'
  if (part.startsWith('</')) return 'close'
  return part.endsWith('/>') ? 'empty' : 'open'
}

function markupEnd(text: string, from: number): number {
  if (text.startsWith('<!--', from)) return endOf(text, '-->', from + 4, 3)
  if (text.startsWith('<![CDATA[', from)) return endOf(text, ']]>', from + 9, 3)
  if (text.startsWith('<?', from)) return endOf(text, '?>', from + 2, 2)
  let quote = ''
  for (let at = from + 1; at < text.length; at += 1) {
    const character = text.charAt(at)
    if (quote !== '') quote = character === quote ? '' : quote
    else if (character === '"' || character === "'") quote = character
    else if (character === '>') return at + 1
  }
  return text.length
}

/** @returns behind the next `sign`; the end of the text where there is none, so that it is searched but once. */
function endOf(text: string, sign: string, from: number, length: number): number {
  const at = text.indexOf(sign, from)
  return at < 0 ? text.length : at + length
}
