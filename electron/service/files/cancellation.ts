/** @file Turns an aborted signal into the error that callers know. */
import { UserError } from '#shared/contract/errors.ts'

/** @throws UserError `cancelled` once the signal is aborted. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new UserError('cancelled', 'Cancelled.')
}
