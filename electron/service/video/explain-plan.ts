/** @file The plan as it is shown: with its other ways, what to cut, and the recording second by second. Pure. */
import { noWishes, plannedOutputSchema, wishesKey, type PlanAlternative, type VideoPlan, type VideoWishes } from '#shared/domain/video-plan.ts'
import type { SeenContent } from './analyse.ts'
import { isDeadTime, secondsToCut, toPassages } from './dead-time.ts'
import { roundedShare, shiftBetween, shifted } from './legibility-model.ts'
import { totalMs, type Passage } from './passages.ts'
import { planVideo, type FitPlan, type PlanInput } from './plan.ts'
import { sceneChanges } from './scene-changes.ts'
import type { Trial } from './trial.ts'

/** An alternative that reads this much better or worse is worth a line. */
const noticeable = 0.005

/** @returns the plan, and what else could be asked for. @throws UserError as `planVideo`. */
export function explainPlan(input: PlanInput): VideoPlan {
  const { analysis, wishes = noWishes } = input
  const plan = planVideo(input)
  const { split, reason, outputs, legibility, seconds, isBelowFloor } = plan
  const cut = isBelowFloor ? findCut(input) : null
  return {
    split,
    reason: cut ? `${reason} Leaving out ${Math.round(cut.totalMs / 1000)} seconds would do.` : reason,
    // Only what is shown: the rest is for making it.
    outputs: outputs.map((output) => plannedOutputSchema.parse(output)),
    legibility,
    seconds,
    isBelowFloor,
    cut,
    alternatives: listAlternatives({ ...input, wishes }, plan, cut?.passages ?? deadTime(input)),
    timeline: {
      stepMs: 1000,
      activity: analysis.seen.activity,
      hasSpeech: analysis.seen.activity.map((_, second) => analysis.heard.hasSpeech[second] ?? false),
      legibility: legibilityBySecond(input, plan),
      sceneChangesMs: sceneChanges(analysis.seen),
    },
  }
}

/** The legibility of the file that shows a second: as the trial showed it, else less what is held back in it. */
function legibilityBySecond({ analysis, trial = null }: PlanInput, { outputs }: FitPlan): number[] {
  const { seen } = analysis
  return seen.activity.map((_, second) => {
    const atMs = second * 1000 + 500
    const output = outputs.find(({ passages }) => passages.some(({ startMs, endMs }) => atMs >= startMs && atMs < endMs)) ?? outputs[0]
    const foretold = output?.predicted.legibility ?? 1
    return roundedShare(trial ? asTried(trial, atMs, foretold) : foretold * (1 - hiddenIn(seen, second, output?.settleMs ?? 0) / 2))
  })
}

/** What could be read at an instant of the trial, moved by as much as more is foretold than could be read in all of it. */
function asTried({ legibilityCurve: { stepMs, values }, legibility }: Trial, atMs: number, foretold: number): number {
  const there = values[Math.min(values.length - 1, Math.floor(atMs / stepMs))]
  return there === undefined ? foretold : shifted(there, shiftBetween(legibility, foretold))
}

/** @returns the share of the text of a second that is not shown, because an earlier picture is. */
function hiddenIn(seen: SeenContent, second: number, settleMs: number): number {
  const tempo = seen.tempos.find((other) => other.settleMs === settleMs)
  const from = Math.round(second * seen.frameRate)
  const hidden = tempo?.hiddenShare.subarray(from, Math.round((second + 1) * seen.frameRate)) ?? []
  return hidden.length > 0 ? [...hidden].reduce((sum, share) => sum + share, 0) / hidden.length : 0
}

function deadTime({ analysis }: PlanInput): Passage[] {
  const { activity } = analysis.seen
  const { hasSpeech } = analysis.heard
  const seconds = [...activity.keys()].filter((second) => isDeadTime(activity, hasSpeech, second))
  return toPassages(seconds, analysis.durationMs)
}

/** Of a recording of which less is left, another take says more. */
const mostThatIsCut = 0.75

/** @returns the fewest seconds to leave out, the least missed first, for the plan to meet its floor; null where even most of it would not do. */
function findCut(input: PlanInput): VideoPlan['cut'] {
  const { analysis, wishes = noWishes } = input
  const ranked = secondsToCut(analysis.seen.activity, analysis.heard.hasSpeech)
  const cutOf = (count: number) => toPassages(ranked.slice(0, count), analysis.durationMs)
  const isEnough = (count: number) => tryPlan({ ...input, wishes: { ...wishes, cuts: joined(wishes.cuts, cutOf(count)) } })?.isBelowFloor === false
  let enough = Math.floor(ranked.length * mostThatIsCut)
  if (enough === 0 || !isEnough(enough)) return null
  let tooFew = 0
  while (enough - tooFew > 1) {
    const middle = Math.floor((enough + tooFew) / 2)
    if (isEnough(middle)) enough = middle
    else tooFew = middle
  }
  const passages = cutOf(enough)
  return { passages, totalMs: totalMs(passages) }
}

function joined(some: readonly Passage[], others: readonly Passage[]): Passage[] {
  return [...some, ...others].sort((a, b) => a.startMs - b.startMs)
}

type Offer = Pick<PlanAlternative, 'id' | 'title'> & { wishes: VideoWishes }

function listAlternatives(input: PlanInput & { wishes: VideoWishes }, plan: FitPlan, cut: Passage[]): PlanAlternative[] {
  const { wishes, marks, analysis } = input
  // What is hidden stays hidden.
  const proposal = { ...noWishes, floor: wishes.floor, covers: wishes.covers }
  const hasBothFlows = marks.some(({ flow, atMs }) => flow === 'exception' && atMs < analysis.durationMs)
  const offers: Offer[] = [
    ...(wishesKey(wishes) === wishesKey(proposal) ? [] : [{ id: 'automatic' as const, title: 'Back to the proposal', wishes: proposal }]),
    ...(plan.split ? [{ id: 'one-file' as const, title: 'One file', wishes: { ...wishes, files: 'one' as const } }] : []),
    ...(!plan.split && hasBothFlows ? [{ id: 'two-files' as const, title: 'Two files', wishes: { ...wishes, files: 'two' as const } }] : []),
    wishes.prefer === 'text'
      ? { id: 'better-motion', title: 'Smoother motion', wishes: { ...wishes, prefer: 'motion' } }
      : { id: 'better-text', title: 'Sharper text', wishes: { ...wishes, prefer: 'text' } },
    ...(analysis.canEncodeAv1 && wishes.codec === 'h264'
      ? [{ id: 'av1' as const, title: 'AV1, for players of today', wishes: { ...wishes, codec: 'av1' as const } }]
      : []),
    ...(cut.length > 0 && wishes.cuts.length === 0
      ? [{ id: 'cut' as const, title: `Leave out ${describeSeconds(totalMs(cut))}`, wishes: { ...wishes, cuts: cut } }]
      : []),
  ]
  return offers.flatMap((offer) => {
    const other = tryPlan({ ...input, wishes: offer.wishes })
    if (!other) return []
    const isSame = describeOutputs(other) === describeOutputs(plan) && Math.abs(other.legibility - plan.legibility) < noticeable
    if (isSame && offer.id !== 'automatic') return []
    return [{ ...offer, detail: describeOutputs(other), legibility: other.legibility, seconds: other.seconds }]
  })
}

function tryPlan(input: PlanInput): FitPlan | null {
  try {
    return planVideo(input)
  } catch {
    // What cannot be planned is not offered.
    return null
  }
}

function describeOutputs({ outputs }: FitPlan): string {
  const each = outputs.map(
    ({ width, height, frameRate, settleMs }) =>
      `${width}x${height}, ${Math.round(frameRate * 10) / 10} frames a second${settleMs > 0 ? ' once settled' : ''}`,
  )
  return [...new Set(each)].join(' and ')
}

function describeSeconds(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
