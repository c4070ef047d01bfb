/** @file What a redactor has learned over all its files: secrets, personal values that are worth looking for, ids, and what must stay. */
import type { PersonalKind, RedactionChoices } from '#shared/domain/traces/redaction.ts'
import { isSearchable } from './searchable.ts'
import { minSearchLength } from './value-forms.ts'
import { fromByteText, ownText, toByteText } from './byte-text.ts'

export type FoundValues = {
  /** Value to the rule that found it first. All are byte text. */
  secrets: ReadonlyMap<string, string>
  personal: ReadonlyMap<string, PersonalKind>
  identifiers: ReadonlyMap<string, 'account' | 'user'>
  /** Texts that the user chose. */
  chosen: ReadonlySet<string>
  addSecret(value: string, rule: string): void
  addIdentifier(value: string, kind: 'account' | 'user'): void
  keep(value: string): void
  addPersonal(value: string, kind: PersonalKind): void
  searchableSecrets(): { value: string; rule: string }[]
  /** Changes whenever something was learned. */
  version(): number
}

export function createFoundValues(choices: RedactionChoices): FoundValues {
  const secrets = new Map<string, string>()
  const personal = new Map<string, PersonalKind>()
  const identifiers = new Map<string, 'account' | 'user'>()
  const kept = new Set<string>()
  const chosen = new Set(choices.mask.map(toByteText))
  return {
    secrets,
    personal,
    identifiers,
    chosen,
    addSecret(value, rule) {
      if (value !== '' && !secrets.has(value)) secrets.set(ownText(value), ownText(rule))
    },
    addIdentifier(value, kind) {
      if (!identifiers.has(value)) identifiers.set(ownText(value), kind)
    },
    keep(value) {
      if (!kept.has(value)) kept.add(ownText(value))
    },
    addPersonal(value, kind) {
      if (!personal.has(value) && isWorthSearching(value, kind)) personal.set(ownText(value), kind)
    },
    searchableSecrets: () => [...secrets].flatMap(([value, rule]) => (!kept.has(value) && isSearchable(value, rule) ? [{ value, rule }] : [])),
    version: () => secrets.size + personal.size + identifiers.size + kept.size,
  }
}

/** A full name, a number of a phone, the address of a machine; a first name alone is often a word. */
function isWorthSearching(value: string, kind: PersonalKind): boolean {
  if (value.length < minSearchLength || value.length > 200) return false
  switch (kind) {
    case 'person':
      return /\S{2,}[ \t]+\S{2,}/.test(fromByteText(value))
    case 'ip':
      return value.length >= 8 && !/^(?:127\.|0\.0\.|10\.0\.0\.1$)/.test(value)
    case 'phone':
      return value.replace(/\D/g, '').length >= 8
    default:
      return false
  }
}
