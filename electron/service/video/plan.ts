/** @file The plan: which files are made of a recording, and what each gets. Pure and instant; nothing is encoded for it. */
import type { VideoPlan } from '#shared/contract/contract.ts'
import { UserError } from '#shared/contract/errors.ts'
import type { Mark, OutputFlow } from '#shared/domain/submission.ts'
import type { VideoAnalysis } from './analyse.ts'
import { containerOverheadBytes } from './container-overhead.ts'
import { describePlan } from './describe-plan.ts'
import { countFrames, frameRanges, passagesByFlow, passagesOf, rangesToPassages, totalMs, type FrameRange, type Passage } from './passages.ts'
import { floorBitsPerSecond, planPicture, reducePicture, type Picture } from './plan-picture.ts'
import { noSound, planSound, reduceSound, type SoundPlan } from './plan-sound.ts'

/** One file of the plan. `ranges` are frames at `frameRate`; `passages` says the same in milliseconds of the recording. */
export type OutputPlan = VideoPlan['outputs'][number] & { ranges: FrameRange[]; passages: Passage[] }
export type FitPlan = Omit<VideoPlan, 'outputs'> & {
  outputs: OutputPlan[]
  /** The recording meets every requirement already and is only packed anew. */
  isCopy: boolean
}

/** What a first encode aims at: two-pass x264 misses low rates by up to 8 %, mostly upwards. */
export const firstAim = 0.965
/** Below this a picture is none, whatever its size. */
const leastVideoBitsPerSecond = 800

/**
 * @param limitBytes every output is smaller than this.
 * @throws UserError `does-not-fit` when the limit leaves nothing for a picture even at its smallest.
 */
export function planVideo({ analysis, marks, limitBytes }: { analysis: VideoAnalysis; marks: readonly Mark[]; limitBytes: number }): FitPlan {
  const passages = passagesByFlow(marks, analysis.durationMs)
  if (analysis.canCopy && analysis.bytes < limitBytes) return planCopy(analysis, limitBytes)

  const whole = planOutput('all', analysis, passagesOf('all', passages), limitBytes)
  const isLegible = (output: OutputPlan) => output.videoBitsPerSecond >= floorBitsPerSecond(analysis)
  const hasBothFlows = (['normal', 'exception'] as const).every((flow) => passages.some((passage) => passage.flow === flow))
  if (isLegible(whole) || !hasBothFlows) {
    const isBelowFloor = !isLegible(whole)
    return { split: false, isCopy: false, outputs: [whole], reason: describePlan({ analysis, whole, outputs: [whole], limitBytes, isBelowFloor }) }
  }
  const outputs = (['normal', 'exception'] as const).map((flow) => planOutput(flow, analysis, passagesOf(flow, passages), limitBytes))
  const isBelowFloor = !outputs.every(isLegible)
  return { split: true, isCopy: false, outputs, reason: describePlan({ analysis, whole, outputs, limitBytes, isBelowFloor }) }
}

function planCopy(analysis: VideoAnalysis, limitBytes: number): FitPlan {
  const { durationMs, width, height, frameRate } = analysis
  const bitsPerSecond = (analysis.bytes * 8000) / durationMs
  const audioBitsPerSecond = analysis.hasSound ? (analysis.audioBitsPerSecond ?? 0) : 0
  const whole: OutputPlan = {
    flow: 'all',
    durationMs,
    width,
    height,
    frameRate,
    videoBitsPerSecond: Math.max(0, Math.round(bitsPerSecond - audioBitsPerSecond)),
    audioBitsPerSecond,
    audioSampleRate: analysis.hasSound ? analysis.audioSampleRate : 0,
    expectedBytes: analysis.bytes,
    ranges: [],
    passages: [{ startMs: 0, endMs: durationMs }],
  }
  return {
    split: false,
    isCopy: true,
    outputs: [whole],
    reason: describePlan({ analysis, whole, outputs: [whole], limitBytes, isBelowFloor: false }),
  }
}

function planOutput(flow: OutputFlow, analysis: VideoAnalysis, passages: Passage[], limitBytes: number): OutputPlan {
  const durationMs = totalMs(passages)
  const totalBitsPerSecond = (limitBytes * 8000) / durationMs
  let sound = analysis.hasSound ? planSound(totalBitsPerSecond) : noSound
  const videoRate = (picture: Picture) => videoBitsPerSecondFor({ limitBytes, durationMs, frameRate: picture.frameRate, sound })
  let picture = planPicture(analysis, videoRate)
  while (videoRate(picture) < leastVideoBitsPerSecond) {
    if (sound.bitsPerSecond === 0) throw doesNotFit(limitBytes, durationMs)
    sound = reduceSound(sound)
    picture = planPicture(analysis, videoRate)
  }
  return buildOutput({ flow, passages, picture, sound, limitBytes })
}

/** @returns the output as it would be with this picture and sound. */
export function buildOutput(wanted: {
  flow: OutputFlow
  passages: readonly Passage[]
  picture: Picture
  sound: SoundPlan
  limitBytes: number
}): OutputPlan {
  const { flow, picture, sound, limitBytes } = wanted
  const ranges = frameRanges(wanted.passages, picture.frameRate)
  const durationMs = (countFrames(ranges) * 1000) / picture.frameRate
  const videoBitsPerSecond = Math.max(0, Math.floor(videoBitsPerSecondFor({ limitBytes, durationMs, frameRate: picture.frameRate, sound })))
  return {
    flow,
    durationMs,
    width: picture.width,
    height: picture.height,
    frameRate: picture.frameRate,
    videoBitsPerSecond,
    audioBitsPerSecond: sound.bitsPerSecond,
    audioSampleRate: sound.sampleRate,
    expectedBytes: Math.round(limitBytes * firstAim),
    ranges,
    passages: rangesToPassages(ranges, picture.frameRate),
  }
}

type Budget = { limitBytes: number; durationMs: number; frameRate: number; sound: SoundPlan }

/** @returns bits per second for the picture once index and sound have theirs; may be negative. */
function videoBitsPerSecondFor({ limitBytes, durationMs, frameRate, sound }: Budget): number {
  const frames = Math.ceil((durationMs * frameRate) / 1000)
  const left = limitBytes * firstAim - containerOverheadBytes(frames, sound.sampleRate, durationMs)
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
  if (picture) return buildOutput({ flow: output.flow, passages, picture, sound, limitBytes })
  if (sound.bitsPerSecond === 0) return null
  return buildOutput({ flow: output.flow, passages, picture: output, sound: reduceSound(sound), limitBytes })
}

export function doesNotFit(limitBytes: number, durationMs: number): UserError {
  const minutes = Math.round(durationMs / 6000) / 10
  return new UserError(
    'does-not-fit',
    `${minutes} minutes of recording cannot be made smaller than ${limitBytes} bytes.`,
    'Record the scenes in a shorter take, or cut what is not needed.',
  )
}
