/** @file Who answered for something in this submission before: whoever does so next is likely the same person. Pure. */
import type { Submission } from './submission.ts'

/** @returns the name last given with a waiver, else with a confirmation; '' while there is none. */
export function lastSigner({ waivers, requirements, video, logDate, keyRequest }: Submission): string {
  const names = [
    waivers.given.at(-1)?.by,
    requirements.earlyForm?.by,
    video.noErrorsAttestation?.name,
    logDate.attestation?.by,
    keyRequest.contactConfirmation?.by,
  ]
  return names.find((name) => name?.trim())?.trim() ?? ''
}
