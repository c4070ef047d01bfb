/** @file Packs what was recorded into a file that the player shows and seeks: H.264 as MP4, everything else as WebM. Service process. */
import { join } from 'node:path'
import { runFfmpeg } from '../video/ffmpeg-command.ts'
import type { FfmpegTools } from '../video/locate-ffmpeg.ts'
import { cleanOptions, recordedInput, steadySound } from './recording-options.ts'

type FinishOptions = {
  tools: FfmpegTools
  /** One take as it was recorded, or a list of parts. */
  input: { path: string; kind: 'take' | 'list' }
  videoCodec: string
  audioCodec: string | null
  durationMs: number
  folder: string
  signal: AbortSignal
  onFraction: (fraction: number) => void
}

const soundOptions = { mp4: ['-c:a', 'aac', '-b:a', '160k', '-ac', '2'], webm: ['-c:a', 'libopus', '-b:a', '128k', '-ac', '2'] }
/** Sounds that the player expects in each. */
const soundsAsTheyAre = { mp4: ['aac'], webm: ['opus', 'vorbis'] }

export function containerOf(videoCodec: string): 'mp4' | 'webm' {
  return videoCodec === 'h264' ? 'mp4' : 'webm'
}

/** The picture stays as it is, and sound that already is what belongs there. @throws UserError as `runFfmpeg` */
export async function finishRecording(options: FinishOptions): Promise<{ path: string; name: string }> {
  const { tools, input, videoCodec, audioCodec, durationMs, folder, signal, onFraction } = options
  const container = containerOf(videoCodec)
  const isKept = input.kind === 'take' && soundsAsTheyAre[container].includes(audioCodec ?? '')
  const filter = steadySound(input.kind === 'take' ? 'as recorded' : 'as joined')
  const sound = isKept ? ['-c:a', 'copy'] : ['-af', filter, ...soundOptions[container]]
  const name = `recording.${container}`
  const path = join(folder, name)
  const streams = ['-map', '0:v:0', '-c:v', 'copy', ...(audioCodec === null ? ['-an'] : ['-map', '0:a:0', ...sound])]
  const format = container === 'mp4' ? ['-movflags', '+faststart', '-f', 'mp4'] : ['-f', 'webm']
  await runFfmpeg({
    tools,
    inputs: [
      input.kind === 'take'
        ? { path: input.path, options: recordedInput }
        : { path: input.path, ownDemuxer: 'concat', options: ['-f', 'concat', '-safe', '0'] },
    ],
    outputs: [{ path, options: [...streams, ...cleanOptions, ...format] }],
    signal,
    onProgress: ({ outTimeMs }) => onFraction(Math.min(1, (outTimeMs ?? 0) / Math.max(1, durationMs))),
  })
  return { path, name }
}
