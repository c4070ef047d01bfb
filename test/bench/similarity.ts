/** @file Structural similarity of a video and its recording by ffmpeg's own filter, in the same way for whoever made the video. */
import { runCommand } from '../../build/run-command.ts'
import type { BenchRecording } from './recording-facts.ts'

/** What is shown at each full second, by both: the last frame that has begun. */
const onceASecond = 'fps=fps=1:round=up:start_time=0'

/** @returns of the luma, mean over one picture a second, after scaling to the recording's size; null when ffmpeg says none. */
export async function measureSimilarity(ffmpeg: string, recording: BenchRecording, video: string): Promise<number | null> {
  const { path, width, height } = recording
  const graph = `[0:v]${onceASecond},format=yuv420p[source];[1:v]${onceASecond},scale=${width}:${height}:flags=lanczos,format=yuv420p[result];[source][result]ssim=shortest=1`
  const inputs = ['-i', path, '-i', video]
  const { stderr } = await runCommand(ffmpeg, ['-hide_banner', '-nostats', ...inputs, '-filter_complex', graph, '-an', '-f', 'null', '-'])
  return readSimilarity(stderr)
}

/** @param said what ffmpeg printed at log level info. */
export function readSimilarity(said: string): number | null {
  const value = /SSIM Y:([\d.]+)/.exec(said)?.[1]
  return value === undefined ? null : Number(value)
}
