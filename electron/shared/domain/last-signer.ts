/** @file Who answers for something: the person of the settings, or else who did so in this submission before. Pure. */
import type { Settings, Submission } from './submission.ts'

/** @returns as in `Dana Reed, project lead`; '' where the settings name nobody. */
function ownNameAndRole({ ownName, ownRole }: Settings): string {
  return ownName.trim() === ''
    ? ''
    : [ownName, ownRole]
        .map((text) => text.trim())
        .filter(Boolean)
        .join(', ')
}

/** @returns what a field for a name begins with: the user's own, else the name last given with a waiver or a confirmation; '' while there is none. */
export function lastSigner({ waivers, requirements, video, logDate, keyRequest }: Submission, settings: Settings): string {
  const names = [
    ownNameAndRole(settings),
    waivers.given.at(-1)?.by,
    requirements.earlyForm?.by,
    video.noErrorsAttestation?.name,
    logDate.attestation?.by,
    keyRequest.contactConfirmation?.by,
  ]
  return names.find((name) => name?.trim())?.trim() ?? ''
}
