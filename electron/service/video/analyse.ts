/** @file What the plan has to know of a recording's content. Service process. */
import { runFfmpeg } from './ffmpeg-command.ts'
import type { FfmpegTools } from './locate-ffmpeg.ts'
import { fullSize, type PictureSource } from './plan-picture.ts'
import type { ProbedVideo } from './probe.ts'

export type VideoAnalysis = PictureSource & {
  durationMs: number
  bytes: number
  /** Whether there is anything to hear. */
  hasSound: boolean
  audioSampleRate: number
  audioBitsPerSecond: number | null
  /** Whether the recording meets every requirement but the size as it is: H.264 up to High, 8-bit 4:2:0, AAC-LC or silence, upright, at most 1080p. */
  canCopy: boolean
}

/** Peaks below this many dBFS count as silence: the noise floor of a muted input is about -90, of an open microphone about -50. */
const silenceDecibels = -70

export type AnalyseOptions = {
  tools: FfmpegTools
  path: string
  probed: ProbedVideo
  signal?: AbortSignal
  /** Takes the done share, 0 to 1. */
  onProgress?: (fraction: number) => void
  stallLimitMs?: number
}

/** Decodes the sound once (no picture) to hear whether there is any. @throws UserError as `runFfmpeg`. */
export async function analyseVideo(options: AnalyseOptions): Promise<VideoAnalysis> {
  const { probed } = options
  const hasSound = probed.audio !== null && (await isAudible(options, probed.audio.index))
  return {
    durationMs: probed.durationMs,
    bytes: probed.bytes,
    width: probed.width,
    height: probed.height,
    frameRate: probed.frameRate,
    peakFrameRate: probed.peakFrameRate,
    hasSound,
    audioSampleRate: probed.audio?.sampleRate ?? 0,
    audioBitsPerSecond: probed.audio?.bitsPerSecond ?? null,
    canCopy: canCopy(probed, hasSound),
  }
}

async function isAudible({ tools, path, probed, signal, onProgress, stallLimitMs }: AnalyseOptions, stream: number): Promise<boolean> {
  const lines = await runFfmpeg({
    tools,
    inputs: [{ path }],
    outputs: [{ path: null, options: ['-map', `0:${stream}`, '-af', 'volumedetect'] }],
    logLevel: 'info',
    signal,
    stallLimitMs,
    onProgress: ({ outTimeMs }) => onProgress?.(Math.min(1, (outTimeMs ?? 0) / probed.durationMs)),
  })
  const peak = lines.map((line) => /max_volume: (-?[\d.]+|-inf) dB/.exec(line)?.[1]).find((value) => value !== undefined)
  return peak !== undefined && Number(peak) > silenceDecibels
}

/** Main and High only differ in tools that every player has; anything above (10 bit, 4:2:2, 4:4:4) does not play everywhere. */
const copiedProfiles = ['Constrained Baseline', 'Baseline', 'Main', 'High']

function canCopy(probed: ProbedVideo, hasSound: boolean): boolean {
  const isVideoFine = probed.videoCodec === 'h264' && copiedProfiles.includes(probed.profile) && probed.pixelFormat === 'yuv420p'
  const isAudioFine = !hasSound || (probed.audio?.codec === 'aac' && probed.audio.profile === 'LC')
  const isSizeFine = fullSize(probed).width === probed.width && fullSize(probed).height === probed.height
  return isVideoFine && isAudioFine && isSizeFine && probed.isUpright && probed.container === 'mp4' && probed.startsAtZero
}
