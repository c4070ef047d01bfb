/** @file Finds out by small encodes how many bits it takes to draw this recording's text legibly, at several sizes. Service process. */
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { compareLikeness, type PictureSize } from './compare-pictures.ts'
import { runFfmpeg } from './ffmpeg-command.ts'
import { fileUrl, inputOptions } from './input-arguments.ts'
import type { KeyPicture } from './key-pictures.ts'
import type { FfmpegTools } from './locate-ffmpeg.ts'
import { pictureOptions } from './picture-options.ts'
import { readFrames, type Luma } from './read-frames.ts'
import { runTool } from './run-tool.ts'

/** What a probe encode cost and kept: bits for each cell of text that was drawn, and the share of the text that stayed readable. */
export type LegibilityPoint = { /** Constant rate factor of x264. */ quality: number; bitsPerCell: number; legibility: number; ssim: number }
export type LegibilityCurve = PictureSize & {
  /** From few bits to many. */
  points: LegibilityPoint[]
}

export type ProbeOptions = {
  tools: FfmpegTools
  keyPictures: readonly KeyPicture[]
  /** The file of `withPicturesToProbe`. */
  picturesPath: string
  /** Size of the key pictures. */
  full: PictureSize
  /** Size to try. */
  size: PictureSize
  /** Constant rate factors to try, worst first. */
  qualities: readonly number[]
  frameRate: number
  /** An existing folder of this probe's own. */
  folder: string
  signal?: AbortSignal
  onProgress?: (fraction: number) => void
  stallLimitMs?: number
}

/** Each picture stands this many frames after the change, so that the encoder sees that it is worth its bits. */
const dwellFrames = 3
const probeReach = 512

/** @returns what each quality cost and kept. @throws UserError as `runFfmpeg`. */
export async function probeLegibility(options: ProbeOptions): Promise<LegibilityCurve> {
  const { size, keyPictures, qualities } = options
  if (keyPictures.length === 0) return { ...size, points: [] }
  const points: LegibilityPoint[] = []
  for (const quality of qualities) {
    points.push(await probe(options, quality))
    options.onProgress?.(points.length / qualities.length)
  }
  return { ...size, points }
}

/** Writes the key pictures to a file that all probes of a recording read, and removes it after `work`. @returns what `work` returns. */
export async function withPicturesToProbe<Result>(
  { folder, keyPictures }: Pick<ProbeOptions, 'folder' | 'keyPictures'>,
  work: (picturesPath: string) => Promise<Result>,
): Promise<Result> {
  const path = join(folder, 'key-pictures.gray')
  try {
    await writePictures(path, keyPictures)
    return await work(path)
  } finally {
    await rm(path, { force: true })
  }
}

async function writePictures(path: string, keyPictures: readonly KeyPicture[]): Promise<void> {
  const file = await open(path, 'w')
  try {
    for (const { before, after } of keyPictures) {
      if (before) await file.write(before)
      for (let copy = 0; copy < dwellFrames; copy++) await file.write(after)
    }
  } finally {
    await file.close()
  }
}

async function probe(
  { tools, keyPictures, picturesPath, full, size, frameRate, folder, signal, stallLimitMs }: ProbeOptions,
  quality: number,
): Promise<LegibilityPoint> {
  const path = join(folder, 'probe.mp4')
  const scale = size.width === full.width ? '' : `scale=${size.width}:${size.height}:flags=lanczos,`
  await runFfmpeg({
    tools,
    inputs: [
      {
        path: picturesPath,
        ownDemuxer: 'rawvideo',
        options: ['-f', 'rawvideo', '-pix_fmt', 'gray', '-video_size', `${full.width}x${full.height}`, '-framerate', String(frameRate)],
      },
    ],
    outputs: [
      {
        path,
        options: [
          ...['-vf', `${scale}format=yuv420p`, ...pictureOptions({ reach: probeReach, claimedRate: frameRate, isProbe: true })],
          ...['-crf', String(quality), '-f', 'mp4'],
        ],
      },
    ],
    signal,
    stallLimitMs,
  })
  const bytes = await readFrameBytes(tools, path, signal)
  const perCell: number[] = []
  const lastFrames: number[] = []
  for (const { before, drawnCells } of keyPictures) {
    const from = (lastFrames.at(-1) ?? -1) + (before ? 2 : 1)
    const bits = bytes.slice(from, from + dwellFrames).reduce((sum, count) => sum + count * 8, 0)
    // The first picture of a recording is drawn without another before it: it says something only where there is no change.
    if (before || keyPictures.length === 1) perCell.push(bits / Math.max(1, drawnCells))
    lastFrames.push(from + dwellFrames - 1)
  }
  const seen = await compareAt({ tools, path, full, lastFrames, keyPictures, signal, stallLimitMs })
  await rm(path, { force: true })
  // Pictures were sampled by their price, so that each says the same about the price of a cell.
  return { quality, bitsPerCell: mean(perCell), ...seen }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
}

/** @returns the bytes of each frame, in the order in which they are shown. */
async function readFrameBytes(tools: FfmpegTools, path: string, signal?: AbortSignal): Promise<number[]> {
  const args = [
    '-v',
    'error',
    ...inputOptions(),
    '-select_streams',
    'v:0',
    '-show_entries',
    'packet=pts_time,size',
    '-of',
    'csv=p=0',
    '-i',
    fileUrl(path),
  ]
  const { stdout } = await runTool({ command: tools.ffprobePath, args, timeLimitMs: 30_000, signal })
  return stdout
    .trim()
    .split('\n')
    .map((line) => line.split(',').map(Number))
    .sort(([a = 0], [b = 0]) => a - b)
    .map(([, size = 0]) => size)
}

type Comparing = Pick<ProbeOptions, 'tools' | 'full' | 'signal' | 'stallLimitMs' | 'keyPictures'> & { path: string; lastFrames: number[] }

async function compareAt({
  tools,
  path,
  full,
  lastFrames,
  keyPictures,
  signal,
  stallLimitMs,
}: Comparing): Promise<{ legibility: number; ssim: number }> {
  let readable = 0
  let text = 0
  let similarity = 0
  let weights = 0
  await readFrames({
    tools,
    path,
    stream: 0,
    filter: `select='${lastFrames.map((frame) => `eq(n,${frame})`).join('+')}',setpts=N/TB,fps=fps=1,scale=${full.width}:${full.height}:flags=lanczos`,
    ...full,
    onFrame: (luma: Luma, index) => {
      const key = keyPictures[index]
      if (!key) return
      const { textCells, readableCells, ssim } = compareLikeness(key.after, luma, full)
      // What is looked at longer counts more.
      const weight = Math.min(key.dwellFrames, 50)
      readable += weight * readableCells
      text += weight * textCells
      similarity += weight * ssim
      weights += weight
    },
    signal,
    stallLimitMs,
  })
  return { legibility: text > 0 ? readable / text : 1, ssim: weights > 0 ? similarity / weights : 1 }
}
