/** @file What the user decides about redaction. Pure. */
import type { PersonalKind, PersonalValue, RedactionChoices } from '#shared/domain/traces/redaction.ts'

export const kindNames: Readonly<Record<PersonalKind, string>> = {
  email: 'E-mail',
  person: 'Person',
  phone: 'Phone',
  address: 'Address',
  ip: 'IP address',
  company: 'Company',
  identity: 'Identity',
  text: 'Text',
  machine: 'Machine',
  account: 'Account',
  user: 'User',
}

/** Shortest text that can be masked: shorter ones stand in too many other words. */
export const shortestMask = 3

/** Values count as equal as the redaction compares them: without regard to case and to how much space there is. */
function keyOf(value: string): string {
  return value.trim().replace(/\s+/g, ' ').toLowerCase()
}

/** @returns whether the choices keep the value readable. */
export function isKept({ keep }: Pick<RedactionChoices, 'keep'>, value: string): boolean {
  const key = keyOf(value)
  return keep.some((kept) => keyOf(kept) === key)
}

/** @returns the choices with the value kept readable, or taken out. */
export function withKept(choices: RedactionChoices, value: string, keeps: boolean): RedactionChoices {
  const key = keyOf(value)
  const others = choices.keep.filter((kept) => keyOf(kept) !== key)
  return { ...choices, keep: keeps ? [...others, value] : others }
}

/** @returns what is wrong with a text that is to be masked; '' when nothing is. */
export function maskProblem({ mask }: Pick<RedactionChoices, 'mask'>, text: string): string {
  const wanted = text.trim()
  if (wanted.length < shortestMask) return `The text must have at least ${shortestMask} characters.`
  return mask.some((masked) => keyOf(masked) === keyOf(wanted)) ? 'This text is masked already.' : ''
}

/** @returns the values that hold every word, as value, kind or pseudonym; the most frequent first. */
export function findValues(values: readonly PersonalValue[], text: string): PersonalValue[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return values
    .filter(({ value, kind, pseudonym }) => {
      const haystack = `${value} ${kindNames[kind]} ${pseudonym}`.toLowerCase()
      return words.every((word) => haystack.includes(word))
    })
    .sort((a, b) => b.count - a.count)
}
