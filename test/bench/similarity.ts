/** @file Structural similarity of a video and its recording by ffmpeg's own filter, in the same way for whoever made the video. */
import { access, mkdir, rename } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { runCommand } from '../../build/run-command.ts'
import type { BenchRecording } from './recording-facts.ts'

/** What is shown at each full second, by both: the last frame that has begun. */
const onceASecond = 'fps=fps=1:round=up:start_time=0,format=yuv420p'

/**
 * @param folder the cache of the bench.
 * @returns of the luma, mean over one picture a second, after scaling to the recording's size; null when ffmpeg says none.
 */
export async function measureSimilarity(ffmpeg: string, recording: BenchRecording, video: string, folder: string): Promise<number | null> {
  const { width, height } = recording
  const reference = await ensureReference(ffmpeg, recording, join(folder, 'seconds'))
  const graph = `[1:v]${onceASecond},scale=${width}:${height}:flags=lanczos[result];[0:v][result]ssim=shortest=1`
  const inputs = ['-i', reference, '-i', video]
  const { stderr } = await runCommand(ffmpeg, ['-hide_banner', '-nostats', ...inputs, '-filter_complex', graph, '-an', '-f', 'null', '-'])
  return readSimilarity(stderr)
}

/** One picture a second without loss: reading the whole recording again for every row would take longer than all encodes of some. */
async function ensureReference(ffmpeg: string, { path, durationSeconds }: BenchRecording, folder: string): Promise<string> {
  const reference = join(folder, `${durationSeconds}-${basename(path)}`)
  const isThere = await access(reference).then(
    () => true,
    () => false,
  )
  if (isThere) return reference
  await mkdir(folder, { recursive: true })
  const partial = `${reference}.partial.mp4`
  const lossless = ['-vf', onceASecond, '-c:v', 'libx264', '-preset', 'ultrafast', '-qp', '0', '-an']
  const { exitCode, stderr } = await runCommand(ffmpeg, ['-v', 'error', '-y', '-i', path, ...lossless, partial])
  if (exitCode !== 0) throw new Error(`The pictures of ${path} cannot be kept: ${stderr}`)
  await rename(partial, reference)
  return reference
}

/** @param said what ffmpeg printed at log level info. */
export function readSimilarity(said: string): number | null {
  const value = /SSIM Y:([\d.]+)/.exec(said)?.[1]
  return value === undefined ? null : Number(value)
}
