/**
 * @file Reads the upper levels of an XML document, with the place of every element in bytes. DTDs, and with them entities, are refused.
 * The parser sees one character a byte, so that its positions are offsets whatever the encoding; content is decoded from UTF-8 afterwards.
 */
import { SaxesParser } from 'saxes'

export type XmlElement = {
  /** Without its prefix. */
  name: string
  attributes: ReadonlyMap<string, string>
  children: XmlElement[]
  /** What stands directly in it, entities and CDATA undone. */
  text: string
  /** Bytes from the start of the document: of the element, and of what is between its tags. */
  from: number
  to: number
  contentFrom: number
  contentTo: number
}

export const maxXmlBytes = 64 * 1024 * 1024
const maxDepth = 200
const maxElements = 200_000

/** Bytes over 0x7f become letters that no trace uses, so that they may stand in names; they are turned back in all that is given. */
const shift = 0xa500

/**
 * @param levels how many levels of elements are kept; what lies deeper is checked only.
 * @returns the root element, or why the document cannot be read.
 */
export function readXmlTree(bytes: Buffer, levels: number): { root: XmlElement } | { problem: string } {
  if (bytes.length > maxXmlBytes) return { problem: `An XML document of more than ${maxXmlBytes / 1024 / 1024} MB is not read.` }
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  const text = lettersOf(bytes.subarray(start))
  const parser = new SaxesParser({ xmlns: false, position: true })
  const open: XmlElement[] = []
  let root: XmlElement | null = null
  let depth = 0
  let count = 0
  const position = () => start + parser.position

  parser.on('doctype', () => stop('It has a document type definition (DTD), which may hold entities and is refused.'))
  parser.on('error', (error) => stop(`This is no well-formed XML (${error.message.replace(/^\d+:\d+: /, '').slice(0, 100)}).`))
  parser.on('opentag', (tag) => {
    depth += 1
    if (depth > maxDepth) stop(`Its elements are nested deeper than ${maxDepth} levels.`)
    if (depth > levels) return
    count += 1
    if (count > maxElements) stop(`It has more than ${maxElements} elements in its upper levels.`)
    const attributes = new Map(Object.entries(tag.attributes).map(([name, value]) => [localName(decoded(name)), decoded(value)]))
    const from = start + text.lastIndexOf('<', parser.position - tag.name.length - 1)
    const element = {
      name: localName(decoded(tag.name)),
      attributes,
      children: [],
      text: '',
      from,
      to: from,
      contentFrom: position(),
      contentTo: position(),
    }
    open.at(-1)?.children.push(element)
    root ??= element
    open.push(element)
  })
  parser.on('closetag', (tag) => {
    const element = depth <= levels ? open.pop() : undefined
    depth -= 1
    if (!element) return
    element.to = position()
    element.contentTo = tag.isSelfClosing ? element.to : start + text.lastIndexOf('<', parser.position - 1)
  })
  const collect = (piece: string) => {
    const element = depth <= levels ? open.at(-1) : undefined
    if (element) element.text += decoded(piece)
  }
  parser.on('text', collect)
  parser.on('cdata', collect)
  try {
    parser.write(text).close()
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) }
  }
  return root ? { root } : { problem: 'It has no element.' }
}

function stop(reason: string): never {
  throw new Error(reason)
}

function lettersOf(bytes: Buffer): string {
  return bytes.toString('latin1').replace(/[\x80-\xff]/g, (character) => String.fromCharCode(shift + character.charCodeAt(0)))
}

function decoded(text: string): string {
  if (!/[\ua580-\ua5ff]/.test(text)) return text
  const runs = text.replace(/[\ua580-\ua5ff]+/g, (run) => Buffer.from(Array.from(run, (letter) => letter.charCodeAt(0) - shift)).toString())
  return runs
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** @returns the first element of the name, going down one level a name. */
export function childAt(element: XmlElement, ...names: readonly string[]): XmlElement | null {
  let found: XmlElement | undefined = element
  for (const name of names) found = found?.children.find((child) => child.name === name)
  return found ?? null
}

/** @returns the trimmed text of such an element; null when there is none or it is empty. */
export function childText(element: XmlElement, ...names: readonly string[]): string | null {
  return childAt(element, ...names)?.text.trim() || null
}

/** @returns the offset of the first character of an element's text, behind white space and the opening of a CDATA section. */
export function textOffset(bytes: Buffer, element: XmlElement): number {
  const content = bytes.subarray(element.contentFrom, Math.min(element.contentTo, element.contentFrom + 4096)).toString('latin1')
  const opening = /^\s{0,4000}<!\[CDATA\[/.exec(content)
  return element.contentFrom + (opening?.[0].length ?? 0)
}
