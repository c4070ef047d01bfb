/** @file A person's word about the exact files of a result (R5.3). Pure. */
import type { Fit, Section } from '#shared/domain/submission.ts'

type Attestation = Section<'video'>['noErrorsAttestation']

export type AttestationState = 'none' | 'current' | 'lapsed'

/** @returns the SHA-256 of every file of a result, in their order. */
export function outputSha256s(fit: Fit | null): string[] {
  return fit ? fit.outputs.map(({ file }) => file.sha256) : []
}

/** @returns whether somebody has given their word for exactly these files; `lapsed` when it was given for others; `none` while only a name stands there. */
export function attestationState(attestation: Attestation, fit: Fit | null): AttestationState {
  if (!attestation || attestation.sha256s.length === 0) return 'none'
  const given = new Set(attestation.sha256s)
  const made = outputSha256s(fit)
  return made.length > 0 && made.length === given.size && made.every((sha256) => given.has(sha256)) ? 'current' : 'lapsed'
}
