/**
 * @file The first pass of the video that would be made without a wish, made while the recording is looked at. What it cost and what
 * can be read in it sets right what is foretold, and whoever then wants that video goes on from its statistics. Pure.
 */
import type { VideoMeasurement } from '#shared/domain/video-plan.ts'
import type { OutputPlan } from './output-plan.ts'
import type { Picture } from './plan-picture.ts'
import type { QualityPass } from './quality-search.ts'

/** What was tried: a file of the whole recording, without sound. */
export type Trial = Picture & {
  settleMs: number
  /** Frames that are stored. */
  frames: number
  durationMs: number
  /** In order; `bytes` of the picture alone. What follows is of the last one. */
  passes: QualityPass[]
  /** Wall time of the encode, and of the comparison with the recording. */
  encodeSeconds: number
  compareSeconds: number
  legibility: number
  legibilityCurve: VideoMeasurement['legibilityCurve']
  /** Holds the picture and its statistics, as long as the study lives. */
  folder: string
}

/** @returns whether the first pass of an output is the trial. */
export function isTrialOf(trial: Trial, output: OutputPlan): boolean {
  const { width, height, frameRate, settleMs, durationMs, codec, covers } = output
  const isSamePicture = width === trial.width && height === trial.height && frameRate === trial.frameRate && settleMs === trial.settleMs
  // Only what leaves nothing out lasts as long.
  return isSamePicture && durationMs === trial.durationMs && codec === 'h264' && covers.length === 0
}
