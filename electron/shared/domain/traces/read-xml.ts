/** @file Reads of an XML text what the facts need: whether it is well-formed, its root, and the texts of a few elements. Never expands an entity. */
import { SaxesParser } from 'saxes'

export type XmlText = { parent: string; name: string; text: string }

export type XmlContent = {
  isWellFormed: boolean
  /** Local name. */
  root: string
  /** Local name of the first element of a SOAP body; '' in other XML. */
  operation: string
  isFault: boolean
  /** Local names of all elements, at most a thousand. */
  names: ReadonlySet<string>
  /** Texts of elements that hold no element, names local, in the order of the text; long ones are left out. */
  texts: readonly XmlText[]
}

const mostTexts = 2_000
const mostNames = 1_000
const longestText = 1_000
const pieceLength = 16 * 1024
/** Nobody's messages are this deep; what is deeper counts as malformed. */
const mostDepth = 1_000

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** @returns what the text holds as far as it is well-formed. */
export function readXml(text: string): XmlContent {
  const parser = new SaxesParser()
  const open: string[] = []
  const names = new Set<string>()
  const texts: XmlText[] = []
  let isWellFormed = true
  let hasDoctype = false
  let root = ''
  let operation = ''
  let isFault = false
  let held = ''
  let isLeaf = false

  parser.on('error', () => void (isWellFormed = false))
  // With a DTD the text may name entities that only the DTD explains, which is not read.
  parser.on('doctype', () => void (hasDoctype = true))
  parser.on('opentag', ({ name: full }) => {
    const name = localName(full)
    if (open.length === 0 && root === '') root = name
    if (open.length === 2 && root === 'Envelope' && open[1] === 'Body') {
      if (operation === '') operation = name
      if (name === 'Fault') isFault = true
    }
    open.push(name)
    if (open.length > mostDepth) isWellFormed = false
    if (names.size < mostNames) names.add(name)
    held = ''
    isLeaf = true
  })
  const hold = (piece: string) => void (isLeaf && held.length <= longestText && (held += piece.slice(0, longestText + 1)))
  parser.on('text', hold)
  parser.on('cdata', hold)
  parser.on('closetag', () => {
    const name = open.pop() ?? ''
    if (isLeaf && held.trim() !== '' && held.length <= longestText && texts.length < mostTexts)
      texts.push({ parent: open.at(-1) ?? '', name, text: held.trim() })
    isLeaf = false
  })

  for (let at = 0; at < text.length && isWellFormed; at += pieceLength) parser.write(text.slice(at, at + pieceLength))
  if (isWellFormed) parser.close()
  return { isWellFormed: isWellFormed || hasDoctype, root, operation, isFault, names, texts }
}

/** @returns the first text of an element of one of these names, below one of these parents where they are given; '' for none. */
export function xmlText(xml: XmlContent | null, names: readonly string[], parents?: readonly string[]): string {
  return xml?.texts.find(({ name, parent }) => names.includes(name) && (!parents || parents.includes(parent)))?.text ?? ''
}
