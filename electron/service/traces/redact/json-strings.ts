/** @file JSON string literals as a layer. */
import { toByteText } from './byte-text.ts'
import { addPiece, finishLayer, type Layer, literalLayer, startLayer } from './layer.ts'

const encode = (replacement: string) => JSON.stringify(replacement).slice(1, -1)
const simple: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }

/** @param start of the characters inside the quotes. @param end behind them. */
export function jsonStringLayer(text: string, start: number, end: number): Layer {
  let slash = text.indexOf('\\', start)
  if (slash === -1 || slash >= end) return literalLayer(text.slice(start, end), start, encode)
  const layer = startLayer()
  let at = start
  while (slash !== -1 && slash < end) {
    addPiece(layer, text.slice(at, slash), at, slash - at)
    const { value, length } = readEscape(text, slash, end)
    addPiece(layer, value, slash, length)
    at = slash + length
    slash = text.indexOf('\\', at)
  }
  addPiece(layer, text.slice(at, end), at, end - at)
  return finishLayer(layer, encode)
}

export const decodeJsonString = (raw: string): string => (raw.includes('\\') ? jsonStringLayer(raw, 0, raw.length).text : raw)

function readEscape(text: string, at: number, end: number): { value: string; length: number } {
  const letter = text[at + 1] ?? ''
  if (letter !== 'u') return { value: simple[letter] ?? letter, length: Math.min(2, end - at) }
  const high = codeUnit(text, at, end)
  if (high === null) return { value: 'u', length: 2 }
  const low = high >= 0xd800 && high < 0xdc00 ? codeUnit(text, at + 6, end) : null
  if (low !== null && low >= 0xdc00 && low < 0xe000) return { value: toByteText(String.fromCharCode(high, low)), length: 12 }
  return { value: toByteText(String.fromCharCode(high)), length: 6 }
}

function codeUnit(text: string, at: number, end: number): number | null {
  if (at + 6 > end || text[at] !== '\\' || text[at + 1] !== 'u') return null
  const digits = text.slice(at + 2, at + 6)
  return /^[0-9a-f]{4}$/i.test(digits) ? Number.parseInt(digits, 16) : null
}
