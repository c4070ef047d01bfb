/** @file What the structure did not show: text that is cut off, mixed or of no known kind is searched once more, by names and by looks. */
import { namedCredentials } from '../credential-detectors.ts'
import { applyEdits, type Edit, inOrder, joinRounds, shiftEdits } from './edits.ts'
import { redactHeader } from './redact-headers.ts'
import type { Walk } from './walk.ts'

const worthLooking = /pass|pwd|token|secret|authorization|cookie|api-key|\bey[\w-]{8}|:\/\//i

/** @returns the edits with those of the second look. */
export function redactLeftovers(text: string, edits: readonly Edit[], walk: Walk): Edit[] {
  const first = inOrder(edits)
  const redacted = applyEdits(text, first)
  const second = redactNamed(redacted, walk)
  return joinRounds(redacted, first, inOrder([...second, ...walk.plain(redacted)]))
}

/** @returns the edits with those for what is under a name that the structure did not show, as a pair of members in an object of its own kind. */
export function redactLeftNames(text: string, edits: readonly Edit[], walk: Walk): Edit[] {
  const first = inOrder(edits)
  const redacted = applyEdits(text, first)
  return joinRounds(redacted, first, inOrder(redactNamed(redacted, walk)))
}

/** What the detectors would report, taken out. */
function redactNamed(text: string, walk: Walk): Edit[] {
  if (!worthLooking.test(text)) return []
  return namedCredentials(text).flatMap(({ name, start, end }) => {
    const value = text.slice(start, end)
    const edits = /authorization|cookie/i.test(name) ? redactHeader(name, value, walk) : walk.secret(value, `text:${name}`)
    return shiftEdits(edits, start)
  })
}
