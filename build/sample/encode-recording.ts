/** @file Build script: joins the captured screen and the spoken narration into the recording of the sample. */
import { captureFrameRate } from './capture.ts'
import { runTool } from './run-tool.ts'

export type SpokenAt = { path: string; atMs: number }

/**
 * Writes an MP4 (H.264 High, AAC, constant frame rate) without metadata.
 * @param headMs what is cut off at the start of the capture; the narrations are placed after that cut.
 */
export async function encodeRecording(
  capturePath: string,
  headMs: number,
  durationMs: number,
  narrations: readonly SpokenAt[],
  outPath: string,
): Promise<void> {
  const delayed = narrations.map(({ atMs }, index) => `[${index + 1}:a]aresample=48000,adelay=${Math.round(atMs)}:all=1[a${index}]`)
  const mixed = `${narrations.map((_, index) => `[a${index}]`).join('')}amix=inputs=${narrations.length}:normalize=0,volume=0.8,alimiter=limit=0.9:level=disabled,apad[audio]`
  const video = `[0:v]fps=${captureFrameRate},scale=out_color_matrix=bt709:out_range=tv:flags=accurate_rnd+full_chroma_int,format=yuv420p[video]`
  const seconds = (ms: number) => (ms / 1000).toFixed(3)
  await runTool('ffmpeg', [
    ...['-v', 'error', '-nostdin', '-y', '-ss', seconds(headMs), '-i', capturePath],
    ...narrations.flatMap(({ path }) => ['-i', path]),
    ...['-filter_complex', [video, ...delayed, mixed].join(';'), '-map', '[video]', '-map', '[audio]', '-t', seconds(durationMs)],
    ...['-c:v', 'libx264', '-profile:v', 'high', '-preset', 'medium', '-crf', '16', '-g', '150'],
    ...['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709', '-color_range', 'tv'],
    ...['-c:a', 'aac', '-b:a', '128k', '-ac', '1', '-map_metadata', '-1', '-movflags', '+faststart', outPath],
  ])
}
