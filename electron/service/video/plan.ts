/** @file The plan: which files are made of a recording, and what each gets. Pure and instant; nothing is encoded for it. */
import { UserError } from '#shared/contract/errors.ts'
import type { Mark, OutputFlow } from '#shared/domain/submission.ts'
import { noWishes, type VideoPlan, type VideoWishes } from '#shared/domain/video-plan.ts'
import type { VideoAnalysis } from './analyse.ts'
import { containerOverheadBytes } from './container-overhead.ts'
import { withoutCuts } from './dead-time.ts'
import { describePlan } from './describe-plan.ts'
import { countFrames, frameRanges, passagesByFlow, passagesOf, rangesToPassages, totalMs, type FrameRange, type Passage } from './passages.ts'
import { losslessLookingQuality } from './picture-options.ts'
import { chooseCandidate, listCandidates } from './plan-candidates.ts'
import { reducePicture, type Picture } from './plan-picture.ts'
import { noSound, planSound, reduceSound, type SoundPlan } from './plan-sound.ts'
import { predictSeconds } from './predict-seconds.ts'
import type { LegibilityCurve } from './probe-legibility.ts'
import { countStored, storedFrames } from './stored-frames.ts'

/** One file of the plan. `ranges` are frames at `frameRate`; `passages` says the same in milliseconds of the recording. */
export type OutputPlan = VideoPlan['outputs'][number] & {
  ranges: FrameRange[]
  passages: Passage[]
  /** What the picture needs to look like the recording, bits a second. */
  plentyBitsPerSecond: number
  /** Constant rate factor of x264 at which the picture takes about the bits that it may have. */
  quality: number
  /** Every frame is stored, because there are bits enough. */
  isWhole: boolean
}
export type FitPlan = Pick<VideoPlan, 'split' | 'reason' | 'legibility' | 'seconds' | 'isBelowFloor'> & {
  outputs: OutputPlan[]
  /** The recording meets every requirement already and is only packed anew. */
  isCopy: boolean
}

export type PlanInput = {
  analysis: VideoAnalysis
  /** From the probe encodes; without any, legibility is taken to be full. */
  curves: readonly LegibilityCurve[]
  marks: readonly Mark[]
  /** Every output is smaller than this. */
  limitBytes: number
  wishes?: VideoWishes
}

/** What the file aims at: a corrected second pass lands within half a per cent below. */
export const aim = 0.995
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
  const passages = (flow: OutputFlow) => withoutCuts(passagesOf(flow, marked), wishes.cuts)
  if (passages('all').length === 0) throw new UserError('bad-input', 'The cuts leave nothing of the recording.', 'Keep some of it.')
  const hasBothFlows = passages('normal').length > 0 && passages('exception').length > 0
  const canCopy = analysis.canCopy && analysis.bytes < limitBytes && wishes.cuts.length === 0 && wishes.codec === 'h264'
  if (canCopy && !(wishes.files === 'two' && hasBothFlows)) return planCopy(analysis, limitBytes)

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

function planCopy(analysis: VideoAnalysis, limitBytes: number): FitPlan {
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
  }
  const facts = { analysis, whole, outputs: [whole], limitBytes, isBelowFloor: false, wishes: noWishes, hasBothFlows: false }
  return { split: false, isCopy: true, outputs: [whole], legibility: 1, seconds: predicted.seconds, isBelowFloor: false, reason: describePlan(facts) }
}

function planOutput(flow: OutputFlow, { analysis, curves, limitBytes, wishes = noWishes }: PlanInput, passages: Passage[]): OutputPlan {
  const durationMs = totalMs(passages)
  const choose = (sound: SoundPlan) => {
    const videoBitsPerSecond = (frames: number) => videoBitsPerSecondFor({ limitBytes, durationMs, frames, sound })
    const candidates = listCandidates({ analysis, curves, passages, durationMs, videoBitsPerSecond, codec: wishes.codec })
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
        passages,
        picture: chosen,
        settleMs: chosen.settleMs,
        sound,
        limitBytes,
        legibility: chosen.legibility,
        bitsPerSecond,
        plentyBitsPerSecond: chosen.plentyBitsPerSecond,
        quality: chosen.quality,
      })
    }
    if (sound.bitsPerSecond === 0) return lastResort(flow, analysis, passages, limitBytes)
  }
}

/** For recordings that fit in no usual way: fewer than five frames a second, then small pictures, without sound. */
function lastResort(flow: OutputFlow, analysis: VideoAnalysis, passages: Passage[], limitBytes: number): OutputPlan {
  const durationMs = totalMs(passages)
  const bitsAt = (picture: Picture) =>
    videoBitsPerSecondFor({ limitBytes, durationMs, frames: allFrames(durationMs, picture.frameRate), sound: noSound })
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
  })
}

/** @returns the output as it would be with this picture and sound. */
export function buildOutput(wanted: {
  flow: OutputFlow
  codec?: VideoWishes['codec']
  analysis: VideoAnalysis
  passages: readonly Passage[]
  picture: Picture
  settleMs: number
  sound: SoundPlan
  limitBytes: number
  legibility: number
  bitsPerSecond: number
  plentyBitsPerSecond: number
  quality: number
}): OutputPlan {
  const isFullQuality = wanted.plentyBitsPerSecond <= wanted.bitsPerSecond
  const { flow, analysis, picture, sound, limitBytes } = wanted
  const ranges = frameRanges(wanted.passages, picture.frameRate)
  const durationMs = (countFrames(ranges) * 1000) / picture.frameRate
  const isWhole = isFullQuality && wanted.settleMs === 0 && picture.frameRate > analysis.seen.frameRate
  const frames = countStored(storedFrames(analysis.seen, { frameRate: picture.frameRate, settleMs: wanted.settleMs, ranges, isWhole }))
  // Whole frames last a little longer or shorter than the passages.
  const bitsPerSecond = Math.min(wanted.bitsPerSecond, videoBitsPerSecondFor({ limitBytes, durationMs, frames, sound }))
  const videoBitsPerSecond = Math.max(0, Math.floor(bitsPerSecond))
  const soundBytes = (sound.bitsPerSecond * durationMs) / 8000
  const plainBytes = (videoBitsPerSecond * durationMs) / 8000 + soundBytes + containerOverheadBytes(frames, sound.sampleRate, durationMs)
  const work = {
    analysisSeconds: analysis.seconds,
    recordingMegapixels: (analysis.width * analysis.height) / 1_000_000,
    recordingFrames: (analysis.durationMs * analysis.frameRate) / 1000,
    isFullQuality,
  }
  return {
    flow,
    durationMs,
    width: picture.width,
    height: picture.height,
    frameRate: picture.frameRate,
    settleMs: wanted.settleMs,
    codec: wanted.codec ?? 'h264',
    videoBitsPerSecond,
    audioBitsPerSecond: sound.bitsPerSecond,
    audioSampleRate: sound.sampleRate,
    predicted: {
      bytes: Math.round(isFullQuality ? Math.min(plainBytes, limitBytes * aim) : limitBytes * aim),
      legibility: wanted.legibility,
      seconds: predictSeconds(picture, frames, durationMs / analysis.durationMs, work),
    },
    plentyBitsPerSecond: wanted.plentyBitsPerSecond,
    quality: wanted.quality,
    isWhole,
    ranges,
    passages: rangesToPassages(ranges, picture.frameRate),
  }
}

/** `frames` are those that are stored. */
type Budget = { limitBytes: number; durationMs: number; frames: number; sound: SoundPlan }

/** @returns how many frames are stored at most. */
function allFrames(durationMs: number, frameRate: number): number {
  return Math.ceil((durationMs * frameRate) / 1000)
}

/** @returns bits per second for the picture once index and sound have theirs; may be negative. */
function videoBitsPerSecondFor({ limitBytes, durationMs, frames, sound }: Budget): number {
  const left = limitBytes * aim - containerOverheadBytes(frames, sound.sampleRate, durationMs)
  // ffmpeg's AAC keeps its rate within half a per cent.
  return (left * 8000) / durationMs - sound.bitsPerSecond * 1.005
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
  const bitsPerSecond = videoBitsPerSecondFor({ limitBytes, durationMs, frames: allFrames(durationMs, next.picture.frameRate), sound: next.sound })
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
