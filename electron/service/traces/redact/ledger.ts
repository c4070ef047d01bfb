/** @file The record of what was replaced: class, rule, place, and a salted hash, never a value. */
import { createHmac } from 'node:crypto'
import type { LedgerEntry, RedactionClass } from '#shared/domain/traces/redaction.ts'
import { ownText } from './byte-text.ts'
import type { Edit } from './edits.ts'

export const maxLedgerEntries = 50_000

export type Counts = Record<RedactionClass, number>

export type Ledger = {
  /** @param at where `text` begins in its source */
  record(text: string, edits: readonly Edit[], at: { member: string | null; line: number; offset: number }): void
  entries(): readonly LedgerEntry[]
  /** Exact, also when there are more than entries. */
  counts(): Counts
}

export function createLedger(salt: string): Ledger {
  const entries: LedgerEntry[] = []
  const counts: Counts = { secret: 0, personal: 0, binary: 0 }
  const rules = new Map<string, string>()
  function ownRule(rule: string): string {
    const known = rules.get(rule)
    if (known !== undefined) return known
    const own = ownText(rule)
    rules.set(own, own)
    return own
  }
  return {
    record(text, edits, { member, line, offset }) {
      let feed = text.indexOf('\n')
      let current = line
      for (const edit of edits) {
        if (edit.found.length === 0) continue
        for (; feed !== -1 && feed < edit.start; feed = text.indexOf('\n', feed + 1)) current += 1
        for (const { class: kind, rule, value, replacement } of edit.found) {
          counts[kind] += 1
          if (entries.length < maxLedgerEntries)
            entries.push({
              class: kind,
              rule: ownRule(rule),
              member,
              line: current,
              offset: offset + edit.start,
              replacement,
              valueHash: hashOf(value, salt),
            })
        }
      }
    },
    entries: () => entries,
    counts: () => ({ ...counts }),
  }
}

function hashOf(value: string, salt: string): string {
  return createHmac('sha256', salt).update(Buffer.from(value, 'latin1')).digest('hex').slice(0, 16)
}
