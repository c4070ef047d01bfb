/** @file Reads what stands on the screen of a recording, from beginning to end. Service process. */
import type { Progress } from '#shared/contract/contract.ts'
import type { ReadWord } from '#shared/domain/screen/read-word.ts'
import { createFitProgress } from '../video/fit-progress.ts'
import { fullSize } from '../video/plan-picture.ts'
import { readFrames, type Luma } from '../video/read-frames.ts'
import type { FfmpegTools } from '../video/locate-ffmpeg.ts'
import type { StudiedRecording } from '../video/study.ts'
import { pixelsOf, gridOf, type CellBox } from './changed-cells.ts'
import { createScreenFollower } from './follow-screen.ts'
import { readPart } from './read-picture.ts'
import type { ReadLine } from './screen-lines.ts'
import { createTextReader } from './text-reader.ts'

export type ReadRecording = {
  /** How many different pictures were read, whole or in part. */
  pictures: number
  words: ReadWord[]
}

export type RecordingReading = {
  tools: FfmpegTools
  studied: Pick<StudiedRecording, 'probed' | 'analysis' | 'conformed'>
  signal?: AbortSignal
  onProgress?: (progress: Progress) => void
}

/** Digits of a place in the picture: fine enough for a pixel. */
const boxDigits = 5

/**
 * The pictures are those of the conformed copy: at most 1080p, as large as a video that is made from it can be; what cannot be read
 * there cannot be read by a reviewer either.
 * @throws UserError `cancelled`, `internal` when text recognition stops, and those of `readFrames`.
 */
export async function readRecording({ tools, studied, signal, onProgress }: RecordingReading): Promise<ReadRecording> {
  const { probed, analysis, conformed } = studied
  const size = fullSize(probed)
  const grid = gridOf(size)
  const { changes } = analysis.seen
  const follower = createScreenFollower(size, conformed.frameRate)
  const report = createFitProgress(onProgress, () => performance.now())(1).stage('Reading the screen', 1)
  const reader = createTextReader({ signal })
  let pictures = 0

  async function read(picture: Luma, boxes: readonly CellBox[]): Promise<void> {
    pictures += 1
    const words = await Promise.all(boxes.map((box) => readPart(reader, { luma: picture, ...size }, pixelsOf(box, grid))))
    for (const [index, box] of boxes.entries()) follower.put(box, words[index] ?? [])
  }

  function take(picture: Luma, index: number): Promise<void> | void {
    if (index >= changes.length) return
    const boxes = follower.take(picture, index, changes[index + 1] ?? null)
    report((index + 1) / changes.length)
    if (boxes.length > 0) return read(picture, boxes)
  }

  let taken: Promise<void> | null = null
  /** Small pictures come several at once: they then wait for each other. */
  function takeInTurn(picture: Luma, index: number): Promise<void> | void {
    if (!taken) {
      taken = take(picture, index) ?? null
    } else {
      const copy = picture.slice()
      taken = taken.then(() => take(copy, index))
    }
    if (!taken) return
    const mine = taken
    return mine.finally(() => {
      if (taken === mine) taken = null
    })
  }

  try {
    await readFrames({ tools, path: conformed.path, stream: 0, filter: 'null', ...size, onFrame: takeInTurn, signal })
    return { pictures, words: toWords(follower.end(changes.length), size, conformed.frameRate, analysis.durationMs) }
  } finally {
    await reader.close()
  }
}

function toWords(
  lines: readonly ReadLine[],
  { width, height }: { width: number; height: number },
  frameRate: number,
  durationMs: number,
): ReadWord[] {
  const toMs = (frame: number) => Math.min(durationMs, Math.round((frame * 1000) / frameRate))
  const share = (pixels: number, whole: number) => Number((pixels / whole).toFixed(boxDigits))
  return lines.flatMap(({ words, startFrame, endFrame }, line) =>
    words.map(({ text, confidence, box }) => ({
      text,
      confidence: Math.round(confidence),
      box: { x: share(box.x, width), y: share(box.y, height), width: share(box.width, width), height: share(box.height, height) },
      startMs: toMs(startFrame),
      endMs: toMs(endFrame),
      line,
    })),
  )
}
