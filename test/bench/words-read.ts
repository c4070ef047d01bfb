/** @file How much of a recording's text a video still shows: words that tesseract reads in both, frame by frame. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCommand } from '../../build/run-command.ts'

export type WordsRead = {
  /** Share of the words read in the recording's frames that are read in the video's frames too, 0 to 1. */
  share: number
  /** The same for the frame that lost most. */
  worstShare: number
}

async function run(command: string, args: string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await runCommand(command, args)
  if (exitCode !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${exitCode}: ${stderr}`)
  return stdout
}

/** @returns the words of three or more letters or digits, with how often each occurs. */
export function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]{3,}/gu)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/** @returns how many words of `source` are found in `result`, each occurrence once. */
export function wordsInBoth(source: Map<string, number>, result: Map<string, number>): number {
  return [...source].reduce((sum, [word, count]) => sum + Math.min(count, result.get(word) ?? 0), 0)
}

async function readFrame(ffmpeg: string, video: string, atSeconds: number, size: string, folder: string): Promise<Map<string, number>> {
  const picture = join(folder, 'frame.png')
  // Decoding up to the instant, not seeking to a keyframe: both files show exactly what a viewer sees then.
  await run(ffmpeg, ['-v', 'error', '-y', '-ss', String(atSeconds), '-i', video, '-frames:v', '1', '-vf', `scale=${size}:flags=lanczos`, picture])
  return countWords(await run('tesseract', [picture, '-', '--psm', '11']))
}

/**
 * @param instantsSeconds instants of both files; they must show the same passage from the start.
 * @param size of the recording, as in `1920:1080`; the video's frames are scaled to it before they are read.
 */
export async function measureWordsRead(
  ffmpeg: string,
  recording: string,
  video: string,
  instantsSeconds: readonly number[],
  size: string,
): Promise<WordsRead> {
  const folder = await mkdtemp(join(tmpdir(), 'certpack-words-'))
  try {
    let read = 0
    let total = 0
    let worstShare = 1
    for (const at of instantsSeconds) {
      const source = await readFrame(ffmpeg, recording, at, size, folder)
      const words = [...source.values()].reduce((sum, count) => sum + count, 0)
      const kept = wordsInBoth(source, await readFrame(ffmpeg, video, at, size, folder))
      read += kept
      total += words
      if (words > 0) worstShare = Math.min(worstShare, kept / words)
    }
    return { share: total === 0 ? 1 : read / total, worstShare }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
