/** @file Everything that the rules find in what was read on the screen. Pure. */
import type { ScreenFinding } from '../screen-review.ts'
import { findAddresses } from './find-addresses.ts'
import { findErrors } from './find-errors.ts'
import { findSecrets } from './find-secrets.ts'
import type { KnownValue } from './known-values.ts'
import { linesOf, type ReadWord } from './read-word.ts'
import { toFindings } from './to-findings.ts'

export type ScreenKnowledge = {
  /** Values that were taken out of the traces. */
  values: readonly KnownValue[]
  /** Values of invented persons: they may be shown. */
  personas: readonly string[]
}

export function findOnScreen(words: readonly ReadWord[], { values, personas }: ScreenKnowledge): ScreenFinding[] {
  const lines = linesOf(words)
  return toFindings([...findSecrets(lines, values), ...findAddresses(lines, personas), ...findErrors(lines)])
}
