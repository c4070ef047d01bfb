/** @file Bodies that a tool has written as base64 or as a list of bytes: looked into, and written back the same way. */
import { applyEdits, type Edit, type Found, inOrder } from './edits.ts'
import type { JsonNode } from './json-tree.ts'
import { redactBody } from './redact-body.ts'
import type { Hints, Walk } from './walk.ts'

/** @returns one edit for the whole literal, which stays base64, or none. */
export function redactBase64Body(value: string, rule: string, walk: Walk, hints: Hints): Edit[] {
  const bytes = Buffer.from(value, 'base64')
  const redacted = redactWhole(bytes.toString('latin1'), rule, walk, hints)
  return redacted
    ? [{ start: 0, end: value.length, replacement: Buffer.from(redacted.text, 'latin1').toString('base64'), found: redacted.found }]
    : []
}

/** Newman's `"stream": {"type": "Buffer", "data": [123, 34, …]}`, laid out as it was. */
export function redactByteArray(text: string, node: JsonNode, walk: Walk, hints: Hints): Edit[] {
  const { children } = node
  const first = children[0]
  const last = children.at(-1)
  if (!first || !last) return []
  const bytes = Buffer.from(children.map(({ start, end }) => Number(text.slice(start, end)) & 255))
  const redacted = redactWhole(bytes.toString('latin1'), 'json:stream', walk, hints)
  if (!redacted) return []
  const separator = children[1] ? text.slice(first.end, children[1].start) : ','
  const replacement = [...Buffer.from(redacted.text, 'latin1')].join(separator)
  return [{ start: first.start, end: last.end, replacement, found: redacted.found }]
}

function redactWhole(body: string, rule: string, walk: Walk, hints: Hints): { text: string; found: Found[] } | null {
  const edits = inOrder(redactBody(body, walk, { rule, ...hints }))
  return edits.length === 0 ? null : { text: applyEdits(body, edits), found: edits.flatMap(({ found }) => found) }
}
