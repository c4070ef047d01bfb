/** @file A copy of a recording that the player in the window can show and seek, where it cannot show the recording itself. Service process. */
import { UserError } from '#shared/contract/errors.ts'
import { throwIfCancelled } from '../files/cancellation.ts'
import { runFfmpeg } from './ffmpeg-command.ts'
import type { FfmpegTools } from './locate-ffmpeg.ts'
import { fullSize } from './plan-picture.ts'
import type { ProbedVideo } from './probe.ts'

export type PreviewKind = 'none' | 'remux' | 'transcode'

const mp4Sounds = [null, 'aac', 'mp3']
const webmSounds = [null, 'opus', 'vorbis']
const webmPictures = ['vp8', 'vp9', 'av1']
const previewLongSide = 1280

/** Chromium plays H.264 (8 bit, 4:2:0) in MP4 and VP8, VP9, AV1 in WebM; it cannot seek what has no duration. */
function playableIn({ videoCodec, audioCodec, pixelFormat }: ProbedVideo): 'mp4' | 'webm' | null {
  if (videoCodec === 'h264' && ['yuv420p', 'yuvj420p'].includes(pixelFormat) && mp4Sounds.includes(audioCodec)) return 'mp4'
  return webmPictures.includes(videoCodec) && webmSounds.includes(audioCodec) ? 'webm' : null
}

/** @returns how the preview must be made: not at all, by packing the streams anew, or by encoding. */
export function needsPreview(probed: ProbedVideo): PreviewKind {
  const container = playableIn(probed)
  if (!container) return 'transcode'
  const isContainerRight = container === 'mp4' ? probed.container === 'mp4' : probed.container === 'matroska'
  return isContainerRight && probed.hasDuration && !probed.isFragmented ? 'none' : 'remux'
}

export type PreviewOptions = {
  tools: FfmpegTools
  path: string
  probed: ProbedVideo
  /** Written there whatever its extension is. */
  outputPath: string
  signal?: AbortSignal
  /** Takes the done share, 0 to 1. */
  onProgress?: (fraction: number) => void
  stallLimitMs?: number
}

/**
 * Packs anew where that is enough; otherwise (or when packing fails) a fast H.264 encode of at most 1280 pixels on the long side.
 * @returns where the preview is and the name it should be kept under. @throws UserError as `runFfmpeg`.
 */
export async function makePreview(options: PreviewOptions): Promise<{ path: string; name: string }> {
  const { probed, outputPath, signal } = options
  const container = playableIn(probed)
  if (container) {
    try {
      await run(options, [
        ...maps(probed),
        '-c',
        'copy',
        '-map_metadata',
        '-1',
        ...(container === 'mp4' ? ['-movflags', '+faststart'] : []),
        '-f',
        container,
      ])
      return { path: outputPath, name: `preview.${container}` }
    } catch (error) {
      throwIfCancelled(signal)
      if (!(error instanceof UserError && error.code === 'encoder-failed')) throw error
    }
  }
  const size = fullSize(probed)
  const factor = Math.min(1, previewLongSide / Math.max(size.width, size.height))
  const even = (length: number) => Math.max(2, Math.floor((length * factor) / 2) * 2)
  await run(options, [
    ...maps(probed),
    ...[
      '-vf',
      `fps=fps=${Math.min(30, Math.max(1, probed.peakFrameRate))}:start_time=0,scale=${even(size.width)}:${even(size.height)},format=yuv420p,setsar=1`,
    ],
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '23', '-g', '60'],
    ...(probed.audio ? ['-c:a', 'aac', '-b:a', '96k', '-ac', '2', '-af', 'aresample=48000:async=1:first_pts=0'] : []),
    ...['-map_metadata', '-1', '-movflags', '+faststart', '-f', 'mp4'],
  ])
  return { path: outputPath, name: 'preview.mp4' }
}

function maps({ videoStream, audio }: ProbedVideo): string[] {
  return ['-map', `0:${videoStream}`, ...(audio ? ['-map', `0:${audio.index}`] : []), '-sn', '-dn', '-map_chapters', '-1']
}

async function run({ tools, path, probed, outputPath, signal, onProgress, stallLimitMs }: PreviewOptions, options: string[]): Promise<void> {
  await runFfmpeg({
    tools,
    inputs: [{ path }],
    outputs: [{ path: outputPath, options }],
    signal,
    stallLimitMs,
    onProgress: ({ outTimeMs }) => onProgress?.(Math.min(1, (outTimeMs ?? 0) / probed.durationMs)),
  })
}
