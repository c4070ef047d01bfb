/** @file Makes one row: has the video made, and looks at it in the same way whoever made it. */
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { FfmpegTools } from '../../electron/service/video/locate-ffmpeg.ts'
import type { FitReport } from './fit-alone.ts'
import type { KnownWords } from './known-words.ts'
import { PeerRefusal, type Peer } from './peer.ts'
import type { BenchRecording } from './recording-facts.ts'
import { ourName, type Row } from './row.ts'
import { measureSimilarity } from './similarity.ts'
import { instantsToRead, type Task } from './tasks.ts'
import { addUsage, noUsage, type Usage } from './usage.ts'
import { runWatched } from './watched-run.ts'
import { compareWords, readWords } from './words-read.ts'

/** `folder` is for what is thrown away, `cache` for what is kept. */
export type RowWork = { tools: FfmpegTools; recording: BenchRecording; task: Task; known: KnownWords; folder: string; cache: string }

type Video = { path: string; usage: Usage; note: string; ours: Row['ours'] }

/** @param peer null for ourselves. @returns the row; one without a video when it was refused or failed. */
export async function measureRow(work: RowWork, peer: Peer | null): Promise<Row> {
  const { recording, task } = work
  const folder = await mkdtemp(join(work.folder, 'row-'))
  const row: Row = {
    ...{ recording: recording.name, width: recording.width, durationSeconds: recording.durationSeconds },
    ...{ kilobitsPerSecond: task.kilobitsPerSecond, limitBytes: task.limitBytes, madeBy: peer?.name ?? ourName },
    ...{ note: '', made: null, ours: null },
  }
  try {
    const video = peer ? await makeByPeer(peer, work, folder) : await makeByUs(work, folder)
    return { ...row, note: video.note, ours: video.ours, made: await lookAt(work, video) }
  } catch (error) {
    if (error instanceof PeerRefusal) return { ...row, note: error.message }
    throw error
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function lookAt({ tools, recording, known, cache }: RowWork, { path, usage }: Video): Promise<Row['made']> {
  const size = `${recording.width}:${recording.height}`
  const read = await readWords(tools.ffmpegPath, path, instantsToRead(recording.durationSeconds), size)
  const ssim = await measureSimilarity(tools.ffmpegPath, recording, path, cache)
  return { bytes: (await stat(path)).size, words: compareWords(known.source, read), ceiling: known.ceiling, ssim, usage }
}

async function makeByPeer(peer: Peer, { tools, recording, task }: RowWork, folder: string): Promise<Video> {
  const path = join(folder, 'video.mp4')
  let usage = noUsage
  const note = await peer.make({
    recording,
    limitBytes: task.limitBytes,
    ffmpeg: tools.ffmpegPath,
    path,
    run: async (command, args) => {
      const result = await runWatched(command, args, folder)
      usage = addUsage(usage, result.usage)
      if (result.stderr.includes('requested bitrate is too low')) throw new PeerRefusal('x264 refuses so low a bit rate')
      if (result.exitCode !== 0) throw new PeerRefusal(`${command} failed: ${lastLine(result.stderr)}`)
    },
    size: async () => (await stat(path)).size,
  })
  return { path, usage, note, ours: null }
}

async function makeByUs({ recording, task }: RowWork, folder: string): Promise<Video> {
  const script = join(import.meta.dirname, 'fit-alone.ts')
  const { exitCode, stdout, stderr, usage } = await runWatched(process.execPath, [script, recording.path, String(task.limitBytes), folder])
  if (exitCode !== 0) throw new PeerRefusal(`failed: ${lastLine(stderr)}`)
  const { path, width, height, frameRate, ...ours } = JSON.parse(stdout) as FitReport
  const note = `${width}x${height}, ${Math.round(frameRate * 10) / 10} fps`
  // What it takes to start Node and to find ffmpeg is no part of a fit.
  return { path, note, ours, usage: { ...usage, seconds: ours.studySeconds + ours.fitSeconds } }
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? ''
}
