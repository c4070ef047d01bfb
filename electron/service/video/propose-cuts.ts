/** @file Which stretches of a recording are worth leaving out because nothing happens in them, and what that saves. Pure. */
import type { DeadTime } from '#shared/contract/review-calls.ts'
import { withoutPassages } from '#shared/domain/passages.ts'
import { noWishes } from '#shared/domain/video-plan.ts'
import type { VideoAnalysis } from './analyse.ts'
import { stillChange } from './activity.ts'
import { totalMs, type Passage } from './passages.ts'
import { planVideo, type PlanInput } from './plan.ts'

/** What stays at either end of a stretch, so that the eye can follow what came before and what comes next. */
const keptMs = 1_000
/** What a recording ends with is a result that somebody reads. */
const keptAtEndMs = 3_000
/** What is left of a stretch between other cuts is worth no cut of its own below this. */
const shortestMs = 500

/**
 * @param longerThanMs how long nothing may move and nobody speak before it counts as dead time.
 * @returns what to leave out beside the cuts that there are already, with what it saves. @throws UserError as `planVideo`.
 */
export function proposeCuts(input: PlanInput, longerThanMs: number): DeadTime {
  const { analysis, wishes = noWishes } = input
  const kept = Math.min(keptMs, longerThanMs / 2)
  const inner = deadStretches(analysis)
    .filter(({ startMs, endMs }) => endMs - startMs > longerThanMs)
    .map(({ startMs, endMs }) => {
      const isLast = endMs === analysis.durationMs
      // At the ends of the recording there is nothing to follow on that side.
      return { startMs: startMs === 0 ? 0 : startMs + (isLast ? keptAtEndMs : kept), endMs: isLast ? endMs : endMs - kept }
    })
    .map(({ startMs, endMs }) => ({ startMs: Math.round(startMs), endMs: Math.round(endMs) }))
  const passages = withoutPassages(inner, wishes.cuts).filter(({ startMs, endMs }) => endMs - startMs >= shortestMs)
  const legibilityBefore = planVideo(input).legibility
  const pieces = keepSomething(passages, input).map((passage) => ({ ...passage, savedMs: passage.endMs - passage.startMs }))
  const cuts = [...wishes.cuts, ...pieces.map(({ startMs, endMs }) => ({ startMs, endMs }))].sort((a, b) => a.startMs - b.startMs)
  return {
    pieces,
    savedMs: totalMs(pieces),
    legibilityBefore,
    legibilityAfter: pieces.length > 0 ? planVideo({ ...input, wishes: { ...wishes, cuts } }).legibility : legibilityBefore,
  }
}

/** Where all that is left is dead time, the first of it stays: a video shows something. */
function keepSomething(passages: readonly Passage[], { analysis, wishes = noWishes }: PlanInput): Passage[] {
  const whole = [{ startMs: 0, endMs: analysis.durationMs }]
  return withoutPassages(whole, [...wishes.cuts, ...passages]).length > 0 ? [...passages] : passages.slice(1)
}

/** @returns the stretches in which no picture differs from the one before it and nobody speaks, in order. */
function deadStretches({ seen, heard, durationMs }: VideoAnalysis): Passage[] {
  const { frameRate, changes } = seen
  const stretches: Passage[] = []
  for (let frame = 0; frame < changes.length; frame++) {
    const startMs = (frame * 1000) / frameRate
    const isDead = (frame === 0 || (changes[frame] ?? 0) < stillChange) && heard.hasSpeech[Math.floor(startMs / 1000)] !== true
    if (!isDead) continue
    const endMs = Math.min(durationMs, ((frame + 1) * 1000) / frameRate)
    const last = stretches.at(-1)
    if (last && startMs - last.endMs < 0.5) last.endMs = frame === changes.length - 1 ? durationMs : endMs
    else stretches.push({ startMs, endMs: frame === changes.length - 1 ? durationMs : endMs })
  }
  return stretches
}
