/** @file The encodes: sound, first pass, second pass or constant quality, plain copy. Service process. */
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { UserError } from '#shared/contract/errors.ts'
import type { ConformedCopy } from './conform.ts'
import { runFfmpeg } from './ffmpeg-command.ts'
import { pictureFilter, soundFilter } from './filters.ts'
import type { Loudness } from './hear.ts'
import type { FfmpegTools } from './locate-ffmpeg.ts'
import type { FrameRange } from './passages.ts'
import { av1Options, pictureOptions, realRateOptions } from './picture-options.ts'
import type { OutputPlan } from './plan.ts'
import type { ProbedVideo } from './probe.ts'

/** What all encodes of one output share. `folder` is theirs alone. */
export type EncodeContext = {
  tools: FfmpegTools
  path: string
  probed: ProbedVideo
  folder: string
  /** The recording at the output's rate. */
  conformed: ConformedCopy
  /** Frames of that copy that show the frame before them. */
  held: readonly FrameRange[]
  loudness: Loudness | null
  signal?: AbortSignal
  stallLimitMs?: number
}

export type OnFraction = (fraction: number) => void

/** Files of one output in its folder. */
export const fileNames = {
  firstPass: 'first-pass.mp4',
  statistics: 'statistics',
  sound: 'sound.m4a',
} as const

/** A constant rate factor at which interface text cannot be told from the source. */
export const losslessLookingQuality = 18
/**
 * Effort of a constant-quality encode. More effort would only save bytes that nobody asked to be saved; at least as much as the
 * first pass spends, so that the result is no larger than that promised.
 */
const qualityPreset = 'medium'
/**
 * Effort of the first pass. Statistics of `slow` serve a `veryslow` second pass better than its own (SSIM 0.9985 against 0.9981 at
 * 260 kbit/s, equal at 60) in half the time; both must have the same number of B-frames.
 */
const firstPassPreset = 'slow'
/** Pixels of all frames above which the effort of the second pass is lowered by one step: ten minutes of 1080p at 10 frames a second. */
const veryslowPixels = 6_000 * 1920 * 1080

const cleanOptions = [
  '-map_metadata',
  '-1',
  '-map_chapters',
  '-1',
  '-fflags',
  '+bitexact',
  '-flags:v',
  '+bitexact',
  '-flags:a',
  '+bitexact',
  '-sn',
  '-dn',
]
function secondPassPreset({ width, height, frameRate, durationMs }: OutputPlan): string {
  return (width * height * frameRate * durationMs) / 1000 > veryslowPixels ? 'slower' : 'veryslow'
}

/** Encodes the sound of an output first: its real bytes are then known. @returns the bytes of the sound file. */
export async function encodeSound(context: EncodeContext, output: OutputPlan, onFraction: OnFraction): Promise<number> {
  const { probed, folder } = context
  const path = join(folder, fileNames.sound)
  await runFfmpeg({
    ...context,
    inputs: [{ path: context.path }],
    outputs: [
      {
        path,
        options: [
          ...['-map', `0:${probed.audio?.index}`, '-vn', '-af', soundFilter(output, context.loudness), ...cleanOptions],
          ...['-c:a', 'aac', '-b:a', String(output.audioBitsPerSecond), '-ar', String(output.audioSampleRate), '-ac', '1', '-f', 'mp4'],
        ],
      },
    ],
    onProgress: ({ outTimeMs }) => onFraction((outTimeMs ?? 0) / output.durationMs),
  })
  return sizeOf(path)
}

/** Quality of a first pass: the nearer to what will come out, the better its statistics foretell the size. */
export type FirstPass = { quality: number; claimedRate: number }

/** Encodes at constant quality; the statistics serve every second pass. @returns the bytes of the first pass. */
export async function encodeFirstPass(context: EncodeContext, output: OutputPlan, first: FirstPass, onFraction: OnFraction): Promise<number> {
  const { folder, conformed, held } = context
  const firstPass = join(folder, fileNames.firstPass)
  // x264 weighs frames by the root of their length: told of shorter ones it draws them coarser.
  const quality = first.quality - 3 * Math.log2(first.claimedRate / output.frameRate)
  await runFfmpeg({
    ...context,
    inputs: [{ path: conformed.path }],
    outputs: [
      {
        path: firstPass,
        options: [
          ...['-map', '0:v:0', '-vf', pictureFilter(output, held)],
          ...pictureOptions(output, output.frameRate, firstPassPreset, first.claimedRate),
          ...['-crf', quality.toFixed(2), '-pass', '1', '-passlogfile', join(folder, fileNames.statistics), '-f', 'mp4'],
        ],
      },
      heartbeat(),
    ],
    onProgress: ({ frames }) => onFraction((frames * 1000) / output.frameRate / output.durationMs),
  })
  return sizeOf(firstPass)
}

export type Rate = { kind: 'quality' } | { kind: 'bit-rate'; bitsPerSecond: number; claimedRate: number }

/**
 * Encodes the picture and puts the sound to it. @returns the bytes of the file at `outputPath`.
 * @throws UserError `encoder-failed`, also when x264 finds the bit rate too low.
 */
export async function encodeFinal(
  context: EncodeContext,
  output: OutputPlan,
  rate: Rate,
  outputPath: string,
  onFraction: OnFraction,
): Promise<number> {
  const { folder, conformed, held } = context
  const hasSound = output.audioBitsPerSecond > 0
  const rateOptions =
    rate.kind === 'quality'
      ? [...pictureOptions(output, output.frameRate, qualityPreset), '-crf', String(losslessLookingQuality)]
      : output.codec === 'av1'
        ? av1Options(output.frameRate, rate.bitsPerSecond)
        : [
            ...pictureOptions(output, output.frameRate, secondPassPreset(output), rate.claimedRate),
            ...['-b:v', `${claimedKilobits(output, rate)}k`, '-pass', '2', '-passlogfile', join(folder, fileNames.statistics)],
            ...realRateOptions(output.frameRate),
          ]
  await runFfmpeg({
    ...context,
    inputs: [{ path: conformed.path }, ...(hasSound ? [{ path: join(folder, fileNames.sound) }] : [])],
    outputs: [
      {
        path: outputPath,
        options: [
          ...['-map', '0:v:0', ...(hasSound ? ['-map', '1:a:0', '-c:a', 'copy'] : []), '-vf', pictureFilter(output, held)],
          ...[...rateOptions, ...cleanOptions, '-movflags', '+faststart', '-f', 'mp4'],
        ],
      },
      heartbeat(),
    ],
    onProgress: ({ frames }) => onFraction((frames * 1000) / output.frameRate / output.durationMs),
  })
  return sizeOf(outputPath)
}

/** The whole kbit/s that x264 takes, of frames that come as often as it is told. */
function claimedKilobits({ frameRate }: OutputPlan, { bitsPerSecond, claimedRate }: { bitsPerSecond: number; claimedRate: number }): number {
  return Math.max(1, Math.round((bitsPerSecond * (claimedRate / frameRate)) / 1000))
}

/** Packs a recording that meets every requirement anew: without metadata, index first. @returns the bytes of the file. */
export async function copyStreams(
  context: Omit<EncodeContext, 'held' | 'loudness' | 'conformed'>,
  hasSound: boolean,
  outputPath: string,
  onFraction: OnFraction,
): Promise<number> {
  const { probed } = context
  const maps = ['-map', `0:${probed.videoStream}`, ...(hasSound && probed.audio ? ['-map', `0:${probed.audio.index}`] : [])]
  const stripped = ['-map_metadata:s:v', '-1', ...(hasSound ? ['-map_metadata:s:a', '-1'] : [])]
  await runFfmpeg({
    ...context,
    inputs: [{ path: context.path }],
    outputs: [{ path: outputPath, options: [...maps, '-c', 'copy', ...stripped, ...cleanOptions, '-movflags', '+faststart', '-f', 'mp4'] }],
    onProgress: ({ outTimeMs }) => onFraction((outTimeMs ?? 0) / probed.durationMs),
  })
  return sizeOf(outputPath)
}

/**
 * An output that is written nowhere. It makes the progress follow what is read, also while x264 gathers its first frames; otherwise
 * a slow machine would look like a hung encoder.
 */
function heartbeat(): { path: null; options: string[] } {
  return { path: null, options: ['-map', '0:v:0', '-c', 'copy'] }
}

/** @throws UserError `encoder-failed` when ffmpeg said that it was done and there is nothing. */
async function sizeOf(path: string): Promise<number> {
  const info = await stat(path).catch(() => null)
  if (!info || info.size === 0)
    throw new UserError(
      'encoder-failed',
      'ffmpeg ended without an error but wrote nothing.',
      'Try again; if it happens again, choose another ffmpeg in Settings.',
    )
  return info.size
}
