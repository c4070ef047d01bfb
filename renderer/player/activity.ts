/** @file What the picture of a recording does, and when somebody speaks: in words and heights. Pure. */
import type { Activity } from '#shared/domain/video-plan.ts'
import { valueAt } from './runs.ts'

/** One entry every `stepMs` milliseconds. */
export type ActivityValues = { stepMs: number; activity: readonly Activity[]; hasSpeech: readonly boolean[] }

/** How much of the strip an activity fills, 0 to 1: the taller, the more of the picture changes. */
export const activityHeights: Readonly<Record<Activity, number>> = { still: 0.08, typing: 0.3, scrolling: 0.55, change: 0.8, video: 1 }

const activityNames: Readonly<Record<Activity, string>> = {
  still: 'still',
  typing: 'typing',
  scrolling: 'scrolling',
  change: 'a new picture',
  video: 'moving pictures',
}

/** @returns how the time goes, most of it first: `Still 62 % of the time, typing 38 %; speech 45 %.` */
export function sayActivity({ activity, hasSpeech }: ActivityValues): string {
  if (activity.length === 0) return 'Nothing is known.'
  const share = (count: number) => `${Math.round((count / activity.length) * 100)} %`
  const counts = new Map<Activity, number>()
  for (const one of activity) counts.set(one, (counts.get(one) ?? 0) + 1)
  const [first = '', ...others] = [...counts].sort(([, a], [, b]) => b - a).map(([one, count]) => `${activityNames[one]} ${share(count)}`)
  const spoken = hasSpeech.filter(Boolean).length
  const words = [`${first.charAt(0).toUpperCase()}${first.slice(1)} of the time`, ...others].join(', ')
  return `${words}; ${spoken > 0 ? `speech ${share(spoken)}` : 'no speech'}.`
}

/** @returns what happens at an instant: `typing, with speech`. */
export function activityAt({ stepMs, activity, hasSpeech }: ActivityValues, ms: number): string {
  const one = valueAt(activity, stepMs, ms)
  if (!one) return ''
  return valueAt(hasSpeech, stepMs, ms) ? `${activityNames[one]}, with speech` : activityNames[one]
}
