/** @file JSON and XML that stand in the middle of plain text, as loggers, scripts and command lines write bodies: `Request body: {"a":…}`. */
import { type Edit, shiftEdits } from './edits.ts'
import type { Walk } from './walk.ts'

/** Braces of programs hardly ever begin with a name in quotes; those of JSON do. */
const jsonStart = /(?:\[[ \t\r\n]{0,20})?\{[ \t\r\n]{0,200}"(?=(?:[^"\\\r\n]|\\.){1,200}"[ \t]{0,10}:)/g
/** JSON as a string of JSON, as loggers put it between quotes. */
const literalStart = /"(?=\[?\{\\")/g
const xmlStart = /<(?:\?xml[ \t]|([A-Za-z_][\w.-]{0,60}(?::[A-Za-z_][\w.-]{0,100})?)(?=[ \t\r\n>]))/g
/** A text that opens braces over and over without closing them is not searched from each of them. */
const mostBroken = 8

/** @returns edits inside what is whole; the rest is for the patterns. */
export function redactEmbedded(text: string, walk: Walk): Edit[] {
  const edits: Edit[] = []
  let broken = 0
  const take = (start: number, end: number) => edits.push(...shiftEdits(walk.content(text.slice(start, end)), start))
  const each = (pattern: RegExp, endOf: (match: RegExpExecArray) => number) => {
    pattern.lastIndex = 0
    for (let match = pattern.exec(text); match && broken < mostBroken; match = pattern.exec(text)) {
      const end = endOf(match)
      if (end === -1) broken += 1
      // What is the whole text was looked at as such already.
      if (end === -1 || (match.index === 0 && end === text.length)) continue
      take(match.index, end)
      pattern.lastIndex = end
    }
  }
  if (text.includes('{\\"')) each(literalStart, ({ index }) => stringEnd(text, index + 1))
  if (text.includes('{')) each(jsonStart, ({ index }) => jsonEnd(text, index))
  if (text.includes('</')) each(xmlStart, ({ index, 1: name }) => xmlEnd(text, index, name))
  return edits
}

const mostJson = 4_000_000

/** @returns the place behind the bracket that closes the one at `start`, or -1. */
function jsonEnd(text: string, start: number): number {
  const mark = /["{}[\]]/g
  mark.lastIndex = start
  let depth = 0
  for (let match = mark.exec(text); match && match.index - start < mostJson; match = mark.exec(text)) {
    if (match[0] === '"') {
      const end = stringEnd(text, match.index + 1)
      if (end === -1) return -1
      mark.lastIndex = end
    } else if (match[0] === '{' || match[0] === '[') depth += 1
    else depth -= 1
    if (depth === 0) return match.index + 1
  }
  return -1
}

function stringEnd(text: string, from: number): number {
  for (let quote = text.indexOf('"', from); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    let slashes = 0
    while (text[quote - 1 - slashes] === '\\') slashes += 1
    if (slashes % 2 === 0) return quote + 1
  }
  return -1
}

/** @returns the place behind the end tag of the name, or -1. A declaration belongs to what follows it. */
function xmlEnd(text: string, start: number, name: string | undefined): number {
  const root = name ?? /^<\?xml[^<>]{0,200}\?>\s{0,20}<([A-Za-z_][\w.:-]{0,160})/.exec(text.slice(start, start + 400))?.[1]
  if (root === undefined) return -1
  const end = text.indexOf(`</${root}>`, start)
  return end === -1 ? -1 : end + root.length + 3
}
