/** @file How much of a recording's text a video still shows: words that tesseract reads in both, frame by frame. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCommand } from '../../build/run-command.ts'

/** How often each word occurs in a frame. */
export type Words = Map<string, number>

export type WordsRead = {
  /** Share of the words read in the recording's frames that are read in the video's frames too, 0 to 1. */
  share: number
  /** The same for the frame that lost most. */
  worstShare: number
}

async function run(command: string, args: string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await runCommand(command, args, { env: { ...process.env, OMP_THREAD_LIMIT: '1' } })
  if (exitCode !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${exitCode}: ${stderr}`)
  return stdout
}

/** @returns the words of three or more letters or digits, with how often each occurs. */
export function countWords(text: string): Words {
  const counts = new Map<string, number>()
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]{3,}/gu)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/** @returns how many words of `source` are found in `result`, each occurrence once. */
export function wordsInBoth(source: Words, result: Words): number {
  return [...source].reduce((sum, [word, count]) => sum + Math.min(count, result.get(word) ?? 0), 0)
}

/** Nothing is shown for longer than this without a frame of its own, seconds. */
const longestFrameSeconds = 4
const finestPerSecond = 50

/** @returns ffmpeg's arguments for the frame that is shown at an instant: the last one that began before it, however long it stays. */
export function frameShownAt(video: string, atSeconds: number, size: string): string[] {
  const from = Math.max(0, atSeconds - longestFrameSeconds)
  const frame = Math.round((atSeconds - from) * finestPerSecond)
  const steady = `fps=fps=${finestPerSecond}:round=down:start_time=0,tpad=stop_mode=clone:stop=${longestFrameSeconds * finestPerSecond}`
  return ['-ss', String(from), '-i', video, '-frames:v', '1', '-vf', `${steady},select='eq(n,${frame})',scale=${size}:flags=lanczos`]
}

/** Each reads with one thread: two readers of one thread are faster than one of two. */
const readers = 2

/** @returns the words of the frame that a viewer sees at each instant, scaled to `size` (as in `1920:1080`) before they are read. */
export async function readWords(ffmpeg: string, video: string, instantsSeconds: readonly number[], size: string): Promise<Words[]> {
  const folder = await mkdtemp(join(tmpdir(), 'certpack-words-'))
  try {
    const waiting = [...instantsSeconds.entries()]
    const words: Words[] = instantsSeconds.map(() => new Map())
    const read = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const [index, at] = next
        const picture = join(folder, `${index}.png`)
        await run(ffmpeg, ['-v', 'error', '-y', ...frameShownAt(video, at, size), picture])
        words[index] = countWords(await run('tesseract', [picture, '-', '--psm', '11']))
        await rm(picture)
      }
    }
    await Promise.all(Array.from({ length: readers }, read))
    return words
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** @param source and `result` the words of the same instants, in the same order. */
export function compareWords(source: readonly Words[], result: readonly Words[]): WordsRead {
  const frames = source.map((words, index) => {
    const total = [...words.values()].reduce((sum, count) => sum + count, 0)
    return { total, kept: wordsInBoth(words, result[index] ?? new Map()) }
  })
  const sum = (of: (frame: { total: number; kept: number }) => number) => frames.reduce((total, frame) => total + of(frame), 0)
  const total = sum((frame) => frame.total)
  return {
    share: total === 0 ? 1 : sum((frame) => frame.kept) / total,
    worstShare: Math.min(1, ...frames.filter((frame) => frame.total > 0).map((frame) => frame.kept / frame.total)),
  }
}
