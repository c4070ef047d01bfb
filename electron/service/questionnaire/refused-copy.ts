/** @file How a copy of a questionnaire is refused: which file, why, and the way out. */
import { UserError } from '#shared/contract/errors.ts'

export function refusedCopy(name: string, reason: string, fix: string): UserError {
  return new UserError('file-unsupported', `${JSON.stringify(name)} cannot be read: ${reason}.`, fix)
}
