/** @file Which seconds of a recording can be left out first. Pure. */
import type { Activity } from '#shared/domain/video-plan.ts'
import type { Passage } from './passages.ts'

/** What is looked at needs a moment: the first seconds of standing still are no dead time (error texts, results). */
const readingSeconds = 3

/** The less is lost, the earlier a second is offered; seconds in which somebody speaks come last. */
const order: readonly Activity[] = ['still', 'scrolling', 'typing', 'video', 'change']

/**
 * @returns seconds of the recording in the order in which they are best left out: dead time (still and silent, beyond the time it takes
 * to read), then scrolling, typing and the rest while nobody speaks, then what is spoken.
 */
export function secondsToCut(activity: readonly Activity[], hasSpeech: readonly boolean[]): number[] {
  let stillFor = 0
  const ranked = activity.map((kind, second) => {
    stillFor = kind === 'still' ? stillFor + 1 : 0
    const isReading = kind === 'still' && stillFor <= readingSeconds
    return { second, rank: (isReading ? order.length : order.indexOf(kind)) + (hasSpeech[second] ? 10 : 0) }
  })
  return ranked.sort((a, b) => a.rank - b.rank || a.second - b.second).map(({ second }) => second)
}

/** @returns whether a second is dead time: still and silent, and was so for as long as it takes to read. */
export function isDeadTime(activity: readonly Activity[], hasSpeech: readonly boolean[], second: number): boolean {
  return (
    activity[second] === 'still' &&
    !hasSpeech[second] &&
    Array.from({ length: readingSeconds }, (_, back) => activity[second - back - 1]).every((kind) => kind === 'still')
  )
}

/** @returns the seconds as passages in order, neighbours joined. */
export function toPassages(seconds: readonly number[], durationMs: number): Passage[] {
  const passages: Passage[] = []
  for (const second of seconds.toSorted((a, b) => a - b)) {
    const endMs = Math.min(durationMs, (second + 1) * 1000)
    const last = passages.at(-1)
    if (last?.endMs === second * 1000) last.endMs = endMs
    else if (endMs > second * 1000) passages.push({ startMs: second * 1000, endMs })
  }
  return passages
}
