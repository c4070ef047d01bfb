/** @file The conformed copy: the recording at a constant rate, in the size and colours of the output, cheap to read again. Service process. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Cover } from '#shared/domain/video-plan.ts'
import { coveredRegions, coverFilters } from './covers.ts'
import { encoderThreads, colourOptions } from './picture-options.ts'
import { conformFilter } from './filters.ts'
import { runFfmpeg } from './ffmpeg-command.ts'
import type { FfmpegTools } from './locate-ffmpeg.ts'
import { fullSize } from './plan-picture.ts'
import type { ProbedVideo } from './probe.ts'

export type ConformedCopy = { path: string; frameRate: number }

/** Every later pass reads the copy; it only has to be much better than what is made of it. */
const conformedQuality = 8
const copyOptions = [
  ...['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', String(conformedQuality), '-g', '250', '-threads', encoderThreads],
  ...[...colourOptions, '-f', 'mp4'],
]

/** @returns the arguments of an output that writes the copy to `path`. */
export function conformOptions(probed: ProbedVideo, frameRate: number): string[] {
  return [...['-map', `0:${probed.videoStream}`, '-vf', conformFilter(probed, frameRate, countConformed(probed, frameRate))], ...copyOptions]
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

export type CoverOptions = Omit<ConformOptions, 'path' | 'frameRate'> & {
  conformed: ConformedCopy
  covers: readonly Cover[]
  /** Frames a second at which the recording was looked at. */
  seenFrameRate: number
}

/** @returns a copy of the copy on which the covers lie, or the copy itself where nothing is covered. @throws UserError as `runFfmpeg`. */
export async function coverCopy(options: CoverOptions): Promise<ConformedCopy> {
  const { probed, folder, conformed, covers, seenFrameRate, onFraction } = options
  const { frameRate } = conformed
  const graphs = coverFilters(coveredRegions(covers, { frameRate, seenFrameRate }, fullSize(probed)), frameRate)
  let { path } = conformed
  for (const [index, graph] of graphs.entries()) {
    const coveredPath = join(folder, `covered-${frameRate}-${index}.mp4`)
    await runFfmpeg({
      ...options,
      inputs: [{ path }],
      outputs: [{ path: coveredPath, options: ['-map', '0:v:0', '-vf', graph, ...copyOptions] }],
      onProgress: ({ frames }) => onFraction((index + frames / countConformed(probed, frameRate)) / graphs.length),
    })
    if (path !== conformed.path) await rm(path)
    path = coveredPath
  }
  return { path, frameRate }
}
