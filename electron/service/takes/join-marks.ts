/** @file The marks of takes that were joined. Pure. */
import type { Mark } from '#shared/domain/submission.ts'
import type { Take } from '#shared/domain/takes.ts'

/** A mark that was set this soon means the whole take: nobody ticks a scene at its very first frame. */
const atOnceMs = 500

/**
 * Every take begins a passage of its own, so that the last one of the take before does not go on in it. Only the first needs none
 * where it names no scene: what lies before the first mark is normal flow anyhow.
 * @param takes in their order. @param lengthsMs how long each of them is in the recording.
 */
export function joinMarks(takes: readonly Pick<Take, 'title' | 'scene' | 'marks'>[], lengthsMs: readonly number[]): Mark[] {
  const joined: Mark[] = []
  let fromMs = 0
  for (const [index, { title, scene, marks }] of takes.entries()) {
    const lengthMs = lengthsMs[index] ?? 0
    const within = marks.filter(({ atMs }) => atMs < lengthMs).sort((a, b) => a.atMs - b.atMs)
    const [first] = within
    const startsMarked = first !== undefined && first.atMs < Math.min(atOnceMs, lengthMs)
    if (startsMarked) within[0] = { ...first, atMs: 0 }
    else if (lengthMs > 0 && (scene !== '' || index > 0)) within.unshift({ atMs: 0, title, flow: 'normal', scene })
    joined.push(...within.map((mark) => ({ ...mark, atMs: Math.round(fromMs) + mark.atMs })))
    fromMs += lengthMs
  }
  return joined
}
