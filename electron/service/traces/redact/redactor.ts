/** @file Takes secrets and personal data out of traces, in their own layout. One redactor for all traces of a submission. */
import {
  type LedgerEntry,
  type PersonalValue,
  type RedactionChoices,
  type RedactionClass,
  secretReplacement,
} from '#shared/domain/traces/redaction.ts'
import type { TraceFormat } from '#shared/domain/traces/exchange.ts'
import { throwIfCancelled } from '../../files/cancellation.ts'
import type { TraceSource } from '../read/reader.ts'
import { fromByteText, toByteText } from './byte-text.ts'
import { createWalk } from './create-walk.ts'
import { applyEdits, type Edit, inOrder, joinRounds } from './edits.ts'
import { createFoundValues } from './found-values.ts'
import { createLeafSearch, createRawSearch, type KnownValue, type RawValue } from './known-values.ts'
import { type Counts, createLedger } from './ledger.ts'
import { createPseudonyms } from './pseudonyms.ts'
import { redactHeader } from './redact-headers.ts'
import { redactLeftovers } from './redact-leftovers.ts'
import { isWeak } from './searchable.ts'
import { type SourcePiece, sourcePieces } from './source-pieces.ts'
import { encodeLike } from './encode-like.ts'

export type Redactor = {
  /**
   * Learns the secrets of a source, so that they are also taken out where they stand before the field that gives them away, or in another file.
   * @throws UserError as the source, `cancelled`
   */
  collect(source: TraceSource, format: TraceFormat | null): Promise<void>
  /**
   * @param isCollected `collect` was called for this source already, so that it is not read twice
   * @returns the redacted bytes of one file or member; UTF-16 stays UTF-16, packed content comes unpacked.
   * @throws UserError as the source, `cancelled`
   */
  redact(source: TraceSource, format: TraceFormat | null, isCollected?: boolean): AsyncIterable<Buffer>
  /** One value as the viewer shows it. @param rule `header:Name` for the value of a header; else it is looked at by its content */
  redactText(text: string, rule?: string): string
  ledger(): readonly LedgerEntry[]
  counts(): Counts
  personalValues(): PersonalValue[]
  /** Secrets that an independent search finds nowhere by chance, as byte text. They live in memory only. */
  secretValues(): ReadonlySet<string>
}

export function createRedactor({ choices, salt, signal }: { choices: RedactionChoices; salt: string; signal?: AbortSignal }): Redactor {
  const values = createFoundValues(choices)
  const pseudonyms = createPseudonyms(choices)
  const ledger = createLedger(salt)
  let isLearning = false
  let searches: { version: number; leaf: (text: string) => Edit[]; raw: (text: string) => Edit[] } | null = null

  function currentSearches() {
    if (searches && searches.version === values.version()) return searches
    const secrets = values.searchableSecrets()
    const raw: RawValue[] = [
      ...secrets.map((secret) => ({ ...secret, class: 'secret' as const })),
      ...[...values.chosen].map((value) => ({ value, rule: 'chosen', class: 'personal' as const })),
    ]
    const exact = createLeafSearch(secrets.map(({ value, rule }) => ({ value, replace: (found) => omit(found, rule, 'secret') })))
    const caseless = createLeafSearch(caselessValues(), true)
    searches = { version: values.version(), leaf: (text) => [...caseless(text), ...exact(text)], raw: createRawSearch(raw) }
    return searches
  }

  function caselessValues(): KnownValue[] {
    return [
      ...[...values.chosen].map((value) => ({ value, replace: (found: string) => omit(found, 'chosen', 'personal') })),
      ...[...values.identifiers].map(([value, kind]) => ({ value, replace: (found: string) => walk.personal(found, kind, `identifier:${kind}`) })),
      ...[...values.personal].map(([value, kind]) => ({ value, replace: (found: string) => walk.personal(found, kind, `found:${kind}`) })),
    ]
  }

  // While a file is written, what it teaches anew waits for the next: a search is not built again for each value.
  let active: ReturnType<typeof currentSearches> | null = null
  const walk = createWalk({
    choices,
    values,
    pseudonyms,
    isLearning: () => isLearning,
    known: (text) => (isLearning ? [] : (active ?? currentSearches()).leaf(text)),
  })

  function editsOf(text: string, redact: SourcePiece['redact']): Edit[] {
    const first = inOrder(redact(walk))
    if (isLearning) return first
    const redacted = applyEdits(text, first)
    return joinRounds(redacted, first, (active ?? currentSearches()).raw(redacted))
  }

  function whileLearning(learnOne: () => void): void {
    isLearning = true
    try {
      learnOne()
    } finally {
      isLearning = false
    }
  }

  async function collect(source: TraceSource, format: TraceFormat | null): Promise<void> {
    for await (const { text, redact } of sourcePieces(source, format)) {
      throwIfCancelled(signal)
      pseudonyms.reserve(text)
      whileLearning(() => void editsOf(text, redact))
    }
  }

  async function* redactPieces(source: TraceSource, format: TraceFormat | null): AsyncGenerator<string> {
    const search = currentSearches()
    for await (const { text, redact, line, offset } of sourcePieces(source, format)) {
      throwIfCancelled(signal)
      active = search
      const edits = editsOf(text, redact)
      active = null
      ledger.record(text, edits, { member: source.member, line, offset })
      for (const { found } of edits) for (const { class: kind, value } of found) if (kind === 'personal') pseudonyms.count(fromByteText(value))
      yield applyEdits(text, edits)
    }
  }

  return {
    collect,
    async *redact(source, format, isCollected = false) {
      if (!isCollected) await collect(source, format)
      yield* encodeLike(redactPieces(source, format), source.encoding)
    },
    redactText(text, rule) {
      const bytes = toByteText(text)
      const edits = editsOf(bytes, (given) =>
        rule?.startsWith('header:') ? redactHeader(rule.slice(7), bytes, given) : redactLeftovers(bytes, given.content(bytes), given),
      )
      return fromByteText(applyEdits(bytes, edits))
    },
    ledger: () => ledger.entries(),
    counts: () => ledger.counts(),
    personalValues: () => pseudonyms.values(),
    secretValues: () => new Set(values.searchableSecrets().flatMap(({ value }) => (isWeak(value) ? [] : [value]))),
  }
}

function omit(found: string, rule: string, kind: RedactionClass): Edit[] {
  return [
    { start: 0, end: found.length, replacement: secretReplacement, found: [{ class: kind, rule, value: found, replacement: secretReplacement }] },
  ]
}
