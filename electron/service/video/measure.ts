/** @file Looks at a video that was made: whether it is what was planned, plays to its end, and how much of the recording it shows. Service process. */
import { UserError } from '#shared/contract/errors.ts'
import type { VideoProperties } from '#shared/domain/submission.ts'
import type { VideoMeasurement, VideoWishes } from '#shared/domain/video-plan.ts'
import { runFfmpeg } from './ffmpeg-command.ts'
import type { FfmpegTools } from './locate-ffmpeg.ts'
import { measureLikeness, type LikenessOptions } from './measure-likeness.ts'
import { measureLoudness } from './measure-loudness.ts'
import { probeVideo, type ProbedVideo } from './probe.ts'

export type Measurement = { properties: VideoProperties; measured: VideoMeasurement }

type MeasureOptions = {
  tools: FfmpegTools
  path: string
  expectedDurationMs: number
  limitBytes: number
  codec: VideoWishes['codec']
  /** What it is compared with; without it (a copy) it shows what the recording shows. */
  reference: Omit<LikenessOptions, 'tools' | 'path' | 'signal' | 'stallLimitMs'> | null
  signal?: AbortSignal
  onFraction?: (fraction: number) => void
  stallLimitMs?: number
}

/** An AAC frame at the lowest sample rate lasts 128 ms; the sound may reach one of them beyond the picture, and begin one before. */
const soundToleranceMs = 260

/**
 * Decodes the file from beginning to end.
 * @throws UserError `encoder-failed` when it is no faststart MP4 of that codec and AAC in yuv420p, does not decode without a message, or is not as long as expected.
 */
export async function measureVideo(options: MeasureOptions): Promise<Measurement> {
  const { tools, path, expectedDurationMs, limitBytes, reference, signal, onFraction, stallLimitMs } = options
  const probed = await probeVideo(tools, path, signal).catch((error: unknown) => {
    throw error instanceof UserError && error.code === 'file-unsupported' ? wrong(error.message) : error
  })
  // A file that leaves out what does not change has fewer frames a second than it moves with.
  const frameRate = reference?.output.frameRate ?? probed.frameRate
  requireForm({ ...probed, frameRate }, expectedDurationMs, options.codec)
  const [messages, likeness, loudness] = await Promise.all([
    runFfmpeg({
      tools,
      inputs: [{ path }],
      // Not the chapters: they are a stream of text.
      outputs: [{ path: null, options: ['-map', '0:v', '-map', '0:a?'] }],
      signal,
      stallLimitMs,
      onProgress: ({ outTimeMs }) => onFraction?.((outTimeMs ?? 0) / expectedDurationMs),
    }),
    reference ? measureLikeness({ tools, path, signal, stallLimitMs, ...reference }) : null,
    probed.audio ? measureLoudness({ ...options, stream: probed.audio.index }) : null,
  ])
  if (messages.length > 0) throw wrong(`it does not decode cleanly: ${messages.at(-1)}`)
  const { bytes, durationMs, width, height, videoCodec, audioCodec } = probed
  const whole = { stepMs: Math.max(1, durationMs), values: [1] }
  return {
    properties: { durationMs, width, height, frameRate, videoCodec, audioCodec },
    measured: {
      bytes,
      limitShare: bytes / limitBytes,
      driftMs: Math.round(durationMs - expectedDurationMs),
      loudnessLufs: loudness?.lufs ?? null,
      truePeakDecibels: loudness?.truePeakDecibels ?? null,
      ...(likeness ?? { legibility: 1, ssim: 1, legibilityCurve: whole, ssimCurve: whole, worst: [] }),
    },
  }
}

function requireForm(probed: ProbedVideo, expectedDurationMs: number, codec: VideoWishes['codec']): void {
  const { durationMs, frameRate, videoCodec, audioCodec } = probed
  if (videoCodec !== codec || (audioCodec !== null && audioCodec !== 'aac')) throw wrong(`it holds ${videoCodec} and ${audioCodec ?? 'no sound'}`)
  if (probed.pixelFormat !== 'yuv420p') throw wrong(`its pixels are ${probed.pixelFormat}`)
  if (!probed.isFastStart || probed.isFragmented) throw wrong('its index does not stand first')
  const frameMs = frameRate > 0 ? 1000 / frameRate : 0
  if (Math.abs(durationMs - expectedDurationMs) > frameMs + soundToleranceMs)
    throw wrong(`it lasts ${durationMs} ms instead of ${Math.round(expectedDurationMs)} ms`)
}

function wrong(reason: string): UserError {
  return new UserError(
    'encoder-failed',
    `ffmpeg made a video that is not right: ${reason}.`,
    'Try again; if it happens again, choose another ffmpeg in Settings.',
  )
}
