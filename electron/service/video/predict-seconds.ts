/** @file How long the work will take on this machine. Pure. */
import type { VideoAnalysis } from './analyse.ts'
import type { Picture } from './plan-picture.ts'
import type { Trial } from './trial.ts'

/** Seconds of the analysis for a megapixel-frame of the recording on the machine of the bench; slower machines are told by theirs. */
const referenceAnalysis = 0.0018
/** Seconds for a megapixel-frame of the output there, where no trial tells them: a pass, and the comparison with the recording. */
const referencePass = 0.0065
const referenceComparison = 0.0024
/** Seconds for a megapixel-frame of the recording there, where it is read once more for another rate. */
const readingAgain = 0.0014
const secondPasses = 1.3
/** Of a pass, what a picture that looks like the recording takes more: it is tried at a second quality now and then. */
const finestAgain = 0.5
const fixedSeconds = 1.5

export type Work = {
  analysis: Pick<VideoAnalysis, 'seconds' | 'width' | 'height' | 'frameRate' | 'durationMs' | 'seen'>
  trial: Trial | null
  /** The first pass is the trial, and is made. */
  isTried: boolean
  isFullQuality: boolean
}

/** @returns wall seconds to make one file of `frames` stored pictures from `share` (0 to 1) of the recording. */
export function predictSeconds(picture: Picture, frames: number, share: number, { analysis, trial, isTried, isFullQuality }: Work): number {
  const recording = megapixels(analysis) * ((analysis.durationMs * analysis.frameRate) / 1000)
  const slowness = Math.max(0.3, Math.min(10, analysis.seconds / Math.max(0.2, recording * referenceAnalysis)))
  const output = megapixels(picture) * frames
  const pass = trial ? (trial.encodeSeconds * output) / (megapixels(trial) * trial.frames) : slowness * output * referencePass
  const comparison = trial ? trial.compareSeconds * share : slowness * output * referenceComparison
  const isAnotherRate = Math.abs(picture.frameRate - analysis.seen.frameRate) > 0.01
  const reading = isAnotherRate ? slowness * recording * share * readingAgain : 0
  const furtherPasses = isFullQuality ? (isTried ? 0 : finestAgain) : secondPasses
  return fixedSeconds + reading + pass * ((isTried ? 0 : 1) + furtherPasses) + comparison
}

function megapixels({ width, height }: { width: number; height: number }): number {
  return (width * height) / 1_000_000
}
