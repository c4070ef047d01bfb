/** @file Takes a still picture of each scene of a video that was made. Service process. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runFfmpeg } from './ffmpeg-command.ts'
import { sumOf } from './filter-expressions.ts'
import { fileUrl, inputOptions } from './input-arguments.ts'
import type { FfmpegTools } from './locate-ffmpeg.ts'
import type { Passage } from './passages.ts'
import { gapOption } from './picture-options.ts'
import { runTool } from './run-tool.ts'
import { settledFrames, type StoredPicture } from './settled-frames.ts'
import { splitJpegs } from './split-jpegs.ts'

export type StillOptions = {
  tools: FfmpegTools
  path: string
  /** Stretches of the video, in order. */
  stretches: readonly Passage[]
  signal?: AbortSignal
  stallLimitMs?: number
}

/** Wide enough for headings to be read on paper; a hundred kilobytes each. */
const stillWidth = 960
const timeLimitMs = 30_000

/**
 * One pass over the video, whatever the number of stretches.
 * @returns a JPEG picture for each stretch. @throws UserError as `runFfmpeg`; `encoder-failed` also for what is no video.
 */
export async function takeStills({ tools, path, stretches, signal, stallLimitMs }: StillOptions): Promise<Uint8Array[]> {
  const pictures = await listPictures({ tools, path, signal })
  const wanted = settledFrames(pictures, stretches)
  const frames = [...new Set(wanted)].sort((a, b) => a - b)
  const folder = await mkdtemp(join(tmpdir(), 'certpack-stills-'))
  try {
    const stillsPath = join(folder, 'stills')
    const scale = `scale='min(${stillWidth},iw)':-2:flags=lanczos+accurate_rnd+full_chroma_int+bitexact`
    const filter = `select='${sumOf(frames.map((frame) => `eq(n,${frame})`))}',${scale},format=yuvj420p`
    const clean = ['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact', '-threads', '1']
    await runFfmpeg({
      tools,
      inputs: [{ path }],
      outputs: [
        {
          path: stillsPath,
          options: ['-map', '0:v:0', '-vf', filter, ...gapOption(tools.version), '-c:v', 'mjpeg', '-q:v', '4', ...clean, '-f', 'mjpeg'],
        },
        { path: null, options: ['-map', '0:v:0', '-c', 'copy'] },
      ],
      signal,
      stallLimitMs,
    })
    const stills = splitJpegs(await readFile(stillsPath))
    return wanted.flatMap((frame) => stills[frames.indexOf(frame)] ?? [])
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** @returns the pictures of a video in the order in which they are shown. */
async function listPictures({ tools, path, signal }: Pick<StillOptions, 'tools' | 'path' | 'signal'>): Promise<StoredPicture[]> {
  const pictures: StoredPicture[] = []
  const onLine = (line: string) => {
    const [seconds, bytes] = line.split(',')
    if (Number.isFinite(Number(seconds)) && Number(bytes) > 0) pictures.push({ atMs: Number(seconds) * 1000, bytes: Number(bytes) })
  }
  const entries = ['-select_streams', 'v:0', '-show_entries', 'packet=pts_time,size', '-of', 'csv=p=0']
  const args = ['-v', 'error', '-hide_banner', ...inputOptions(), ...entries, '-i', fileUrl(path)]
  await runTool({ command: tools.ffprobePath, args, timeLimitMs, signal, onLine })
  return pictures.sort((a, b) => a.atMs - b.atMs)
}
