/** @file Reads a video and its recording at the same instants, and tells which words were lost. Service process. */
import type { ResultReading } from '#shared/contract/review-calls.ts'
import { compareReadings, type SeenWord } from '#shared/domain/screen/compare-words.ts'
import type { FittedVideo } from '#shared/domain/submission.ts'
import type { Cover } from '#shared/domain/video-plan.ts'
import type { PictureSize } from '../video/compare-pictures.ts'
import type { FfmpegTools } from '../video/locate-ffmpeg.ts'
import { fullSize } from '../video/plan-picture.ts'
import { readFrames } from '../video/read-frames.ts'
import type { StudiedRecording } from '../video/study.ts'
import { chooseInstants } from './choose-instants.ts'
import { readPart } from './read-picture.ts'
import type { TextReader } from './text-reader.ts'

export type ResultToRead = {
  tools: FfmpegTools
  reader: TextReader
  studied: Pick<StudiedRecording, 'probed' | 'analysis' | 'conformed'>
  output: FittedVideo
  /** Where the video lies. */
  path: string
  covers: readonly Cover[]
  signal?: AbortSignal
  onFraction: (fraction: number) => void
}

const mostWorst = 5

/** @throws UserError of `readFrames` and `TextReader.read`. */
export async function readResult({ tools, reader, studied, output, path, covers, signal, onFraction }: ResultToRead): Promise<ResultReading> {
  const { conformed, analysis, probed } = studied
  const size = fullSize(probed)
  const { durationMs, frameRate } = output.properties
  const shown = { durationMs, passages: output.passages, worst: output.measured?.worst ?? [] }
  const instants = chooseInstants(shown, { changes: analysis.seen.changes, frameRate: conformed.frameRate })
  const toFrame = (ms: number, rate: number, count: number) => Math.min(count - 1, Math.floor((ms * rate) / 1000))
  const videoRate = frameRate || conformed.frameRate
  const videoFrames = Math.max(1, Math.round((durationMs * videoRate) / 1000))
  let read = 0
  const readAt = (file: string, filter: string, frames: readonly number[]) =>
    readPictures({ tools, path: file, filter, frames, size, reader, signal, onRead: () => onFraction((read += 1) / (2 * instants.length)) })

  const inRecording = await readAt(
    conformed.path,
    'null',
    instants.map(({ recordingAtMs }) => toFrame(recordingAtMs, conformed.frameRate, analysis.seen.changes.length)),
  )
  const inVideo = await readAt(
    path,
    `fps=fps=${videoRate}:start_time=0:eof_action=pass,tpad=stop_mode=clone:stop=${videoFrames},trim=end_frame=${videoFrames}`,
    instants.map(({ atMs }) => toFrame(atMs, videoRate, videoFrames)),
  )
  const compared = instants.map((instant, index) => {
    const hidden = covers.filter(({ startMs, endMs }) => startMs <= instant.recordingAtMs && instant.recordingAtMs < endMs)
    return { ...instant, ...compareReadings(inRecording[index] ?? [], inVideo[index] ?? [], hidden) }
  })
  const sum = (of: (one: (typeof compared)[number]) => number) => compared.reduce((total, one) => total + of(one), 0)
  return {
    sha256: output.file.sha256,
    instants: instants.length,
    readableWords: sum((one) => one.readableWords),
    stillReadableWords: sum((one) => one.stillReadableWords),
    worst: compared
      .filter(({ lost }) => lost.length > 0)
      .toSorted((a, b) => a.stillReadableWords / a.readableWords - b.stillReadableWords / b.readableWords)
      .slice(0, mostWorst),
  }
}

type Pictures = {
  tools: FfmpegTools
  path: string
  /** Makes frames at a constant rate. */
  filter: string
  /** In ascending order; one may come twice. */
  frames: readonly number[]
  size: PictureSize
  reader: TextReader
  signal?: AbortSignal
  onRead: () => void
}

/** @returns the words of each frame, boxes in shares of the picture. */
async function readPictures({ tools, path, filter, frames, size, reader, signal, onRead }: Pictures): Promise<SeenWord[][]> {
  const distinct = [...new Set(frames)]
  const words = new Map<number, SeenWord[]>()
  const choice = distinct.map((frame) => `eq(n,${frame})`).join('+')
  // One a second, so that no release of ffmpeg repeats or drops what was chosen.
  const chosen = `select='${choice}',setpts=N/TB,fps=fps=1,trim=end_frame=${distinct.length}`
  let turn = Promise.resolve()
  await readFrames({
    ...{ tools, path, stream: 0, ...size, signal },
    filter: `${filter},${chosen},scale=${size.width}:${size.height}:flags=lanczos`,
    onFrame: (luma, index) => {
      const frame = distinct[index]
      if (frame === undefined) return
      const copy = luma.slice()
      turn = turn.then(async () => {
        const found = await readPart(reader, { luma: copy, ...size }, { x: 0, y: 0, ...size })
        words.set(
          frame,
          found.map(({ text, confidence, box }) => ({
            text,
            confidence,
            box: { x: box.x / size.width, y: box.y / size.height, width: box.width / size.width, height: box.height / size.height },
          })),
        )
        onRead()
      })
      return turn
    },
  })
  return frames.map((frame) => words.get(frame) ?? [])
}
