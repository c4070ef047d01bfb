/** @file What the plan has to know of a recording's content: one pass over it, in constant memory. Service process. */
import { join } from 'node:path'
import type { Activity } from '#shared/domain/video-plan.ts'
import { activityOf } from './activity.ts'
import { findChange, noChange, type Change } from './compare-pictures.ts'
import { conformOptions, countConformed, type ConformedCopy } from './conform.ts'
import { conformFilter } from './filters.ts'
import { fileUrl } from './input-arguments.ts'
import { createListener, hearingSampleRate, isAudible, readLoudness, type Loudness } from './hear.ts'
import { createKeyPictureSampler, type KeyPicture } from './key-pictures.ts'
import type { FfmpegTools } from './locate-ffmpeg.ts'
import { frameRates, fullSize, lowestFrameRate, type PictureSource } from './plan-picture.ts'
import type { ProbedVideo } from './probe.ts'
import { readFrames, type Luma } from './read-frames.ts'
import { isScrolled, rowProfile } from './scrolling.ts'
import { createTempoCounter, type Tempo } from './tempo.ts'

/** What was seen, frame by frame at `frameRate`; all lists have one entry a frame unless said otherwise. */
export type SeenContent = {
  frameRate: number
  /** Share of the picture that differs from the frame before, 0 to 1. */
  changes: Float32Array
  /** One for each way of holding pictures back, shortest first; the first holds none. */
  tempos: Tempo[]
  /** One entry a second. */
  activity: Activity[]
}

export type HeardSound = { loudness: Loudness | null; /** One entry a second. */ hasSpeech: boolean[] }

export type VideoAnalysis = PictureSource & {
  durationMs: number
  bytes: number
  /** Whether there is anything to hear. */
  hasSound: boolean
  audioSampleRate: number
  audioBitsPerSecond: number | null
  /** Whether the recording meets every requirement but the size as it is: H.264 up to High, 8-bit 4:2:0, AAC-LC or silence, upright, at most 1080p. */
  canCopy: boolean
  /** Whether this ffmpeg can make AV1 at a bearable speed. */
  canEncodeAv1: boolean
  /** Wall time that the analysis took here: how fast this machine is. */
  seconds: number
  seen: SeenContent
  heard: HeardSound
}

export type AnalyseOptions = {
  tools: FfmpegTools
  path: string
  probed: ProbedVideo
  /** An existing folder; the conformed copy is left there. */
  folder: string
  signal?: AbortSignal
  /** Takes the done share, 0 to 1. */
  onProgress?: (fraction: number) => void
  stallLimitMs?: number
}

/** How long a picture that still changes may be held back, for each tempo that the plan may choose. */
export const settleChoicesMs = [0, 1_000, 2_000] as const
const sampledPictures = 8

/** @returns the analysis, a sample of the recording's pictures for probe encodes, and the copy that was made on the way. @throws UserError as `readFrames`. */
export async function analyseVideo(
  options: AnalyseOptions,
): Promise<{ analysis: VideoAnalysis; keyPictures: KeyPicture[]; conformed: ConformedCopy }> {
  const startedAt = performance.now()
  const { probed } = options
  const size = fullSize(probed)
  const frameRate =
    frameRates(probed)
      .filter((rate) => rate >= lowestFrameRate * 0.9)
      .at(-1) ??
    frameRates(probed)[0] ??
    lowestFrameRate
  const sampler = createKeyPictureSampler(sampledPictures)
  const tempos = settleChoicesMs.map((settleMs) =>
    createTempoCounter(settleMs, frameRate, size, settleMs === 1_000 ? (showing) => sampler.take(showing) : undefined),
  )
  const listener = createListener()
  const frames = countConformed(probed, frameRate)
  const changes = new Float32Array(frames)
  const scrolled = new Uint8Array(frames)

  let previous: Luma | null = null
  let previousInto: Change = noChange
  let previousProfile: Float32Array | null = null
  let seenFrames = 0
  function takeFrame(picture: Luma, index: number): void {
    if (index >= frames) return
    const into = previous ? findChange(previous, picture, size) : noChange
    changes[index] = into.share
    const profile = into.share > 0 || !previousProfile ? rowProfile(picture, size) : previousProfile
    if (previousProfile && into.share >= 0.02 && isScrolled(previousProfile, profile)) scrolled[index] = 1
    previousProfile = profile
    if (previous) for (const tempo of tempos) tempo.take(index - 1, previous, previousInto, into.share)
    previous = picture
    previousInto = into
    seenFrames = index + 1
    options.onProgress?.(Math.min(1, (index + 1) / frames))
  }
  const { audio } = probed
  const conformed = { path: join(options.folder, 'conformed.mp4'), frameRate }
  const hearing = audio ? ['-map', `0:${audio.index}`, '-vn', '-af', 'ebur128=peak=true:framelog=verbose', '-f', 'null', '-'] : []
  const said = await readFrames({
    ...options,
    stream: probed.videoStream,
    filter: conformFilter(probed, frameRate, frames),
    ...size,
    onFrame: takeFrame,
    ...(audio ? { sound: { stream: audio.index, sampleRate: hearingSampleRate, onSamples: (samples) => listener.take(samples) } } : {}),
    extraOutputs: [...conformOptions(probed, frameRate), '-y', fileUrl(conformed.path), ...hearing],
  })
  if (previous) for (const tempo of tempos) tempo.take(seenFrames - 1, previous, previousInto, 0)

  const heard = listener.hearing()
  const hasSound = audio !== null && isAudible(heard)
  const analysis: VideoAnalysis = {
    durationMs: probed.durationMs,
    bytes: probed.bytes,
    width: probed.width,
    height: probed.height,
    frameRate: probed.frameRate,
    peakFrameRate: probed.peakFrameRate,
    hasSound,
    audioSampleRate: audio?.sampleRate ?? 0,
    audioBitsPerSecond: audio?.bitsPerSecond ?? null,
    canCopy: canCopy(probed, hasSound),
    canEncodeAv1: options.tools.encoders.has('libsvtav1'),
    seconds: (performance.now() - startedAt) / 1000,
    seen: { frameRate, changes, tempos: tempos.map((tempo) => tempo.tempo(frames)), activity: activities(changes, scrolled, frameRate) },
    heard: { loudness: hasSound ? readLoudness(said) : null, hasSpeech: heard.hasSpeech },
  }
  return { analysis, keyPictures: sampler.sample(frames), conformed }
}

function activities(changes: Float32Array, scrolled: Uint8Array, frameRate: number): Activity[] {
  const seconds = Math.ceil(changes.length / frameRate)
  return Array.from({ length: seconds }, (_, second) => {
    const from = Math.round(second * frameRate)
    const to = Math.round((second + 1) * frameRate)
    return activityOf(
      [...changes.subarray(from, to)],
      scrolled.subarray(from, to).reduce((sum, is) => sum + is, 0),
    )
  })
}

/** Main and High only differ in tools that every player has; anything above (10 bit, 4:2:2, 4:4:4) does not play everywhere. */
const copiedProfiles = ['Constrained Baseline', 'Baseline', 'Main', 'High']

function canCopy(probed: ProbedVideo, hasSound: boolean): boolean {
  const isVideoFine = probed.videoCodec === 'h264' && copiedProfiles.includes(probed.profile) && probed.pixelFormat === 'yuv420p'
  const isAudioFine = !hasSound || (probed.audio?.codec === 'aac' && probed.audio.profile === 'LC')
  const isSizeFine = fullSize(probed).width === probed.width && fullSize(probed).height === probed.height
  return isVideoFine && isAudioFine && isSizeFine && probed.isUpright && probed.container === 'mp4' && probed.startsAtZero
}
