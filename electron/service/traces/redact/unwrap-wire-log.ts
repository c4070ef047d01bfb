/** @file The HTTP log of SoapUI (wire log of Apache HttpClient): `>> "POST /x HTTP/1.1[\r][\n]"`, a line of the log a line or a piece of one. */
import { addPiece, finishLayer, type Layer, type LayerBuilder, startLayer } from './layer.ts'
import { type Line, lineAt } from './http-lines.ts'

/** Messages put together, and lines that are none. */
export type Unwrapped = { messages: Layer[]; others: Line[] }

const wireLine = /^[^"\r\n]{0,200}?(>>|<<) "/
const wireMark = /^[^"\r\n]{0,200}?(?:>>|<<) "[^\r\n]*"[ \t]*$/m

export const isWireLog = (text: string): boolean => (text.includes('>> "') || text.includes('<< "')) && wireMark.test(text.slice(0, 262_144))

export function unwrapWireLog(text: string): Unwrapped {
  const unwrapped: Unwrapped = { messages: [], others: [] }
  let layer: LayerBuilder | null = null
  let direction = ''
  const finish = () => {
    if (layer) unwrapped.messages.push(finishLayer(layer, (same) => same))
    layer = null
  }
  for (let at = 0; at < text.length;) {
    const line = lineAt(text, at)
    at = line.next
    const content = text.slice(line.start, line.end)
    const match = wireLine.exec(content)
    const quote = content.lastIndexOf('"')
    if (!match || quote < match[0].length) {
      if (line.end > line.start) unwrapped.others.push(line)
      continue
    }
    if (match[1] !== direction) finish()
    direction = match[1] ?? ''
    layer ??= startLayer()
    addEscaped(layer, text, line.start + match[0].length, line.start + quote)
  }
  finish()
  return unwrapped
}

function addEscaped(layer: LayerBuilder, text: string, start: number, end: number): void {
  let at = start
  for (const match of text.slice(start, end).matchAll(/\[(?:\\([rnt])|0x([0-9a-f]{1,2}))\]/gi)) {
    const from = start + match.index
    addPiece(layer, text.slice(at, from), at, from - at)
    addPiece(layer, decode(match[1], match[2]), from, match[0].length)
    at = from + match[0].length
  }
  addPiece(layer, text.slice(at, end), at, end - at)
}

function decode(letter: string | undefined, hexadecimal: string | undefined): string {
  if (hexadecimal !== undefined) return String.fromCharCode(Number.parseInt(hexadecimal, 16))
  return letter === 'r' ? '\r' : letter === 'n' ? '\n' : '\t'
}
