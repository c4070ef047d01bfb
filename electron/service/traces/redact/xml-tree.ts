/**
 * @file XML with positions, as it comes: escaped, cut off, several documents, text around. Never throws, never recurses, expands no entity
 * but the five of XML and numbers.
 */
import { isBlankCode } from './byte-text.ts'

export type XmlText = { start: number; end: number; isCdata: boolean }
export type XmlAttribute = { name: string; local: string; start: number; end: number }
export type XmlElement = {
  /** Without prefix; '' for the outermost. */
  local: string
  attributes: XmlAttribute[]
  texts: XmlText[]
  children: XmlElement[]
}

const maxDepth = 400

export function parseXmlTree(text: string, isPiece = false): { root: XmlElement; comments: XmlText[]; isBroken: boolean } {
  const root: XmlElement = { local: '', attributes: [], texts: [], children: [] }
  const open: XmlElement[] = [root]
  const comments: XmlText[] = []
  let isBroken = false
  let current = root
  const close = createFinder(text, '>')
  const addText = (start: number, end: number, isCdata = false) => {
    if (end > start) current.texts.push({ start, end, isCdata })
  }
  /** @returns the position behind the mark, or the end of the text. */
  const behind = (mark: string, from: number) => {
    const found = text.indexOf(mark, from)
    if (found === -1) isBroken = true
    return found === -1 ? text.length : found + mark.length
  }
  for (let at = 0; at < text.length;) {
    const tag = nextTag(text, at)
    addText(at, tag)
    if (tag >= text.length) break
    if (text.startsWith('<!--', tag)) {
      at = behind('-->', tag + 4)
      comments.push({ start: tag + 4, end: at, isCdata: true })
    } else if (text.startsWith('<![CDATA[', tag)) {
      at = behind(']]>', tag + 9)
      addText(tag + 9, text.startsWith(']]>', at - 3) && at - 3 >= tag + 9 ? at - 3 : at, true)
    } else if (text.startsWith('<?', tag)) at = behind('?>', tag + 2)
    else if (text.startsWith('<!', tag)) {
      at = doctypeEnd(text, tag)
      comments.push({ start: tag, end: at, isCdata: true })
    } else if (text.startsWith('</', tag)) {
      at = behind('>', tag + 2)
      const local = localName(text.slice(tag + 2, at - 1).trim())
      let depth = open.length - 1
      while (depth > 0 && open[depth]?.local !== local) depth -= 1
      if (depth > 0) {
        if (depth < open.length - 1) isBroken = true
        open.length = depth
      } else if (!isPiece) isBroken = true
      current = open.at(-1) ?? root
    } else {
      const element = readTag(text, tag, close)
      if (!element.isWhole) isBroken = true
      current.children.push(element)
      if (!element.isEmpty && open.length < maxDepth) {
        open.push(element)
        current = element
      } else if (!element.isEmpty) isBroken = true
      at = element.end
    }
  }
  if (open.length > 1 && !isPiece) isBroken = true
  return { root, comments, isBroken }
}

/** @returns a search for a mark that never passes the same stretch twice, as long as it is asked from left to right. */
function createFinder(text: string, mark: string): (from: number) => number {
  let askedFrom = 0
  let found = text.indexOf(mark)
  return (from) => {
    if (from < askedFrom || (found !== -1 && found < from)) found = text.indexOf(mark, from)
    askedFrom = from
    return found
  }
}

/** @returns where the next `<` that begins something is, or the length. */
function nextTag(text: string, from: number): number {
  for (let at = text.indexOf('<', from); at !== -1; at = text.indexOf('<', at + 1)) {
    const code = text.charCodeAt(at + 1)
    const isName = (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95 || code >= 128
    if (isName || code === 47 || code === 33 || code === 63) return at
  }
  return text.length
}

/** An internal subset stands in brackets. */
function doctypeEnd(text: string, from: number): number {
  const close = text.indexOf('>', from)
  const bracket = text.indexOf('[', from)
  if (bracket === -1 || (close !== -1 && close < bracket)) return close === -1 ? text.length : close + 1
  const end = text.indexOf(']', bracket)
  const after = end === -1 ? -1 : text.indexOf('>', end)
  return after === -1 ? text.length : after + 1
}

type Tag = XmlElement & { end: number; isEmpty: boolean; isWhole: boolean }

const attributePattern = /[\s/]*([^\s=<>"'/]{1,300})\s*=\s*(?:"([^"]*)"|'([^']*)')/y
const namePattern = /[^\s<>/"'=]{1,300}/y

function readTag(text: string, start: number, findClose: (from: number) => number): Tag {
  namePattern.lastIndex = start + 1
  const name = namePattern.exec(text)?.[0] ?? ''
  const attributes: XmlAttribute[] = []
  let at = start + 1 + name.length
  for (;;) {
    attributePattern.lastIndex = at
    const match = attributePattern.exec(text)
    if (!match) break
    at = attributePattern.lastIndex
    const value = match[2] ?? match[3] ?? ''
    const attribute = match[1] ?? ''
    attributes.push({ name: attribute, local: localName(attribute), start: at - 1 - value.length, end: at - 1 })
  }
  const close = findClose(at)
  // Something that is no attribute, or the text ends within the tag.
  const isWhole = close !== -1 && isTagEnd(text, at, close)
  const end = isWhole ? close + 1 : at
  return { local: localName(name), attributes, texts: [], children: [], end, isEmpty: isWhole && text[close - 1] === '/', isWhole }
}

function isTagEnd(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (text.charCodeAt(at) !== 47 && !isBlankCode(text.charCodeAt(at))) return false
  return true
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
