/** @file What the streams of a take are, as far as it decides whether takes can be put together as they are. Service process. */
import { z } from 'zod'
import type { Take } from '#shared/domain/takes.ts'
import { fileUrl, inputOptions } from '../video/input-arguments.ts'
import type { FfmpegTools } from '../video/locate-ffmpeg.ts'
import { runTool } from '../video/run-tool.ts'

export type TakeFile = { take: Take; path: string }
export type ShapedFile = TakeFile & { shape: TakeShape }

export type TakeShape = {
  videoCodec: string
  audioCodec: string | null
  width: number
  height: number
  /** Equal for pictures that one decoder can go through without being set up anew; '' where that cannot be told. */
  decoderKey: string
}

const streamSchema = z.object({
  codec_type: z.string().optional(),
  codec_name: z.string().optional(),
  width: z.number().default(0),
  height: z.number().default(0),
  pix_fmt: z.string().default(''),
  extradata_hash: z.string().optional(),
})
const probeSchema = z.object({ streams: z.array(streamSchema).default([]) })

const timeLimitMs = 30_000
/** Their set-up does not lie beside the pictures but in them. */
const setUpInPicture = ['vp8', 'vp9']

/** @param path a file that was recorded here; it may be cut short. @returns null when there is no picture in it. @throws UserError `cancelled` */
export async function readTakeShape(tools: FfmpegTools, path: string, signal: AbortSignal): Promise<TakeShape | null> {
  const { exitCode, stdout } = await runTool({
    command: tools.ffprobePath,
    args: ['-v', 'error', '-hide_banner', ...inputOptions(), '-show_streams', '-show_data_hash', 'md5', '-of', 'json', '-i', fileUrl(path)],
    timeLimitMs,
    signal,
  })
  if (exitCode !== 0) return null
  const { streams } = probeSchema.parse(JSON.parse(stdout))
  const video = streams.find((stream) => stream.codec_type === 'video' && stream.width > 0 && stream.height > 0)
  if (!video?.codec_name) return null
  const setUp = setUpInPicture.includes(video.codec_name) ? 'in the picture' : video.extradata_hash
  return {
    videoCodec: video.codec_name,
    audioCodec: streams.find((stream) => stream.codec_type === 'audio')?.codec_name ?? null,
    width: video.width,
    height: video.height,
    decoderKey: setUp ? [video.codec_name, video.width, video.height, video.pix_fmt, setUp].join(' ') : '',
  }
}

/** @returns whether the pictures can be put behind each other without being encoded again. */
export function haveSamePicture(shapes: readonly TakeShape[]): boolean {
  return shapes.every(({ decoderKey }) => decoderKey !== '' && decoderKey === shapes[0]?.decoderKey)
}
