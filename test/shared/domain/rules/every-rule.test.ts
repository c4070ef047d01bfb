import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findingPlaces, rulesOf } from '#shared/domain/check.ts'
import { questionnaire } from '#shared/domain/questionnaire.ts'
import { ruleBook, ruleText } from '#shared/domain/rule-book.ts'
import { ambiguities, seedRules } from '../../../fixtures/seed-rules.ts'

const domain = new URL('../../../../electron/shared/domain/', import.meta.url).pathname
const here = new URL('./', import.meta.url).pathname

function sourcesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
}

/** Everything that can come out of a check: the rules, what answers raise, and what the traces show. */
const idsInUse = new Set([
  ...findingPlaces.flatMap((place) => rulesOf(place).map(({ id }) => id)),
  ...questionnaire.sections.flatMap(({ questions }) => questions.flatMap(({ concerns }) => concerns.map(({ rule }) => rule))),
  ...sourcesBelow(join(domain, 'traces')).flatMap((source) => [...source.matchAll(/'(TRC-\d\d)'/g)].map(([, id]) => id ?? '')),
  'P2',
])

describe('the rules of the published steps', () => {
  test('each has tests for what passes, what is found and where the boundary lies', () => {
    const tested = new Set(sourcesBelow(here).flatMap((source) => [...source.matchAll(/^testRule\('([^']+)'/gm)].map(([, id]) => id)))
    expect(seedRules.map(({ id }) => id).filter((id) => !tested.has(id))).toEqual([])
  })
  test('each is in the rule book with its own words', () => {
    for (const { id, quotes } of seedRules) expect([id, quotes]).toEqual([id, expect.arrayContaining([ruleText(id)?.quote])])
  })
  test('each that can be broken is a rule of some page; R2.1 only decides what applies', () => {
    expect(seedRules.map(({ id }) => id).filter((id) => !idsInUse.has(id))).toEqual(['R2.1'])
  })
  test('every ambiguity in them is settled by a reading', () => {
    const settled = new Set(ruleBook.flatMap(({ settles }) => settles))
    expect(ambiguities.filter((id) => !settled.has(id))).toEqual([])
  })
})

describe('the rule book', () => {
  test('knows every rule that can find something, and no other', () => {
    expect([...idsInUse].filter((id) => !ruleText(id))).toEqual([])
    expect(ruleBook.map(({ id }) => id).filter((id) => !idsInUse.has(id))).toEqual(['R2.1'])
  })
  test('has each once, says how it is read, and where it comes from', () => {
    expect(new Set(ruleBook.map(({ id }) => id)).size).toBe(ruleBook.length)
    for (const { reading, source } of ruleBook) {
      expect(reading).toMatch(/^[A-Z0-9].*\.$/)
      expect(source).toMatch(/\S/)
    }
  })
  test('says in words when a rule may be waived only sometimes, and nobody waives what only informs', () => {
    for (const { id, levels, waivable, waivableWhen } of ruleBook) {
      expect([id, waivableWhen !== '']).toEqual([id, waivable === 'sometimes'])
      if (!levels.includes('blocker') && !levels.includes('warning')) expect([id, waivable]).toEqual([id, 'never'])
    }
  })
})
