/** @file A person's word, as it is printed. Pure. */
import { statementState } from '#shared/domain/statements.ts'
import type { Statement } from '#shared/domain/submission.ts'

/** @param about fingerprint of the facts as they are now. @returns as in `Dana Reed, 2026-12-14`; '' for none. */
export function statementText(statement: Statement | null, about: string): string {
  const state = statementState(statement, about)
  if (!statement || state === 'none') return ''
  const words = [statement.by.trim() || 'no name', statement.on.trim() || 'no day'].join(', ')
  return state === 'lapsed' ? `${words}; it has changed since, so this no longer holds` : words
}
