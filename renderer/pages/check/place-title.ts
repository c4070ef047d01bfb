import type { FindingPlace } from '#shared/domain/findings.ts'
import { steps } from '#shared/domain/steps/index.ts'

/** @returns the name of the page that a finding stands on. */
export function placeTitle(place: FindingPlace): string {
  if (place === 'profile') return 'Profile'
  if (place === 'delivery') return 'Delivery addresses'
  return steps[place].title
}
