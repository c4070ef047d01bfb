/**
 * @file JSON with positions, as it comes: cut off, with rubbish between, without quotes, or only a piece of a larger text.
 * Never throws, never recurses; what does not fit is told by `isBroken`.
 */
import { isBlankCode } from './byte-text.ts'

export type JsonNode = {
  kind: 'object' | 'array' | 'string' | 'literal'
  /** With the quotes or brackets. */
  start: number
  end: number
  /** Raw name without quotes, as it is escaped; null in an array. */
  key: string | null
  children: JsonNode[]
}

const maxDepth = 400

/**
 * @param isPiece the text may close brackets that it did not open and leave some open.
 * @returns the outermost values, in an array node that has the whole text.
 */
export function parseJsonTree(text: string, isPiece = false): { root: JsonNode; isBroken: boolean } {
  const root: JsonNode = { kind: 'array', start: 0, end: text.length, key: null, children: [] }
  const open: JsonNode[] = [root]
  let current = root
  let key: string | null = null
  let isBroken = false
  let surplus = 0
  let hasSeparator = true

  function add(kind: JsonNode['kind'], start: number, end: number): JsonNode {
    const node: JsonNode = { kind, start, end, key, children: [] }
    if (!hasSeparator && current !== root) isBroken = true
    current.children.push(node)
    key = null
    hasSeparator = false
    return node
  }

  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at)
    if (isBlankCode(code)) at += 1
    else if (code === 34) {
      const end = stringEnd(text, at)
      if (end > text.length) isBroken = true
      const after = skipBlanks(text, end)
      if (text.charCodeAt(after) === 58) {
        if (key !== null) isBroken = true
        key = text.slice(at + 1, Math.min(end, text.length) - 1)
        at = after + 1
      } else {
        add('string', at, Math.min(end, text.length))
        at = end
      }
    } else if (code === 123 || code === 91) {
      if (open.length + surplus < maxDepth) {
        current = add(code === 123 ? 'object' : 'array', at, text.length)
        open.push(current)
      } else {
        surplus += 1
        isBroken = true
      }
      hasSeparator = true
      at += 1
    } else if (code === 125 || code === 93) {
      if (surplus > 0) surplus -= 1
      else if (open.length > 1) {
        if ((current.kind === 'object') !== (code === 125)) isBroken = true
        current.end = at + 1
        open.pop()
        current = open.at(-1) ?? root
      } else if (!isPiece) isBroken = true
      key = null
      hasSeparator = false
      at += 1
    } else if (code === 44) {
      key = null
      hasSeparator = true
      at += 1
    } else if (code === 58) {
      isBroken = true
      at += 1
    } else {
      const end = literalEnd(text, at)
      const literal = text.slice(at, end)
      if (!/^(?:true|false|null|-?\d[\d.eE+-]*)$/.test(literal) && literal !== '\u00ef\u00bb\u00bf') isBroken = true
      const after = skipBlanks(text, end)
      if (text.charCodeAt(after) === 58 && key === null) {
        key = literal
        at = after + 1
      } else {
        const last = current.children.at(-1)
        // A value of several words without quotes is one.
        if (!hasSeparator && last?.kind === 'literal' && key === null && current !== root) last.end = end
        else add('literal', at, end)
        at = end
      }
    }
  }
  if (open.length > 1 && !isPiece) isBroken = true
  return { root, isBroken }
}

function skipBlanks(text: string, from: number): number {
  let at = from
  while (isBlankCode(text.charCodeAt(at))) at += 1
  return at
}

/** @returns the position behind the closing quote; more than the length when there is none. */
function stringEnd(text: string, start: number): number {
  for (let quote = text.indexOf('"', start + 1); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    let slashes = 0
    while (text.charCodeAt(quote - 1 - slashes) === 92) slashes += 1
    if (slashes % 2 === 0) return quote + 1
  }
  return text.length + 1
}

function literalEnd(text: string, start: number): number {
  let at = start + 1
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (isBlankCode(code) || code === 34 || code === 44 || code === 58 || code === 123 || code === 125 || code === 91 || code === 93) break
  }
  return at
}
