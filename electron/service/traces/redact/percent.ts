/** @file Percent encoding of addresses and forms as a layer. */
import { addPiece, finishLayer, type Layer, literalLayer, startLayer } from './layer.ts'

const encode = (replacement: string) =>
  replacement.replace(/[%&=#+?]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`).replaceAll(' ', '%20')

/** @param outer where `text` begins in the text that edits are for. @param isForm `+` is a space */
export function percentLayer(text: string, outer: number, isForm: boolean): Layer {
  if (!text.includes('%') && !(isForm && text.includes('+'))) return literalLayer(text, outer, encode)
  const layer = startLayer()
  let at = 0
  for (const match of text.matchAll(isForm ? /%([0-9a-f]{2})|\+/gi : /%([0-9a-f]{2})/gi)) {
    addPiece(layer, text.slice(at, match.index), outer + at, match.index - at)
    addPiece(layer, match[1] === undefined ? ' ' : String.fromCharCode(Number.parseInt(match[1], 16)), outer + match.index, match[0].length)
    at = match.index + match[0].length
  }
  addPiece(layer, text.slice(at), outer + at, text.length - at)
  return finishLayer(layer, encode)
}
