import type { FindingPlace, StepId } from '#shared/domain/findings.ts'
import { stepIds } from '#shared/domain/findings.ts'

/** @returns where "Continue" leads: from the profile to the first step, from the last to check and export. */
export function nextPage(place: FindingPlace): StepId | 'check' | 'tasks' {
  if (place === 'profile') return 'tasks'
  if (place === 'delivery') return 'tasks'
  return stepIds[stepIds.indexOf(place) + 1] ?? 'check'
}
