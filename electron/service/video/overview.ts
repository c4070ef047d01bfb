/** @file Small pictures of a recording and how loud it is, for a timeline. Service process. */
import { createReadStream } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Progress } from '#shared/contract/contract.ts'
import type { RecordingOverview } from '#shared/contract/review-calls.ts'
import { throwIfCancelled } from '../files/cancellation.ts'
import { describeFileError } from '../files/regular-file.ts'
import type { ConformedCopy } from './conform.ts'
import { runFfmpeg } from './ffmpeg-command.ts'
import { createPeaks, peakStepMs } from './waveform.ts'
import type { FfmpegTools } from './locate-ffmpeg.ts'
import { fullSize } from './plan-picture.ts'
import { probeVideo, type ProbedVideo } from './probe.ts'
import { splitJpegs } from './split-jpegs.ts'

export type OverviewOptions = {
  tools: FfmpegTools
  path: string
  /** Where the recording was studied already: a copy that is cheaper to read. */
  conformed?: ConformedCopy
  /** An existing folder for work in progress. */
  workDir: string
  signal?: AbortSignal
  onProgress?: (progress: Progress) => void
  stallLimitMs?: number
}

const mostThumbnails = 180
const shortestStepMs = 500
const thumbnailWidth = 160
/** Sheets are a megapixel at most, which is half a megabyte of noise and a tenth of pages. */
const sheetPixels = 1_000_000
const columns = 8
/** A strip of a screen that is higher than this is cut off below: thumbnails of a web page in one picture tell nothing. */
const tallest = 400
const soundSampleRate = 8_000

/** @returns the overview. @throws UserError as `probeVideo` and `runFfmpeg`; `disk-full`, `cancelled`. */
export async function makeOverview(options: OverviewOptions): Promise<RecordingOverview> {
  const { tools, path, workDir, signal } = options
  throwIfCancelled(signal)
  const probed = await probeVideo(tools, path, signal)
  const folder = await mkdtemp(join(workDir, 'overview-')).catch((error: unknown) => {
    throw describeFileError(error, workDir)
  })
  const share = probed.audio ? 0.8 : 1
  const report = (activity: string, fraction: number) => options.onProgress?.({ activity, fraction: Math.min(1, fraction), secondsLeft: null })
  try {
    const thumbnails = await makeThumbnails(options, probed, folder, (fraction) => report('Taking small pictures', fraction * share))
    const waveform = probed.audio
      ? await makeWaveform(options, probed, folder, (fraction) => report('Listening', share + fraction * (1 - share)))
      : null
    report('Done', 1)
    return { thumbnails, waveform }
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

async function makeThumbnails(
  { tools, path, conformed, signal, stallLimitMs }: OverviewOptions,
  probed: ProbedVideo,
  folder: string,
  onFraction: (fraction: number) => void,
): Promise<RecordingOverview['thumbnails']> {
  const { durationMs } = probed
  const full = fullSize(probed)
  const height = Math.min(tallest, Math.max(2, Math.round((thumbnailWidth * full.height) / full.width / 2) * 2))
  const stepMs = Math.max(shortestStepMs, Math.ceil(durationMs / mostThumbnails))
  const count = Math.max(1, Math.ceil(durationMs / stepMs))
  const rows = Math.max(1, Math.min(Math.ceil(count / columns), Math.floor(sheetPixels / (columns * thumbnailWidth * height))))
  const sheetsPath = join(folder, 'sheets')
  await runFfmpeg({
    tools,
    // Pictures that no other one refers to are passed over: the eye does not miss them here.
    inputs: [conformed ? { path: conformed.path } : { path, options: ['-skip_frame', 'noref'] }],
    outputs: [
      {
        path: sheetsPath,
        options: [
          ...['-map', conformed ? '0:v:0' : `0:${probed.videoStream}`, '-an', '-sn', '-dn'],
          ...['-vf', thumbnailFilter({ stepMs, count, height, rows }), '-c:v', 'mjpeg', '-q:v', '5', '-f', 'mjpeg'],
        ],
      },
      // Written nowhere: makes the progress follow what is read.
      { path: null, options: ['-map', conformed ? '0:v:0' : `0:${probed.videoStream}`, '-c', 'copy'] },
    ],
    signal,
    stallLimitMs,
    onProgress: ({ outTimeMs }) => onFraction((outTimeMs ?? 0) / durationMs),
  })
  const sheets = splitJpegs(await readFile(sheetsPath))
  return { stepMs, width: thumbnailWidth, height, columns, rows, count, sheets }
}

function thumbnailFilter({ stepMs, count, height, rows }: { stepMs: number; count: number; height: number; rows: number }): string {
  return [
    // What is shown at an instant, not what comes next.
    `fps=fps=1000/${stepMs}:start_time=0:round=up:eof_action=pass`,
    `tpad=stop_mode=clone:stop=${count}`,
    `trim=end_frame=${count}`,
    `scale=${thumbnailWidth}:${height}:force_original_aspect_ratio=increase:flags=area`,
    `crop=${thumbnailWidth}:${height}:0:0`,
    'format=yuvj420p',
    'setsar=1',
    `tile=${columns}x${rows}`,
  ].join(',')
}

async function makeWaveform(
  { tools, path, signal, stallLimitMs }: OverviewOptions,
  { audio, durationMs }: ProbedVideo,
  folder: string,
  onFraction: (fraction: number) => void,
): Promise<RecordingOverview['waveform']> {
  const samplesPath = join(folder, 'samples')
  await runFfmpeg({
    tools,
    inputs: [{ path }],
    outputs: [
      {
        path: samplesPath,
        options: [
          ...['-map', `0:${audio?.index}`, '-vn', '-sn', '-dn', '-af', `aresample=${soundSampleRate}:async=1:first_pts=0`],
          ...['-ac', '1', '-ar', `${soundSampleRate}`, '-c:a', 'pcm_s16le', '-f', 's16le'],
        ],
      },
    ],
    signal,
    stallLimitMs,
    onProgress: ({ outTimeMs }) => onFraction((outTimeMs ?? 0) / durationMs),
  })
  const stepMs = peakStepMs(durationMs)
  const peaks = createPeaks({ stepMs, sampleRate: soundSampleRate, count: Math.max(1, Math.ceil(durationMs / stepMs)) })
  for await (const bytes of createReadStream(samplesPath)) {
    throwIfCancelled(signal)
    peaks.take(bytes as Buffer)
  }
  return { stepMs, values: peaks.values() }
}
