/** @file Errors that cross from the service to whoever called it. Codes are stable; messages are for people. */

export const errorCodes = [
  'bad-input',
  'not-found',
  'cancelled',
  'blocked',
  'file-missing',
  'file-unreadable',
  'file-unsupported',
  'file-changed',
  'credentials-found',
  'encoder-missing',
  'encoder-failed',
  'encoder-stalled',
  'does-not-fit',
  'disk-full',
  'database-newer',
  'database-locked',
  'service-stopped',
  'internal',
] as const
export type ErrorCode = (typeof errorCodes)[number]

/**
 * An error that a person can act on. The message names the file and the place; `fix` is the way out.
 * Everything else that is thrown counts as a fault of the program and crosses as `internal`.
 */
export class UserError extends Error {
  readonly code: ErrorCode
  readonly fix: string

  constructor(code: ErrorCode, message: string, fix = '') {
    super(message)
    this.name = 'UserError'
    this.code = code
    this.fix = fix
  }
}

/** @returns the error as a UserError; what is none becomes `internal`. */
export function toUserError(error: unknown): UserError {
  if (error instanceof UserError) return error
  return new UserError('internal', error instanceof Error ? error.message : String(error))
}

export function isCancelled(error: unknown): boolean {
  return error instanceof UserError && error.code === 'cancelled'
}
