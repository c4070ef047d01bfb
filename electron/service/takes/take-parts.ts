/** @file Makes the parts of which a recording is joined: each take as Matroska, which takes every codec and has one clock for all. Service process. */
import { join } from 'node:path'
import { runFfmpeg } from '../video/ffmpeg-command.ts'
import type { FfmpegTools } from '../video/locate-ffmpeg.ts'
import { probeVideo } from '../video/probe.ts'
import { nameTake } from './name-take.ts'
import { cleanOptions, recordedInput, steadySound } from './recording-options.ts'
import type { ShapedFile } from './take-shape.ts'

export type TakePart = { path: string; lengthMs: number }

type PartsOptions = {
  tools: FfmpegTools
  files: readonly ShapedFile[]
  folder: string
  /** Whether the pictures stay as they are; otherwise all come at one size and rate. */
  isCopied: boolean
  hasSound: boolean
  signal: AbortSignal
  onFraction: (fraction: number) => void
}

/** Sound is kept without loss, so that it is encoded once. @throws UserError as `joinTakes` */
export async function makeTakeParts(options: PartsOptions): Promise<TakePart[]> {
  const { tools, files, folder, isCopied, hasSound, signal, onFraction } = options
  const picture = isCopied ? ['-c:v', 'copy'] : encodeOptions(files)
  const lengths = files.map(({ take }) => Math.max(1, take.durationMs))
  const totalMs = lengths.reduce((sum, lengthMs) => sum + lengthMs, 0)
  const parts: TakePart[] = []
  let doneMs = 0
  for (const [index, file] of files.entries()) {
    const path = join(folder, `${index}.mkv`)
    const lengthMs = lengths[index] ?? 1
    const outputs = [{ path, options: [...streamOptions(file, hasSound), ...picture, ...cleanOptions, '-f', 'matroska'] }]
    const onProgress = ({ outTimeMs }: { outTimeMs: number | null }) => onFraction((doneMs + Math.min(outTimeMs ?? 0, lengthMs)) / totalMs)
    await nameTake(file.take, async () => {
      await runFfmpeg({ tools, inputs: [{ path: file.path, options: recordedInput }], outputs, signal, onProgress })
      parts.push({ path, lengthMs: (await probeVideo(tools, path, signal)).durationMs })
    })
    doneMs += lengthMs
  }
  return parts
}

/** Silence where only other takes have sound. */
function streamOptions({ shape }: ShapedFile, hasSound: boolean): string[] {
  if (!hasSound) return ['-map', '0:v:0', '-an']
  const kept = ['-c:a', 'pcm_s16le', '-ac', '2']
  if (shape.audioCodec !== null) return ['-map', '0:v:0', '-map', '0:a:0', '-af', steadySound('as recorded'), ...kept]
  return ['-filter_complex', 'anullsrc=r=48000:cl=stereo[silence]', '-map', '0:v:0', '-map', '[silence]', '-shortest', ...kept]
}

/** All pictures at the largest size and rate, nearly without loss: they are encoded once more for the video. */
function encodeOptions(files: readonly ShapedFile[]): string[] {
  const even = (length: number) => Math.ceil(length / 2) * 2
  const width = even(Math.max(...files.map(({ shape }) => shape.width)))
  const height = even(Math.max(...files.map(({ shape }) => shape.height)))
  const frameRate = Math.max(...files.map(({ take }) => take.frameRate))
  const filters = [
    `fps=fps=${Math.min(60, Math.max(1, frameRate))}:start_time=0`,
    `scale=${width}:${height}:force_original_aspect_ratio=decrease`,
    `pad=${width}:${height}:(ow-iw)/2:(oh-ih)/2`,
    'setsar=1',
    'format=yuv420p',
  ]
  return ['-vf', filters.join(','), '-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '14', '-g', '60', '-bf', '0']
}
