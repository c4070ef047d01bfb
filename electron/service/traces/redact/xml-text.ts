/** @file Character data of XML as a layer: entities, CDATA, and text that comments cut into pieces. */
import { toByteText } from './byte-text.ts'
import { addPiece, finishLayer, type Layer, type LayerBuilder, startLayer } from './layer.ts'
import type { XmlText } from './xml-tree.ts'

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

export const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (character) => escapes[character] ?? character)

/** @param texts pieces of one value in order */
export function xmlLayer(text: string, texts: readonly XmlText[]): Layer {
  const layer = startLayer()
  for (const { start, end, isCdata } of texts) {
    if (isCdata) addPiece(layer, text.slice(start, end), start, end - start)
    else addEscaped(layer, text, start, end)
  }
  // In CDATA nothing may be escaped. Replacements hold no `]]>`.
  return finishLayer(layer, texts.every(({ isCdata }) => isCdata) ? (same) => same : escapeXml)
}

function addEscaped(layer: LayerBuilder, text: string, start: number, end: number): void {
  let at = start
  for (let entity = text.indexOf('&', at); entity !== -1 && entity < end; entity = text.indexOf('&', entity + 1)) {
    const match = entityAt(text, entity, end)
    if (!match) continue
    addPiece(layer, text.slice(at, entity), at, entity - at)
    addPiece(layer, match.value, entity, match.length)
    at = entity + match.length
  }
  addPiece(layer, text.slice(at, end), at, end - at)
}

function entityAt(text: string, at: number, end: number): { value: string; length: number } | null {
  const [, name = ''] = /^&([^;]{1,9});/.exec(text.slice(at, Math.min(end, at + 11))) ?? []
  const length = name.length + 2
  const plain = named[name.toLowerCase()]
  if (plain !== undefined) return { value: plain, length }
  const number = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name)
  if (!number) return null
  const code = number[1] === undefined ? Number(number[2]) : Number.parseInt(number[1], 16)
  return code > 0x10ffff ? null : { value: toByteText(String.fromCodePoint(code)), length }
}
