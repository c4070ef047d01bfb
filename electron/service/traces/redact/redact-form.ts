/** @file Forms, queries and fragments: `name=value` joined by `&`. One value is encoded anew, the rest stays. */
import { type Edit, inOrder } from './edits.ts'
import { applyFieldRule, fieldRule } from './field-rules.ts'
import { normalName, secretQueryNames } from './fields.ts'
import { mapEdits } from './layer.ts'
import { percentLayer } from './percent.ts'
import type { Walk } from './walk.ts'

/** @param areAllSecret every value lets someone in, as in the address of a signing session. */
export function redactForm(text: string, walk: Walk, { areAllSecret = false, syntax = 'query' } = {}): Edit[] {
  const edits: Edit[] = []
  const separator = text.includes('&amp;') ? '&amp;' : '&'
  for (let start = 0; start <= text.length;) {
    const found = text.indexOf(separator, start)
    const end = found === -1 ? text.length : found
    const equals = text.indexOf('=', start)
    const valueStart = equals === -1 || equals > end ? start : equals + 1
    const name = valueStart > start ? percentLayer(text.slice(start, valueStart - 1), 0, true).text : ''
    const value = percentLayer(text.slice(valueStart, end), valueStart, true)
    edits.push(
      ...mapEdits(value, areAllSecret ? walk.secret(value.text, `${syntax}:${name || '(none)'}`) : redactPair(name, value.text, walk, syntax)),
    )
    start = end + separator.length
  }
  return inOrder(edits)
}

/** @returns edits on the value of a query or form field. */
export function redactPair(name: string, value: string, walk: Walk, syntax = 'query'): Edit[] {
  const bare = name.trim()
  const { own, contents } = fieldRule(bare, syntax)
  const rule = own ?? contents
  if (rule) return applyFieldRule(value, rule, walk)
  return secretQueryNames.has(normalName(bare)) ? walk.secret(value, `${syntax}:${bare.slice(0, 80)}`) : walk.content(value)
}
