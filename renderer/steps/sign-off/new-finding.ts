import type { ReviewFinding } from '#shared/domain/rounds/review-findings.ts'

/** @returns an empty finding of a round; 0 where nothing was sent. */
export function newFinding(round: number): ReviewFinding {
  return { id: crypto.randomUUID(), foundOn: '', text: '', remediedOn: '', round, about: '', remedy: '', changes: [] }
}
