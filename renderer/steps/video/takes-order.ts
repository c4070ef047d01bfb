/** @file Which takes make a recording, and in which order. Pure. */
import { requiredScenes } from '#shared/domain/steps/05-video.ts'
import type { Take } from '#shared/domain/takes.ts'

/** Walks through the script come first, then the scenes as the certification lists them, then the rest. */
function rankOf({ scene, marks }: Take): number {
  if (scene !== '') return 1 + requiredScenes.findIndex((required) => required.scene === scene)
  const isWalk = marks.some(({ flow, scene: marked }) => flow === 'normal' && marked !== '')
  return isWalk ? 0 : requiredScenes.length + 1
}

/** What a take is a try at: its scene, else its name without the number of the try. */
function subjectOf({ scene, title }: Take): string {
  return scene || title.replace(/, take \d+$/, '')
}

/** @returns the takes as `order` names them, those that it does not name in the order in which they belong. */
export function takesInOrder(takes: readonly Take[], order: readonly string[]): Take[] {
  const natural = takes.toSorted((a, b) => rankOf(a) - rankOf(b) || a.startedAtMs - b.startedAtMs)
  const place = (take: Take) => order.indexOf(take.id)
  const named = natural.filter((take) => place(take) >= 0).toSorted((a, b) => place(a) - place(b))
  return [...named, ...natural.filter((take) => place(take) < 0)]
}

/** @returns the ids of the takes to use unless told otherwise: of the tries at each subject the last that came to its end, else the last. */
export function proposeTakes(takes: readonly Take[]): Set<string> {
  const last = new Map<string, Take>()
  for (const take of takes) {
    const known = last.get(subjectOf(take))
    if (!known || isBetter(take, known)) last.set(subjectOf(take), take)
  }
  return new Set([...last.values()].map(({ id }) => id))
}

function isBetter(take: Take, other: Take): boolean {
  const isWhole = take.state === 'finished'
  return isWhole === (other.state === 'finished') ? take.startedAtMs >= other.startedAtMs : isWhole
}

/** @returns the ids in the order that moving one of them gives; at an end nothing moves. */
export function moveTake(takes: readonly Take[], takeId: string, by: -1 | 1): string[] {
  const ids = takes.map(({ id }) => id)
  const from = ids.indexOf(takeId)
  const to = from + by
  if (from < 0 || to < 0 || to >= ids.length) return ids
  const next = ids.filter((id) => id !== takeId)
  next.splice(to, 0, takeId)
  return next
}
