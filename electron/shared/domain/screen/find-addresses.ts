/** @file E-mail addresses on the screen that belong to no test persona. Pure. */
import type { ScreenLine } from './read-word.ts'
import { editDistance, foldLookAlikes } from './known-values.ts'
import { placeOf, type Suspicion } from './suspicion.ts'

const address = /(?<![\w.+-])[a-z0-9][\w.+-]{0,63}@[a-z0-9-]{1,63}(?:[.,][a-z0-9-]{1,63}){0,4}[.,][a-z]{2,}/gi
/** Domains that nobody can have (RFC 2606). */
const testDomains = /@(?:[\w-]+\.)*(?:example\.(?:com|org|net)|[\w-]+\.(?:example|test|invalid|localhost))$/i

/** @param personas addresses, or parts of them, of invented persons. */
export function findAddresses(lines: readonly ScreenLine[], personas: readonly string[]): Suspicion[] {
  const known = new Set(personas.map(foldLookAlikes))
  return lines.flatMap((line) =>
    [...line.text.matchAll(address)]
      .map((match) => ({ text: match[0].replaceAll(',', '.'), index: match.index, length: match[0].length }))
      .filter(({ text }) => !isTestAddress(text) && !known.has(foldLookAlikes(text)))
      .map(({ text, index, length }) => ({ kind: 'address' as const, label: 'E-mail address', text, ...placeOf(line, index, index + length) })),
  )
}

/** @returns whether an address lies in a domain for examples, also where a letter of it was misread. */
export function isTestAddress(text: string): boolean {
  if (testDomains.test(text)) return true
  const domain = foldLookAlikes(text.slice(text.indexOf('@') + 1))
  return ['example.com', 'example.org', 'example.net'].some(
    (test) => editDistance(domain.slice(-foldLookAlikes(test).length), foldLookAlikes(test), 1) !== null,
  )
}
