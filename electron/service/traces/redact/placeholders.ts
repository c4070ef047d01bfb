/** @file What stands in the place of something taken out: ours, and what other tools write. It is never taken out again. */
import { personalKinds, secretReplacement } from '#shared/domain/traces/redaction.ts'

const pseudonym = `<(?:${personalKinds.join('|')})-\\d{1,9}>`
const removed = String.raw`\[binary removed: [\d,]{1,20} bytes(?:, sha256 [0-9a-f]{16,64})?\]`
const ours = new RegExp(`^(?:${escape(secretReplacement)}|${pseudonym}|${removed})$`)
const others =
  /^(?:\*{3,}|[xX]{4,}|[.•]{3,}|[[<({]{1,2}(?:your |the )?(?:omitted|redacted|removed|filtered|hidden|masked|secret|password|access[ _-]?token|token|binary blob|pdf blob|redacted by \w{1,20})[\])>}]{1,2}|\{\{[\w .$:-]{1,60}\}\}|\$\{[\w.]{1,60}\}|redacted|removed|omitted|filtered|null|nil|none|undefined|omitted by docusign)$/i
const met = new RegExp(`(?:<|&lt;|%3c|\\\\u003c)(${personalKinds.join('|')})-(\\d{1,9})(?=>|&gt;|%3e|\\\\u003e)`, 'gi')

/** @returns whether the value, without white space around it, says only that something was taken out. */
export function isPlaceholderValue(value: string): boolean {
  if (value.length > 160) return false
  const bare = value.trim()
  // Tools wrap lines at any place.
  return secretReplacement.startsWith(bare) || ours.test(bare) || others.test(bare)
}

/** Calls back for every pseudonym that stands in the text, however it is escaped. */
export function forEachPseudonym(text: string, tell: (kind: string, number: number) => void): void {
  for (const match of text.matchAll(met)) tell((match[1] ?? '').toLowerCase(), Number(match[2]))
}

function escape(text: string): string {
  return text.replace(/[[\]]/g, '\\$&')
}
