/** @file The encodes: picture at a quality or a bit rate, plain copy. Service process. */
import { stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { UserError } from '#shared/contract/errors.ts'
import { chaptersOf, chapterText, type Chapter } from './chapters.ts'
import type { ConformedCopy } from './conform.ts'
import { runFfmpeg, type FfmpegRun } from './ffmpeg-command.ts'
import { pictureFilter, steadyPictureFilter } from './filters.ts'
import type { Loudness } from './hear.ts'
import type { FfmpegTools } from './locate-ffmpeg.ts'
import { av1Options, gapOption, pictureOptions, rateMultiple, realRateOptions, tickOf } from './picture-options.ts'
import type { OutputPlan } from './output-plan.ts'
import type { ProbedVideo } from './probe.ts'
import { countStored } from './stored-frames.ts'

/** What all encodes of one output share. `folder` is theirs alone. */
export type EncodeContext = {
  tools: FfmpegTools
  path: string
  probed: ProbedVideo
  folder: string
  /** The recording at the output's rate. */
  conformed: ConformedCopy
  /** Whether each frame of the output is stored; the others show the one before them. */
  stored: readonly boolean[]
  /** How far the encoder searches for what has moved, pixels. */
  reach: number
  loudness: Loudness | null
  signal?: AbortSignal
  stallLimitMs?: number
}

export type OnFraction = (fraction: number) => void

/** Files of one output in its folder. */
export const fileNames = {
  picture: 'picture.mp4',
  statistics: 'statistics',
  sound: 'sound.m4a',
  chapters: 'chapters',
} as const

/** Nothing of where the recording comes from. Without a type, `-map_metadata` would take the titles of chapters away too. */
export const cleanOptions = [
  '-map_metadata:g',
  '-1',
  '-map_metadata:s',
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

/**
 * How a picture is encoded: at a constant quality, which leaves statistics for further passes at a bit rate; AV1 has but one pass.
 * Qualities are x264's, of frames at their real rate.
 */
export type Rate = { kind: 'quality'; quality: number } | { kind: 'bit-rate'; bitsPerSecond: number }

/**
 * Encodes the picture and puts the sound to it. @returns the bytes of the file at `outputPath`.
 * @throws UserError `encoder-failed`, also when x264 finds the bit rate too low.
 */
export async function encodePicture(
  context: EncodeContext,
  output: OutputPlan,
  rate: Rate,
  outputPath: string,
  onFraction: OnFraction,
): Promise<number> {
  const { folder, conformed, stored } = context
  const encoding = output.codec === 'av1' ? av1Encoding(context, output, rate) : h264Encoding(context, output, rate)
  const frames = countEncoded(output, stored)
  await runFfmpeg({
    ...context,
    inputs: [{ path: conformed.path }],
    outputs: [
      {
        path: join(folder, fileNames.picture),
        options: ['-map', '0:v:0', ...encoding, '-f', 'mp4'],
      },
      heartbeat(),
    ],
    onProgress: ({ frames: done }) => onFraction(done / frames),
  })
  return addSound(context, output, outputPath)
}

/** @returns how many frames the file has: SVT-AV1 takes no gaps. */
export function countEncoded({ codec }: OutputPlan, stored: readonly boolean[]): number {
  return codec === 'av1' ? stored.length : countStored(stored)
}

function av1Encoding({ stored }: EncodeContext, output: OutputPlan, rate: Rate): string[] {
  const bitsPerSecond = rate.kind === 'bit-rate' ? rate.bitsPerSecond : output.videoBitsPerSecond
  return ['-vf', steadyPictureFilter(output, stored), ...av1Options(output.frameRate, bitsPerSecond)]
}

function h264Encoding({ tools, folder, stored, reach }: EncodeContext, output: OutputPlan, rate: Rate): string[] {
  const multiple = rateMultiple(output.frameRate)
  const claimedRate = output.frameRate * multiple
  const statistics = ['-passlogfile', join(folder, fileNames.statistics)]
  // x264 weighs frames by the root of their length: told of shorter ones it draws them coarser.
  const rateOptions =
    rate.kind === 'quality'
      ? ['-crf', (rate.quality - 3 * Math.log2(multiple)).toFixed(2), '-pass', '1', '-fastfirstpass', '0', ...statistics]
      : ['-b:v', `${Math.max(1, Math.round((rate.bitsPerSecond * multiple) / 1000))}k`, '-pass', '2', ...statistics]
  return [
    ...['-vf', pictureFilter(output, stored, tickOf(claimedRate))],
    ...[...pictureOptions({ reach, claimedRate }), ...gapOption(tools.version), ...rateOptions],
  ]
}

/** @returns the chapters that the file of an output gets. */
export function chaptersOfOutput({ marks, passages, frameRate }: OutputPlan): Chapter[] {
  return chaptersOf(marks, passages, 1000 / frameRate)
}

/** Puts picture, sound and chapters into the file that is delivered, the picture at its real rate. @returns the bytes of the file. */
export async function addSound(context: EncodeContext, output: OutputPlan, outputPath: string): Promise<number> {
  const { folder } = context
  const hasSound = output.audioBitsPerSecond > 0
  const isClaimed = output.codec === 'h264'
  const chapters = await chapterInput(folder, output)
  await runFfmpeg({
    ...context,
    onProgress: undefined,
    inputs: [
      { path: join(folder, fileNames.picture), options: isClaimed ? ['-itsscale', String(rateMultiple(output.frameRate))] : [] },
      ...(hasSound ? [{ path: join(folder, fileNames.sound) }] : []),
      ...chapters,
    ],
    outputs: [
      {
        path: outputPath,
        options: [
          ...['-map', '0:v:0', ...(hasSound ? ['-map', '1:a:0'] : []), '-c', 'copy', ...(isClaimed ? realRateOptions(output.frameRate) : [])],
          ...[...cleanOptions, '-map_chapters', chapters.length > 0 ? String(hasSound ? 2 : 1) : '-1', '-movflags', '+faststart', '-f', 'mp4'],
        ],
      },
    ],
  })
  return sizeOf(outputPath)
}

/** @returns the chapters as an input of ffmpeg, written to a file in `folder`; nothing where there are none. */
async function chapterInput(folder: string, output: OutputPlan): Promise<FfmpegRun['inputs']> {
  const chapters = chaptersOfOutput(output)
  if (chapters.length === 0) return []
  const path = join(folder, fileNames.chapters)
  await writeFile(path, chapterText(chapters))
  return [{ path, ownDemuxer: 'ffmetadata' }]
}

/** Packs a recording that meets every requirement anew: without metadata, index first. @returns the bytes of the file. */
export async function copyStreams(
  context: Omit<EncodeContext, 'stored' | 'reach' | 'loudness' | 'conformed'>,
  output: OutputPlan,
  outputPath: string,
  onFraction: OnFraction,
): Promise<number> {
  const { probed, folder } = context
  const sound = output.audioSampleRate > 0 ? probed.audio : null
  const maps = ['-map', `0:${probed.videoStream}`, ...(sound ? ['-map', `0:${sound.index}`] : [])]
  const stripped = ['-map_metadata:s:v', '-1', ...(sound ? ['-map_metadata:s:a', '-1'] : [])]
  const chapters = await chapterInput(folder, output)
  const clean = [...cleanOptions, '-map_chapters', chapters.length > 0 ? '1' : '-1']
  await runFfmpeg({
    ...context,
    inputs: [{ path: context.path }, ...chapters],
    outputs: [{ path: outputPath, options: [...maps, '-c', 'copy', ...stripped, ...clean, '-movflags', '+faststart', '-f', 'mp4'] }],
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

/** @returns the bytes of a file. @throws UserError `encoder-failed` when ffmpeg said that it was done and there is nothing. */
export async function sizeOf(path: string): Promise<number> {
  const info = await stat(path).catch(() => null)
  if (!info || info.size === 0)
    throw new UserError(
      'encoder-failed',
      'ffmpeg ended without an error but wrote nothing.',
      'Try again; if it happens again, choose another ffmpeg in Settings.',
    )
  return info.size
}
