/** @file One name in the place of each personal value, the same in all traces of a submission, so that what belongs together still does. */
import type { PersonalKind, PersonalValue, RedactionChoices } from '#shared/domain/traces/redaction.ts'
import { forEachPseudonym } from './placeholders.ts'

type Entry = { value: string; kind: PersonalKind; pseudonym: string; count: number; isKept: boolean }

export type Pseudonyms = {
  /** Numbers of pseudonyms that stand in a text already are not given to anyone else. */
  reserve(text: string): void
  /** @returns the pseudonym of a value, or null when the user keeps it. The same value has one pseudonym, whatever it is found as. */
  of(value: string, kind: PersonalKind): string | null
  /** Counts a use of it. */
  count(value: string): void
  isKept(value: string): boolean
  values(): PersonalValue[]
}

const keyOf = (value: string) => value.trim().replace(/\s+/g, ' ').toLowerCase()

/** A part of a text keeps the whole of it in memory. */
const ownUnicode = (text: string) => Buffer.from(text).toString()

export function createPseudonyms(choices: RedactionChoices): Pseudonyms {
  const kept = new Set(choices.keep.map(keyOf))
  const entries = new Map<string, Entry>()
  const taken = new Set<string>()
  const last = new Map<PersonalKind, number>()

  function next(kind: PersonalKind): string {
    let number = last.get(kind) ?? 0
    do number += 1
    while (taken.has(`${kind}-${number}`))
    last.set(kind, number)
    return `<${kind}-${number}>`
  }
  return {
    reserve: (text) => forEachPseudonym(text, (kind, number) => taken.add(`${kind}-${number}`)),
    of(value, kind) {
      const key = keyOf(value)
      let entry = entries.get(key)
      if (!entry) {
        entry = { value: ownUnicode(value.trim()), kind, pseudonym: next(kind), count: 0, isKept: kept.has(key) }
        entries.set(ownUnicode(key), entry)
      }
      return entry.isKept ? null : entry.pseudonym
    },
    count(value) {
      const entry = entries.get(keyOf(value))
      if (entry) entry.count += 1
    },
    isKept: (value) => kept.has(keyOf(value)),
    values: () => [...entries.values()].map((entry) => ({ ...entry })),
  }
}
