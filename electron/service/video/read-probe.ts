/** @file Reads what ffprobe prints as JSON. Pure. */
import { z } from 'zod'

const streamSchema = z.object({
  index: z.number(),
  codec_type: z.string().optional(),
  codec_name: z.string().optional(),
  profile: z.string().optional(),
  width: z.number().optional(),
  height: z.number().optional(),
  pix_fmt: z.string().optional(),
  color_space: z.string().optional(),
  sample_aspect_ratio: z.string().optional(),
  avg_frame_rate: z.string().optional(),
  r_frame_rate: z.string().optional(),
  sample_rate: z.string().optional(),
  channels: z.number().optional(),
  bit_rate: z.string().optional(),
  duration: z.string().optional(),
  disposition: z.record(z.string(), z.number()).optional(),
  tags: z.record(z.string(), z.unknown()).optional(),
  side_data_list: z.array(z.object({ rotation: z.number().optional() })).optional(),
})
type Stream = z.infer<typeof streamSchema>

const probeSchema = z.object({
  streams: z.array(streamSchema).default([]),
  format: z.object({ format_name: z.string().default(''), duration: z.string().optional(), start_time: z.string().optional() }),
})

export type VideoStream = {
  index: number
  codec: string
  profile: string
  pixelFormat: string
  /** Whether the file says by which matrix its colours were made. */
  hasColourMatrix: boolean
  width: number
  height: number
  averageFrameRate: number
  peakFrameRate: number
  isVariableFrameRate: boolean
  rotation: number
  isUpright: boolean
}
export type AudioStream = { index: number; codec: string; profile: string; sampleRate: number; channels: number; bitsPerSecond: number | null }

export type Probe = {
  container: 'mp4' | 'matroska' | 'avi'
  format: { durationMs: number | null; startMs: number }
  video: VideoStream | null
  audio: AudioStream | null
}

/** Rates above this are time bases of variable-rate recordings that the prober mistook for a rate. */
const plausibleFrameRate = 240

/** @param json what `ffprobe -show_format -show_streams -of json` printed. @returns the first real picture and the first sound. */
export function readProbe(json: string): Probe {
  const { streams, format } = probeSchema.parse(JSON.parse(json))
  const video = streams.find((stream) => stream.codec_type === 'video' && stream.disposition?.attached_pic !== 1 && stream.width && stream.height)
  const audio = streams.find((stream) => stream.codec_type === 'audio' && Number(stream.sample_rate) > 0)
  return {
    container: format.format_name.includes('matroska') ? 'matroska' : format.format_name.includes('avi') ? 'avi' : 'mp4',
    format: { durationMs: milliseconds(format.duration), startMs: milliseconds(format.start_time) ?? 0 },
    video: video ? readVideo(video) : null,
    audio: audio ? readAudio(audio) : null,
  }
}

function readVideo(stream: Stream): VideoStream {
  const storedWidth = stream.width ?? 0
  const storedHeight = stream.height ?? 0
  const rotation = readRotation(stream)
  const pixelRatio = ratio(stream.sample_aspect_ratio?.replace(':', '/')) || 1
  const shownWidth = Math.max(1, Math.round(storedWidth * pixelRatio))
  const isSideways = rotation % 180 !== 0
  const average = ratio(stream.avg_frame_rate)
  const base = ratio(stream.r_frame_rate)
  const averageFrameRate = average > 0 && average <= plausibleFrameRate ? average : base > 0 && base <= plausibleFrameRate ? base : 0
  const peakFrameRate = base > 0 && base <= plausibleFrameRate ? Math.max(base, averageFrameRate) : averageFrameRate
  return {
    index: stream.index,
    codec: stream.codec_name ?? 'unknown',
    profile: stream.profile ?? '',
    pixelFormat: stream.pix_fmt ?? '',
    hasColourMatrix: (stream.color_space ?? 'unknown') !== 'unknown',
    width: isSideways ? storedHeight : shownWidth,
    height: isSideways ? shownWidth : storedHeight,
    averageFrameRate,
    peakFrameRate,
    isVariableFrameRate: peakFrameRate > averageFrameRate * 1.02,
    rotation,
    isUpright: rotation === 0 && shownWidth === storedWidth && storedWidth % 2 === 0 && storedHeight % 2 === 0,
  }
}

function readAudio(stream: Stream): AudioStream {
  const bits = Number(stream.bit_rate)
  return {
    index: stream.index,
    codec: stream.codec_name ?? 'unknown',
    profile: stream.profile ?? '',
    sampleRate: Number(stream.sample_rate),
    channels: stream.channels ?? 1,
    bitsPerSecond: bits > 0 ? bits : null,
  }
}

/** @returns degrees clockwise, 0 to 359: from the display matrix, or the tag that older releases give. */
function readRotation({ side_data_list: sideData, tags }: Stream): number {
  const matrix = sideData?.find(({ rotation }) => rotation !== undefined)?.rotation
  const degrees = matrix === undefined ? Number(tags?.rotate ?? 0) : -matrix
  return Number.isFinite(degrees) ? ((Math.round(degrees) % 360) + 360) % 360 : 0
}

function milliseconds(seconds: string | undefined): number | null {
  const value = Number(seconds)
  return seconds !== undefined && Number.isFinite(value) ? Math.round(value * 1000) : null
}

/** @returns the value of `30000/1001`; 0 where it is none. */
function ratio(text: string | undefined): number {
  const [numerator = 0, denominator = 1] = (text ?? '').split('/').map(Number)
  const value = numerator / denominator
  return Number.isFinite(value) && value > 0 ? value : 0
}
