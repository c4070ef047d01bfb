/** @file Nothing leaves with a live credential in it: what was typed, and every file that was added. */
import { UserError } from '#shared/contract/errors.ts'
import { fieldLabel } from '#shared/domain/field-labels.ts'
import type { FileReference, Submission } from '#shared/domain/submission.ts'
import { credentialInProse } from '../traces/credential-detectors.ts'
import { findCredentials } from '../traces/credentials.ts'

/** @throws UserError `credentials-found` naming the field */
export function requireNoTypedCredentials(submission: Submission): void {
  const visit = (value: unknown, place: string): void => {
    if (typeof value === 'string') {
      const what = credentialInProse(value)
      if (what !== null)
        throw new UserError('credentials-found', `${fieldLabel(place)?.label ?? place} holds ${what}.`, 'Replace the value by [removed].')
    } else if (value !== null && typeof value === 'object') {
      for (const [key, item] of Object.entries(value)) visit(item, place === '' ? key : `${place}.${key}`)
    }
  }
  visit(submission, '')
}

/** @throws UserError `credentials-found` naming the file, the place in it and the kind */
export async function requireNoCredentials(path: string, reference: FileReference, signal?: AbortSignal): Promise<void> {
  const [first, ...others] = await findCredentials(path, reference.name, signal)
  if (!first) return
  const more = others.length > 0 ? ` and ${others.length} more` : ''
  throw new UserError(
    'credentials-found',
    `${JSON.stringify(reference.name)} holds ${first.what} at ${first.place}${more}.`,
    'Replace each value by [removed] in a copy of the file, and add the copy in its place.',
  )
}
