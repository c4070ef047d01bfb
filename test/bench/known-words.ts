/** @file The words of a recording's own frames and of a near-lossless encode; read once for each recording and kept in the cache. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCommand } from '../../build/run-command.ts'
import type { BenchRecording } from './recording-facts.ts'
import { instantsToRead } from './tasks.ts'
import { compareWords, readWords, type Words } from './words-read.ts'

export type KnownWords = {
  source: Words[]
  /** Share of the source's words that are read in an encode at which nothing is lost: more cannot be had. */
  ceiling: number
}

/** To be raised when frames are read in another way. */
const version = 2
/** Cannot be told from the recording, at the lowest frame rate that still moves. */
const ceilingOptions = ['-vf', 'fps=5', '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '10', '-pix_fmt', 'yuv420p', '-an']

export async function knowWords(ffmpeg: string, recording: BenchRecording, folder: string): Promise<KnownWords> {
  const instants = instantsToRead(recording.durationSeconds)
  const hash = createHash('sha256').update(JSON.stringify([version, instants, ceilingOptions]))
  for await (const piece of createReadStream(recording.path)) hash.update(piece as Buffer)
  const kept = join(folder, 'words', `${hash.digest('hex').slice(0, 16)}.json`)
  const text = await readFile(kept, 'utf8').catch(() => null)
  const read = text === null ? await readBoth(ffmpeg, recording, instants) : (JSON.parse(text) as Kept)
  if (text === null) {
    await mkdir(join(kept, '..'), { recursive: true })
    await writeFile(`${kept}.partial`, JSON.stringify(read))
    await rename(`${kept}.partial`, kept)
  }
  const source = read.source.map((words) => new Map(words))
  const ceiling = read.ceiling.map((words) => new Map(words))
  return { source, ceiling: compareWords(source, ceiling).share }
}

type Kept = { source: [string, number][][]; ceiling: [string, number][][] }

async function readBoth(ffmpeg: string, { path, width, height }: BenchRecording, instants: number[]): Promise<Kept> {
  const folder = await mkdtemp(join(tmpdir(), 'certpack-ceiling-'))
  try {
    const encoded = join(folder, 'ceiling.mp4')
    const { exitCode, stderr } = await runCommand(ffmpeg, ['-v', 'error', '-y', '-i', path, ...ceilingOptions, encoded])
    if (exitCode !== 0) throw new Error(`The near-lossless encode of ${path} failed: ${stderr}`)
    const read = async (video: string) => (await readWords(ffmpeg, video, instants, `${width}:${height}`)).map((words) => [...words])
    return { source: await read(path), ceiling: await read(encoded) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
