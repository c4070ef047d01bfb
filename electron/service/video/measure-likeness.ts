/** @file Compares a video with what its recording showed at the same instants. Service process. */
import type { VideoMeasurement, WorstMoment } from '#shared/domain/video-plan.ts'
import { compareLikeness, type PictureSize } from './compare-pictures.ts'
import type { ConformedCopy } from './conform.ts'
import { referenceFilter, resultFilter } from './filters.ts'
import { roundedShare } from './legibility-model.ts'
import type { FfmpegTools } from './locate-ffmpeg.ts'
import { countFrames, recordingTimeMs } from './passages.ts'
import type { OutputPlan } from './output-plan.ts'
import { readFrames } from './read-frames.ts'

export type LikenessOptions = {
  tools: FfmpegTools
  path: string
  /** What the recording shows, at the rate of the video. */
  conformed: ConformedCopy
  /** Size of that copy; the video's pictures are scaled to it. */
  full: PictureSize
  output: Pick<OutputPlan, 'frameRate' | 'ranges' | 'passages'>
  signal?: AbortSignal
  stallLimitMs?: number
}

/** The result is compared with the recording once a second, and in long ones this often at most. */
const comparedPictures = 600
const worstMoments = 5
/** Two of the worst moments lie at least this far apart. */
const apartMs = 2_000
/** A picture with less text than this says nothing about legibility. */
const fewestTextCells = 20

type Sample = { atMs: number; textCells: number; readableCells: number; ssim: number }

/** @returns the part of the measurement that needs the recording. @throws UserError as `readFrames`. */
export async function measureLikeness(
  options: LikenessOptions,
): Promise<Pick<VideoMeasurement, 'legibility' | 'ssim' | 'legibilityCurve' | 'ssimCurve' | 'worst'>> {
  const { tools, path, conformed, full, output, signal, stallLimitMs } = options
  const { frameRate, passages, ranges } = output
  const stepFrames = Math.max(1, Math.round(frameRate), Math.ceil(countFrames(ranges) / comparedPictures))
  const samples: Sample[] = []
  const pixels = full.width * full.height
  const scaled = `scale=${full.width}:${full.height}:flags=lanczos,format=gray`
  await readFrames({
    tools,
    path: conformed.path,
    secondPath: path,
    stream: null,
    filter: `[0:v]${referenceFilter(output, stepFrames)},format=gray[source];[1:v]${resultFilter(output, stepFrames)},${scaled}[result];[source][result]vstack=shortest=1`,
    width: full.width,
    height: full.height * 2,
    onFrame: (both, index) => {
      const likeness = compareLikeness(both.subarray(0, pixels), both.subarray(pixels), full)
      samples.push({ atMs: Math.round(((index * stepFrames + Math.floor(stepFrames / 2)) * 1000) / frameRate), ...likeness })
    },
    signal,
    stallLimitMs,
  })
  const sum = (of: (sample: Sample) => number) => samples.reduce((total, sample) => total + of(sample), 0)
  const text = sum(({ textCells }) => textCells)
  const stepMs = (stepFrames * 1000) / frameRate
  return {
    legibility: text > 0 ? sum(({ readableCells }) => readableCells) / text : 1,
    ssim: samples.length > 0 ? sum(({ ssim }) => ssim) / samples.length : 1,
    legibilityCurve: { stepMs, values: samples.map(legibilityOf) },
    ssimCurve: { stepMs, values: samples.map(({ ssim }) => roundedShare(ssim)) },
    worst: findWorst(samples).map((sample) => ({
      atMs: sample.atMs,
      recordingAtMs: Math.round(recordingTimeMs(passages, sample.atMs)),
      legibility: legibilityOf(sample),
      ssim: roundedShare(sample.ssim),
    })) satisfies WorstMoment[],
  }
}

function legibilityOf({ textCells, readableCells }: Sample): number {
  return textCells >= fewestTextCells ? roundedShare(readableCells / textCells) : 1
}

function findWorst(samples: readonly Sample[]): Sample[] {
  const worst: Sample[] = []
  for (const sample of samples.filter(({ textCells }) => textCells >= fewestTextCells).sort((a, b) => legibilityOf(a) - legibilityOf(b))) {
    if (worst.length === worstMoments) break
    if (worst.every(({ atMs }) => Math.abs(atMs - sample.atMs) >= apartMs)) worst.push(sample)
  }
  return worst
}
