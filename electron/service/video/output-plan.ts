/** @file One file of a plan: its frames, its bits, and what is foretold of it. Pure. */
import type { Mark, OutputFlow } from '#shared/domain/submission.ts'
import type { Cover, VideoPlan, VideoWishes } from '#shared/domain/video-plan.ts'
import type { VideoAnalysis } from './analyse.ts'
import { chaptersOf, type Chapter } from './chapters.ts'
import { containerOverheadBytes } from './container-overhead.ts'
import { countFrames, frameRanges, rangesToPassages, type FrameRange, type Passage } from './passages.ts'
import type { Picture } from './plan-picture.ts'
import type { SoundPlan } from './plan-sound.ts'
import { predictSeconds } from './predict-seconds.ts'
import { countStored, storedFrames } from './stored-frames.ts'
import { isTrialOf, type Trial } from './trial.ts'

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
  /** As they were set, in milliseconds of the recording. */
  marks: readonly Mark[]
  covers: readonly Cover[]
}

/** What the file aims at: a corrected second pass lands within half a per cent below. */
export const aim = 0.995

/** @returns the output as it would be with this picture and sound. */
export function buildOutput(wanted: {
  flow: OutputFlow
  codec?: VideoWishes['codec']
  analysis: VideoAnalysis
  trial?: Trial | null
  passages: readonly Passage[]
  picture: Picture
  settleMs: number
  sound: SoundPlan
  limitBytes: number
  legibility: number
  bitsPerSecond: number
  plentyBitsPerSecond: number
  quality: number
  marks: readonly Mark[]
  covers: readonly Cover[]
}): OutputPlan {
  const isFullQuality = wanted.plentyBitsPerSecond <= wanted.bitsPerSecond
  const { flow, analysis, picture, sound, limitBytes, marks, covers } = wanted
  const ranges = frameRanges(wanted.passages, picture.frameRate)
  const durationMs = (countFrames(ranges) * 1000) / picture.frameRate
  const isWhole = isFullQuality && wanted.settleMs === 0 && picture.frameRate > analysis.seen.frameRate
  const frames = countStored(storedFrames(analysis.seen, { frameRate: picture.frameRate, settleMs: wanted.settleMs, ranges, isWhole, covers }))
  const passages = rangesToPassages(ranges, picture.frameRate)
  const chapters = chaptersOf(marks, passages, 1000 / picture.frameRate)
  // Whole frames last a little longer or shorter than the passages.
  const bitsPerSecond = Math.min(wanted.bitsPerSecond, videoBitsPerSecondFor({ limitBytes, durationMs, frames, sound, chapters }))
  const videoBitsPerSecond = Math.max(0, Math.floor(bitsPerSecond))
  const soundBytes = (sound.bitsPerSecond * durationMs) / 8000
  const overheadBytes = containerOverheadBytes(frames, sound.sampleRate, durationMs, chapters)
  const plainBytes = (videoBitsPerSecond * durationMs) / 8000 + soundBytes + overheadBytes
  const { trial = null } = wanted
  const planned = {
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
      seconds: 0,
    },
    plentyBitsPerSecond: wanted.plentyBitsPerSecond,
    quality: wanted.quality,
    isWhole,
    ranges,
    passages,
    marks,
    covers,
  }
  const isTried = trial !== null && isTrialOf(trial, planned)
  const seconds = predictSeconds(picture, frames, durationMs / analysis.durationMs, { analysis, trial, isTried, isFullQuality })
  return { ...planned, predicted: { ...planned.predicted, seconds } }
}

/** `frames` are those that are stored. */
type Budget = { limitBytes: number; durationMs: number; frames: number; sound: SoundPlan; chapters: readonly Chapter[] }

/** @returns how many frames are stored at most. */
export function allFrames(durationMs: number, frameRate: number): number {
  return Math.ceil((durationMs * frameRate) / 1000)
}

/** @returns bits per second for the picture once index and sound have theirs; may be negative. */
export function videoBitsPerSecondFor({ limitBytes, durationMs, frames, sound, chapters }: Budget): number {
  const left = limitBytes * aim - containerOverheadBytes(frames, sound.sampleRate, durationMs, chapters)
  // ffmpeg's AAC keeps its rate within half a per cent.
  return (left * 8000) / durationMs - sound.bitsPerSecond * 1.005
}
