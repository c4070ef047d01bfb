/** @file A person's word about the exact files of a result (R5.3). Pure. */
import type { Fit, Section } from '#shared/domain/submission.ts'

/**
 * What a person's word covers: `result` these very files; `recording` the recording that they show passages of;
 * `lapsed` other files; `none` nothing yet, not even where a name stands already.
 */
export type AttestationState = 'none' | 'recording' | 'result' | 'lapsed'

/** @returns the SHA-256 of every file of a result, in their order. */
export function outputSha256s(fit: Fit | null): string[] {
  return fit ? fit.outputs.map(({ file }) => file.sha256) : []
}

/** @returns what the attestation of a submission covers now. */
export function attestationState({ noErrorsAttestation, recording, fit }: Section<'video'>): AttestationState {
  const given = new Set(noErrorsAttestation?.sha256s)
  if (given.size === 0) return 'none'
  const made = outputSha256s(fit)
  if (made.length > 0 && made.every((sha256) => given.has(sha256))) return 'result'
  return recording && given.has(recording.file.sha256) ? 'recording' : 'lapsed'
}
