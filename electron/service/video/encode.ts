/** @file The encodes: sound, first pass, second pass or constant quality, plain copy. Service process. */
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { UserError } from '#shared/contract/errors.ts'
import { runFfmpeg } from './ffmpeg-command.ts'
import { pictureFilter, soundFilter } from './filters.ts'
import type { FfmpegTools } from './locate-ffmpeg.ts'
import type { OutputPlan } from './plan.ts'
import type { ProbedVideo } from './probe.ts'

/** What all encodes of one output share. `folder` is theirs alone. */
export type EncodeContext = {
  tools: FfmpegTools
  path: string
  probed: ProbedVideo
  folder: string
  signal?: AbortSignal
  stallLimitMs?: number
}

export type OnFraction = (fraction: number) => void

/** Files of one output in its folder. */
export const fileNames = { conformed: 'conformed.mp4', firstPass: 'first-pass.mp4', statistics: 'statistics', sound: 'sound.m4a' } as const

/** A constant rate factor at which interface text cannot be told from the source. */
const losslessLookingQuality = 18
/** The conformed copy is read again by every later pass; it only has to be much better than what is made of it. */
const conformedQuality = 10
/** Interval of keyframes in seconds: with a short one text never gets sharp (0.06 of the words at 2 s, 0.67 at 25 s). */
const keyframeSeconds = 25
/** Macroblocks that level 4.1 keeps for reference: more reference frames would need a higher level than every player has. */
const referenceMacroblocks = 32_768
/** x264's output depends on the number of its threads; a fixed one makes the same bytes on every machine. */
const encoderThreads = '4'
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
const bFrames = '8'
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
const colourOptions = ['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709', '-color_range', 'tv']

function secondPassPreset({ width, height, frameRate, durationMs }: OutputPlan): string {
  return (width * height * frameRate * durationMs) / 1000 > veryslowPixels ? 'slower' : 'veryslow'
}

function pictureOptions({ width, height, frameRate }: OutputPlan, preset: string): string[] {
  const macroblocks = Math.ceil(width / 16) * Math.ceil(height / 16)
  const references = Math.max(1, Math.min(16, Math.floor(referenceMacroblocks / macroblocks)))
  const keyframeInterval = Math.max(2, Math.round(frameRate * keyframeSeconds))
  return [
    ...['-c:v', 'libx264', '-preset', preset, '-tune', 'ssim', '-profile:v', 'high', '-pix_fmt', 'yuv420p'],
    ...['-g', String(keyframeInterval), '-bf', bFrames, '-refs', String(references), '-threads', encoderThreads],
    ...colourOptions,
  ]
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
          ...['-map', `0:${probed.audio?.index}`, '-vn', '-af', soundFilter(output), ...cleanOptions],
          ...['-c:a', 'aac', '-b:a', String(output.audioBitsPerSecond), '-ar', String(output.audioSampleRate), '-ac', '1', '-f', 'mp4'],
        ],
      },
    ],
    onProgress: ({ outTimeMs }) => onFraction((outTimeMs ?? 0) / output.durationMs),
  })
  return sizeOf(path)
}

/**
 * Decodes the recording once: to a conformed copy (right frames, size and colours) that all later passes read, and to a first
 * pass at constant quality, whose statistics serve every second pass.
 * @returns the bytes of the first pass: about what a visually lossless video takes.
 */
export async function encodeFirstPass(context: EncodeContext, output: OutputPlan, onFraction: OnFraction): Promise<number> {
  const { probed, folder } = context
  const firstPass = join(folder, fileNames.firstPass)
  const endSeconds = (output.ranges.at(-1)?.endFrame ?? 1) / output.frameRate
  // The same filter twice, instead of one graph that splits: fed by a complex graph, releases of ffmpeg before 5 repeat a frame for as
  // long as its packet lasted in the recording, and with a variable frame rate the picture comes out shifted and too long.
  const picture = ['-map', `0:${probed.videoStream}`, '-vf', pictureFilter(output, probed)]
  await runFfmpeg({
    ...context,
    inputs: [{ path: context.path }],
    outputs: [
      {
        path: firstPass,
        options: [
          ...[...picture, ...pictureOptions(output, firstPassPreset)],
          ...['-crf', String(losslessLookingQuality), '-pass', '1', '-passlogfile', join(folder, fileNames.statistics), '-f', 'mp4'],
        ],
      },
      {
        path: join(folder, fileNames.conformed),
        options: [
          ...[...picture, '-c:v', 'libx264', '-preset', 'ultrafast', '-crf', String(conformedQuality), '-g', '250'],
          ...['-threads', encoderThreads, ...colourOptions, '-f', 'mp4'],
        ],
      },
      heartbeat(`0:${probed.videoStream}`, endSeconds),
    ],
    onProgress: ({ outTimeMs }) => onFraction((outTimeMs ?? 0) / 1000 / endSeconds),
  })
  return sizeOf(firstPass)
}

export type Rate = { kind: 'quality' } | { kind: 'bit-rate'; kilobitsPerSecond: number }

/**
 * Encodes the conformed copy and puts the sound to it. @returns the bytes of the file at `outputPath`.
 * @throws UserError `encoder-failed`, also when x264 finds the bit rate too low.
 */
export async function encodeFinal(
  context: EncodeContext,
  output: OutputPlan,
  rate: Rate,
  outputPath: string,
  onFraction: OnFraction,
): Promise<number> {
  const { folder } = context
  const hasSound = output.audioBitsPerSecond > 0
  const preset = rate.kind === 'quality' ? qualityPreset : secondPassPreset(output)
  const rateOptions =
    rate.kind === 'quality'
      ? ['-crf', String(losslessLookingQuality)]
      : ['-b:v', String(rate.kilobitsPerSecond * 1000), '-pass', '2', '-passlogfile', join(folder, fileNames.statistics)]
  await runFfmpeg({
    ...context,
    inputs: [{ path: join(folder, fileNames.conformed) }, ...(hasSound ? [{ path: join(folder, fileNames.sound) }] : [])],
    outputs: [
      {
        path: outputPath,
        options: [
          ...[
            '-map',
            '0:v:0',
            ...(hasSound ? ['-map', '1:a:0', '-c:a', 'copy'] : []),
            '-vf',
            `fps=fps=${output.frameRate}`,
            ...pictureOptions(output, preset),
            ...rateOptions,
          ],
          ...[...cleanOptions, '-movflags', '+faststart', '-f', 'mp4'],
        ],
      },
      heartbeat('0:v:0', output.durationMs / 1000),
    ],
    onProgress: ({ frames }) => onFraction((frames * 1000) / output.frameRate / output.durationMs),
  })
  return sizeOf(outputPath)
}

/** Packs a recording that meets every requirement anew: without metadata, index first. @returns the bytes of the file. */
export async function copyStreams(context: EncodeContext, hasSound: boolean, outputPath: string, onFraction: OnFraction): Promise<number> {
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
 * An output that is written nowhere. It makes the progress follow what is read, also through stretches of which no frame is taken
 * and while x264 gathers its first 70 frames; otherwise a slow machine would look like a hung encoder.
 */
function heartbeat(stream: string, seconds: number): { path: null; options: string[] } {
  return { path: null, options: ['-map', stream, '-c', 'copy', '-t', seconds.toFixed(3)] }
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
