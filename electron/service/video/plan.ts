/** @file The plan: which files are made of a recording, and what each gets. Pure and instant; nothing is encoded for it. */
import { UserError } from '#shared/contract/errors.ts'
import { passagesByFlow, withoutPassages } from '#shared/domain/passages.ts'
import type { Mark, OutputFlow } from '#shared/domain/submission.ts'
import { noWishes, type VideoPlan, type VideoWishes } from '#shared/domain/video-plan.ts'
import type { VideoAnalysis } from './analyse.ts'
import { chaptersOf } from './chapters.ts'
import { containerOverheadBytes } from './container-overhead.ts'
import { describePlan } from './describe-plan.ts'
import { allFrames, buildOutput, videoBitsPerSecondFor, type OutputPlan } from './output-plan.ts'
import { countFrames, passagesOf, totalMs, type Passage } from './passages.ts'
import { losslessLookingQuality } from './picture-options.ts'
import { chooseCandidate, listCandidates } from './plan-candidates.ts'
import { reducePicture, type Picture } from './plan-picture.ts'
import { noSound, planSound, reduceSound, type SoundPlan } from './plan-sound.ts'
import type { LegibilityCurve } from './probe-legibility.ts'
import type { Trial } from './trial.ts'

export type FitPlan = Pick<VideoPlan, 'split' | 'reason' | 'legibility' | 'seconds' | 'isBelowFloor'> & {
  outputs: OutputPlan[]
  /** The recording meets every requirement already and is only packed anew. */
  isCopy: boolean
}

export type PlanInput = {
  analysis: VideoAnalysis
  /** From the probe encodes; without any, legibility is taken to be full. */
  curves: readonly LegibilityCurve[]
  /** What a first pass showed; without one nothing is set right. */
  trial?: Trial | null
  marks: readonly Mark[]
  /** Every output is smaller than this. */
  limitBytes: number
  wishes?: VideoWishes
}

/** Of a picture that was not probed nothing is known but that it will not have plenty. */
const unknownPlenty = 1_000_000_000
const unknownQuality = 40
/** Below this a picture is none, whatever its size. */
const leastVideoBitsPerSecond = 800
/** Of the words that are readable without sound, what must stay readable with it; else the sound gets fewer bits. */
const readableWithSound = 0.6

/** @throws UserError `does-not-fit` when the limit leaves nothing for a picture even at its smallest; `bad-input` when the cuts leave nothing. */
export function planVideo(input: PlanInput): FitPlan {
  const { analysis, marks, limitBytes, wishes = noWishes } = input
  if (wishes.codec === 'av1' && !analysis.canEncodeAv1)
    throw new UserError(
      'bad-input',
      'This ffmpeg cannot make AV1: it has no libsvtav1.',
      'Choose H.264, or an ffmpeg with SVT-AV1 in Settings (CERTPACK_FFMPEG on the command line).',
    )
  const marked = passagesByFlow(marks, analysis.durationMs)
  const passages = (flow: OutputFlow) => withoutPassages(passagesOf(flow, marked), wishes.cuts)
  if (passages('all').length === 0) throw new UserError('bad-input', 'The cuts leave nothing of the recording.', 'Keep some of it.')
  const hasBothFlows = passages('normal').length > 0 && passages('exception').length > 0
  const canCopy = analysis.canCopy && analysis.bytes < limitBytes && wishes.cuts.length === 0 && wishes.covers.length === 0 && wishes.codec === 'h264'
  if (canCopy && !(wishes.files === 'two' && hasBothFlows)) return planCopy(analysis, marks, limitBytes)

  const whole = planOutput('all', input, passages('all'))
  const isLegible = (output: OutputPlan) => output.predicted.legibility >= wishes.floor
  const wantsTwo = wishes.files === 'two' || (wishes.files === 'auto' && !isLegible(whole))
  const halves = hasBothFlows && wantsTwo ? (['normal', 'exception'] as const).map((flow) => planOutput(flow, input, passages(flow))) : []
  const outputs = halves.length > 0 ? halves : [whole]
  const isBelowFloor = !outputs.every(isLegible)
  return {
    split: outputs.length > 1,
    isCopy: false,
    outputs,
    legibility: Math.min(...outputs.map(({ predicted }) => predicted.legibility)),
    seconds: outputs.reduce((sum, { predicted }) => sum + predicted.seconds, 0),
    isBelowFloor,
    reason: describePlan({ analysis, whole, outputs, limitBytes, isBelowFloor, wishes, hasBothFlows }),
  }
}

function planCopy(analysis: VideoAnalysis, marks: readonly Mark[], limitBytes: number): FitPlan {
  const { durationMs, width, height, frameRate } = analysis
  const bitsPerSecond = (analysis.bytes * 8000) / durationMs
  const audioBitsPerSecond = analysis.hasSound ? (analysis.audioBitsPerSecond ?? 0) : 0
  const predicted = { bytes: analysis.bytes, legibility: 1, seconds: 1 + durationMs / 100_000 }
  const whole: OutputPlan = {
    flow: 'all',
    durationMs,
    width,
    height,
    frameRate,
    settleMs: 0,
    codec: 'h264',
    videoBitsPerSecond: Math.max(0, Math.round(bitsPerSecond - audioBitsPerSecond)),
    audioBitsPerSecond,
    audioSampleRate: analysis.hasSound ? analysis.audioSampleRate : 0,
    predicted,
    plentyBitsPerSecond: bitsPerSecond,
    quality: losslessLookingQuality,
    isWhole: true,
    ranges: [],
    passages: [{ startMs: 0, endMs: durationMs }],
    marks,
    covers: [],
  }
  const facts = { analysis, whole, outputs: [whole], limitBytes, isBelowFloor: false, wishes: noWishes, hasBothFlows: false }
  return { split: false, isCopy: true, outputs: [whole], legibility: 1, seconds: predicted.seconds, isBelowFloor: false, reason: describePlan(facts) }
}

function planOutput(
  flow: OutputFlow,
  { analysis, curves, trial = null, marks, limitBytes, wishes = noWishes }: PlanInput,
  passages: Passage[],
): OutputPlan {
  const durationMs = totalMs(passages)
  const { covers } = wishes
  const chapters = chaptersOf(marks, passages, 1)
  const choose = (sound: SoundPlan) => {
    const videoBitsPerSecond = (frames: number) => videoBitsPerSecondFor({ limitBytes, durationMs, frames, sound, chapters })
    const candidates = listCandidates({ analysis, curves, trial, passages, durationMs, videoBitsPerSecond, codec: wishes.codec })
    return chooseCandidate(
      candidates.filter((candidate) => candidate.videoBitsPerSecond >= leastVideoBitsPerSecond),
      wishes,
    )
  }
  const leastLegibility = (choose(noSound)?.legibility ?? 0) * readableWithSound
  for (let sound = analysis.hasSound ? planSound((limitBytes * 8000) / durationMs) : noSound; ; sound = reduceSound(sound)) {
    const chosen = choose(sound)
    // Speech is not given up for sharper text, only for there to be a video at all.
    const isLeastSound = reduceSound(sound).bitsPerSecond === 0
    if (chosen && (chosen.legibility >= leastLegibility || isLeastSound)) {
      const bitsPerSecond = Math.min(chosen.videoBitsPerSecond, chosen.plentyBitsPerSecond)
      return buildOutput({
        flow,
        codec: wishes.codec,
        analysis,
        trial,
        passages,
        picture: chosen,
        settleMs: chosen.settleMs,
        sound,
        limitBytes,
        legibility: chosen.legibility,
        bitsPerSecond,
        plentyBitsPerSecond: chosen.plentyBitsPerSecond,
        quality: chosen.quality,
        marks,
        covers,
      })
    }
    if (sound.bitsPerSecond === 0) return lastResort(flow, { analysis, marks, limitBytes, wishes }, passages)
  }
}

/** For recordings that fit in no usual way: fewer than five frames a second, then small pictures, without sound. */
function lastResort(
  flow: OutputFlow,
  { analysis, marks, limitBytes, wishes = noWishes }: Omit<PlanInput, 'curves'>,
  passages: Passage[],
): OutputPlan {
  const durationMs = totalMs(passages)
  const chapters = chaptersOf(marks, passages, 1)
  const bitsAt = (picture: Picture) =>
    videoBitsPerSecondFor({ limitBytes, durationMs, frames: allFrames(durationMs, picture.frameRate), sound: noSound, chapters })
  let picture: Picture | null = { width: analysis.width, height: analysis.height, frameRate: analysis.seen.frameRate }
  while (picture && bitsAt(picture) < leastVideoBitsPerSecond) picture = reducePicture(analysis, picture)
  if (!picture) throw doesNotFit(limitBytes, durationMs)
  return buildOutput({
    flow,
    analysis,
    passages,
    picture,
    settleMs: 0,
    sound: noSound,
    limitBytes,
    legibility: 0,
    bitsPerSecond: bitsAt(picture),
    plentyBitsPerSecond: unknownPlenty,
    quality: unknownQuality,
    marks,
    covers: wishes.covers,
  })
}

/**
 * @param share of the bytes that came out which may come out next, 0 to 1: larger steps are taken when it is small.
 * @returns the output with a smaller picture, or with less sound once the picture is at its end; null when nothing is left to give.
 */
export function reduceOutput(
  analysis: VideoAnalysis,
  output: OutputPlan,
  passages: readonly Passage[],
  limitBytes: number,
  share = 1,
): OutputPlan | null {
  const sound: SoundPlan = { bitsPerSecond: output.audioBitsPerSecond, sampleRate: output.audioSampleRate }
  const picture = reducePicture(analysis, output, share)
  if (!picture && sound.bitsPerSecond === 0) return null
  const next = { picture: picture ?? output, sound: picture ? sound : reduceSound(sound) }
  const durationMs = totalMs(passages)
  const frames = allFrames(durationMs, next.picture.frameRate)
  const chapters = chaptersOf(output.marks, passages, 1)
  const bitsPerSecond = videoBitsPerSecondFor({ limitBytes, durationMs, frames, sound: next.sound, chapters })
  // Pictures are held back on the grid of the analysis; at another rate they are shown as they come.
  const settleMs = Math.abs(next.picture.frameRate - analysis.seen.frameRate) < 0.01 ? output.settleMs : 0
  return buildOutput({
    flow: output.flow,
    codec: output.codec,
    analysis,
    passages,
    ...next,
    settleMs,
    limitBytes,
    legibility: output.predicted.legibility,
    bitsPerSecond,
    plentyBitsPerSecond: unknownPlenty,
    quality: output.quality,
    marks: output.marks,
    covers: output.covers,
  })
}

/** @returns the bits that the limit leaves for the picture as a share of what it needs to look like the recording; 1 and more is plenty. */
export function plentyShare(
  { durationMs, audioBitsPerSecond, plentyBitsPerSecond, ranges, audioSampleRate }: OutputPlan,
  limitBytes: number,
): number {
  const fixedBytes = containerOverheadBytes(countFrames(ranges), audioSampleRate, durationMs) + (audioBitsPerSecond * durationMs) / 8000
  return Math.max(0.01, ((limitBytes - fixedBytes) * 8000) / durationMs / Math.max(1, plentyBitsPerSecond))
}

export function doesNotFit(limitBytes: number, durationMs: number): UserError {
  const minutes = Math.round(durationMs / 6000) / 10
  return new UserError(
    'does-not-fit',
    `${minutes} minutes of recording cannot be made smaller than ${limitBytes} bytes.`,
    'Record the scenes in a shorter take, or cut what is not needed.',
  )
}
