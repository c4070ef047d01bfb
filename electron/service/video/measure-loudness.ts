/** @file How loud a file's sound is. Service process. */
import { runFfmpeg } from './ffmpeg-command.ts'
import { readLoudness, type Loudness } from './hear.ts'
import type { FfmpegTools } from './locate-ffmpeg.ts'

export type LoudnessOptions = {
  tools: FfmpegTools
  path: string
  /** Index in the file. */
  stream: number
  signal?: AbortSignal
  stallLimitMs?: number
}

/** @returns the loudness (EBU R 128); null of silence. @throws UserError as `runFfmpeg`. */
export async function measureLoudness({ tools, path, stream, signal, stallLimitMs }: LoudnessOptions): Promise<Loudness | null> {
  const lines = await runFfmpeg({
    tools,
    inputs: [{ path }],
    outputs: [{ path: null, options: ['-map', `0:${stream}`, '-vn', '-af', 'ebur128=peak=true:framelog=verbose'] }],
    logLevel: 'info',
    signal,
    stallLimitMs,
  })
  return readLoudness(lines.join('\n'))
}
