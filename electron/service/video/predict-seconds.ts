/** @file How long the work will take on this machine. Pure. */
import type { Picture } from './plan-picture.ts'

/** Seconds of the analysis for a megapixel-frame of the recording on the machine of the bench; slower machines are told by theirs. */
const referenceAnalysis = 0.0018
/** Seconds for a megapixel-frame of the output there: reading with a first pass, a second pass (1.6 of them on average), measuring. */
const readingAgain = 0.0014
const firstPass = 0.005
const secondPass = 0.012
const secondPasses = 1.6
const measuring = 0.0024
const fixedSeconds = 1.5

export type WorkSize = { analysisSeconds: number; recordingMegapixels: number; recordingFrames: number; isFullQuality: boolean }

/** @returns wall seconds to make one file of `frames` pictures from `share` (0 to 1) of the recording. */
export function predictSeconds(picture: Picture, frames: number, share: number, work: WorkSize): number {
  const recording = work.recordingMegapixels * work.recordingFrames
  const slowness = Math.max(0.3, Math.min(10, work.analysisSeconds / Math.max(0.2, recording * referenceAnalysis)))
  const output = (picture.width * picture.height * frames) / 1_000_000
  const passes = work.isFullQuality ? firstPass * 1.5 : secondPass * secondPasses
  return fixedSeconds + slowness * (recording * share * readingAgain + output * (firstPass + passes + measuring))
}
