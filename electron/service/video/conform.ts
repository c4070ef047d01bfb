/** @file The conformed copy: the recording at a constant rate, in the size and colours of the output, cheap to read again. Service process. */
import { join } from 'node:path'
import { encoderThreads, colourOptions } from './picture-options.ts'
import { conformFilter } from './filters.ts'
import { runFfmpeg } from './ffmpeg-command.ts'
import type { FfmpegTools } from './locate-ffmpeg.ts'
import type { ProbedVideo } from './probe.ts'

export type ConformedCopy = { path: string; frameRate: number }

/** Every later pass reads the copy; it only has to be much better than what is made of it. */
const conformedQuality = 8

/** @returns the arguments of an output that writes the copy to `path`. */
export function conformOptions(probed: ProbedVideo, frameRate: number): string[] {
  return [
    ...['-map', `0:${probed.videoStream}`, '-vf', conformFilter(probed, frameRate, countConformed(probed, frameRate))],
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', String(conformedQuality), '-g', '250', '-threads', encoderThreads],
    ...[...colourOptions, '-f', 'mp4'],
  ]
}

export function countConformed({ durationMs }: ProbedVideo, frameRate: number): number {
  return Math.max(1, Math.round((durationMs * frameRate) / 1000))
}

export type ConformOptions = {
  tools: FfmpegTools
  path: string
  probed: ProbedVideo
  frameRate: number
  folder: string
  signal?: AbortSignal
  onFraction: (fraction: number) => void
  stallLimitMs?: number
}

/** Makes a copy at another rate than the analysis has made one at. @throws UserError as `runFfmpeg`. */
export async function conformRecording({
  tools,
  path,
  probed,
  frameRate,
  folder,
  signal,
  onFraction,
  stallLimitMs,
}: ConformOptions): Promise<ConformedCopy> {
  const copyPath = join(folder, `conformed-${frameRate}.mp4`)
  await runFfmpeg({
    tools,
    inputs: [{ path }],
    outputs: [
      { path: copyPath, options: conformOptions(probed, frameRate) },
      // Written nowhere: makes the progress follow what is read, also through stretches of which no frame is taken.
      { path: null, options: ['-map', `0:${probed.videoStream}`, '-c', 'copy'] },
    ],
    signal,
    stallLimitMs,
    onProgress: ({ outTimeMs }) => onFraction((outTimeMs ?? 0) / probed.durationMs),
  })
  return { path: copyPath, frameRate }
}
