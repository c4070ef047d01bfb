/** @file Looks at a video that was made: whether it is what was planned, and plays to its end. Service process. */
import { UserError } from '#shared/contract/errors.ts'
import type { VideoProperties } from '#shared/domain/submission.ts'
import { runFfmpeg } from './ffmpeg-command.ts'
import type { FfmpegTools } from './locate-ffmpeg.ts'
import { probeVideo } from './probe.ts'

export type Measurement = { bytes: number; properties: VideoProperties }

type MeasureOptions = {
  tools: FfmpegTools
  path: string
  expectedDurationMs: number
  signal?: AbortSignal
  onFraction?: (fraction: number) => void
  stallLimitMs?: number
}

/** An AAC frame at the lowest sample rate lasts 64 ms; the sound may reach one of them beyond the picture, and begin one before. */
const soundToleranceMs = 130

/**
 * Decodes the file from beginning to end.
 * @throws UserError `encoder-failed` when it is no faststart H.264/AAC MP4 in yuv420p, does not decode without a message, or is not as long as expected.
 */
export async function measureVideo({ tools, path, expectedDurationMs, signal, onFraction, stallLimitMs }: MeasureOptions): Promise<Measurement> {
  const probed = await probeVideo(tools, path, signal).catch((error: unknown) => {
    throw error instanceof UserError && error.code === 'file-unsupported' ? wrong(error.message) : error
  })
  const { bytes, durationMs, width, height, frameRate, videoCodec, audioCodec } = probed
  if (videoCodec !== 'h264' || (audioCodec !== null && audioCodec !== 'aac')) throw wrong(`it holds ${videoCodec} and ${audioCodec ?? 'no sound'}`)
  if (probed.pixelFormat !== 'yuv420p') throw wrong(`its pixels are ${probed.pixelFormat}`)
  if (!probed.isFastStart || probed.isFragmented) throw wrong('its index does not stand first')
  const frameMs = frameRate > 0 ? 1000 / frameRate : 0
  if (Math.abs(durationMs - expectedDurationMs) > frameMs + soundToleranceMs)
    throw wrong(`it lasts ${durationMs} ms instead of ${Math.round(expectedDurationMs)} ms`)
  const messages = await runFfmpeg({
    tools,
    inputs: [{ path }],
    outputs: [{ path: null, options: ['-map', '0'] }],
    signal,
    stallLimitMs,
    onProgress: ({ outTimeMs }) => onFraction?.((outTimeMs ?? 0) / expectedDurationMs),
  })
  if (messages.length > 0) throw wrong(`it does not decode cleanly: ${messages.at(-1)}`)
  return { bytes, properties: { durationMs, width, height, frameRate, videoCodec, audioCodec } }
}

function wrong(reason: string): UserError {
  return new UserError(
    'encoder-failed',
    `ffmpeg made a video that is not right: ${reason}.`,
    'Try again; if it happens again, choose another ffmpeg in Settings.',
  )
}
