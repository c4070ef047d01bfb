/** @file Looks at a recording: what it holds, how long it really is, and whether it can be used. Service process. */
import { open } from 'node:fs/promises'
import { UserError } from '#shared/contract/errors.ts'
import type { VideoProperties } from '#shared/domain/submission.ts'
import { describeFileError, requireRegularFile } from '../files/regular-file.ts'
import { fileUrl, inputOptions } from './input-arguments.ts'
import type { FfmpegTools } from './locate-ffmpeg.ts'
import { isFastStart, readBoxes, type Box } from './mp4-boxes.ts'
import { readProbe, type AudioStream } from './read-probe.ts'
import { refuseByContent, refuseByProbe, refuseTruncated, refuseWithoutPicture } from './refusals.ts'
import { runTool } from './run-tool.ts'
import { scanPackets } from './scan-packets.ts'

/** A recording as it would be shown: width and height after rotation and with square pixels. */
export type ProbedVideo = VideoProperties & {
  bytes: number
  container: 'mp4' | 'matroska' | 'avi'
  /** Whether the file itself says how long it is. */
  hasDuration: boolean
  isFragmented: boolean
  isFastStart: boolean
  isVariableFrameRate: boolean
  /** Frames per second in the busiest stretches; equals `frameRate` where the rate is constant. */
  peakFrameRate: number
  rotation: number
  pixelFormat: string
  hasColourMatrix: boolean
  profile: string
  /** Index of the picture's stream in the file. */
  videoStream: number
  /** Whether the picture is stored as it is shown: no rotation, square pixels, even sides. */
  isUpright: boolean
  startsAtZero: boolean
  audio: AudioStream | null
}

const timeLimitMs = 30_000
const headBytes = 512

/**
 * @param path a file that the user named.
 * @throws UserError `file-missing`, `file-unreadable`; `file-unsupported` with its reason for what is empty, text, a playlist, cut
 * short, without picture, no regular file, or of another kind; `cancelled`.
 */
export async function probeVideo(tools: FfmpegTools, path: string, signal?: AbortSignal): Promise<ProbedVideo> {
  const file = await requireRegularFile(path)
  const boxes = await inspectBytes(file.path, file.name)
  const { exitCode, stdout, stderr, isTimedOut } = await runTool({
    command: tools.ffprobePath,
    args: ['-v', 'error', '-hide_banner', ...inputOptions(), '-show_format', '-show_streams', '-of', 'json', '-i', fileUrl(file.path)],
    timeLimitMs,
    signal,
  })
  if (isTimedOut) throw tooSlow(file.name)
  if (exitCode !== 0) throw refuseByProbe(file.name, stderr)
  const found = readProbe(stdout)
  if (!found.video) throw found.audio ? refuseWithoutPicture(file.name) : refuseByProbe(file.name, stderr)

  const isFragmented = boxes.some(({ type }) => type === 'moof')
  const { video, audio, container, format } = found
  const hasDuration = format.durationMs !== null && !isFragmented
  // An MP4 index is exact; other containers, and MP4s without one, are only as long as the packets in them.
  const isIndexExact = container === 'mp4' && hasDuration
  const scan = isIndexExact
    ? null
    : await scanPackets({ tools, path: file.path, videoStream: video.index, audioStream: audio?.index ?? null, timeLimitMs, signal })
  const durationMs = scan?.durationMs ?? format.durationMs
  if (!durationMs || durationMs <= 0) throw scan === null && !isIndexExact ? tooSlow(file.name) : refuseTruncated(file.name)
  const frameRate = scan?.frameRate ?? video.averageFrameRate
  return {
    durationMs,
    width: video.width,
    height: video.height,
    frameRate: Math.round(frameRate * 1000) / 1000,
    videoCodec: video.codec,
    audioCodec: audio?.codec ?? null,
    bytes: file.bytes,
    container,
    hasDuration,
    isFragmented,
    isFastStart: isFastStart(boxes),
    isVariableFrameRate: scan?.isVariableFrameRate ?? video.isVariableFrameRate,
    peakFrameRate: Math.max(frameRate, scan?.peakFrameRate ?? video.peakFrameRate),
    rotation: video.rotation,
    pixelFormat: video.pixelFormat,
    hasColourMatrix: video.hasColourMatrix,
    profile: video.profile,
    videoStream: video.index,
    isUpright: video.isUpright,
    startsAtZero: Math.abs(format.startMs) < 1,
    audio,
  }
}

async function inspectBytes(path: string, name: string): Promise<Box[]> {
  try {
    const handle = await open(path, 'r')
    let head: Buffer
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0)
      head = buffer.subarray(0, bytesRead)
    } finally {
      await handle.close()
    }
    const refusal = refuseByContent(name, head)
    if (refusal) throw refusal
    const boxes = await readBoxes(path)
    const last = boxes.at(-1)
    const size = (await requireRegularFile(path)).bytes
    if (last && (last.offset + last.bytes > size || !boxes.some(({ type }) => type === 'moov'))) throw refuseTruncated(name)
    return boxes
  } catch (error) {
    throw describeFileError(error, path)
  }
}

function tooSlow(name: string): UserError {
  return new UserError(
    'file-unreadable',
    `${JSON.stringify(name)} could not be examined within ${timeLimitMs / 1000} seconds.`,
    'Copy the recording to a local disk and try again.',
  )
}
