/** @file Fits clips below a limit and looks at what came out, for the tests of the video engine. */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { expect } from 'vitest'
import type { Progress } from '#shared/contract/contract.ts'
import type { Mark } from '#shared/domain/submission.ts'
import { noWishes, type VideoWishes } from '#shared/domain/video-plan.ts'
import { fitVideo, type FitResult } from '../../electron/service/video/fit.ts'
import type { FfmpegTools } from '../../electron/service/video/locate-ffmpeg.ts'
import { isFastStart, readBoxes } from '../../electron/service/video/mp4-boxes.ts'
import { testTools } from './clips.ts'
import { temporaryFolder } from './temporary-folder.ts'

export type FitClip = { marks?: Mark[]; limitBytes?: number; wishes?: Partial<VideoWishes>; workDir?: string; tools?: FfmpegTools }

/** Fits a clip, and holds it to what is true of every result: below the limit, index first, nothing else left behind, a bar that never goes back. */
export async function fitClip(
  path: string,
  { marks = [], limitBytes = 300_000, wishes = {}, workDir = temporaryFolder(), tools }: FitClip = {},
): Promise<FitResult> {
  const shown: Progress[] = []
  const result = await fitVideo({
    ...{ tools: tools ?? (await testTools()), path, marks, limitBytes, workDir, wishes: { ...noWishes, ...wishes } },
    onProgress: (progress) => shown.push(progress),
  })
  expect(readdirSync(workDir).length).toBe(result.outputs.length)
  for (const [index, { fraction, secondsLeft }] of shown.entries()) {
    expect(fraction).toBeGreaterThanOrEqual(shown[index - 1]?.fraction ?? 0)
    expect(secondsLeft ?? 0).toBeGreaterThanOrEqual(0)
  }
  for (const { path: made, bytes } of result.outputs) {
    expect(readFileSync(made).length).toBe(bytes)
    expect(bytes).toBeLessThan(limitBytes)
    expect(isFastStart(await readBoxes(made))).toBe(true)
  }
  return result
}

/** @returns when flashes and beeps begin, in milliseconds, as a player would show them. */
export async function onsets(path: string): Promise<{ flashes: number[]; beeps: number[] }> {
  const { ffmpegPath } = await testTools()
  const decode = (args: string[]) => execFileSync(ffmpegPath, ['-v', 'error', '-i', path, ...args, 'pipe:1'], { maxBuffer: 100_000_000 })
  const frames = decode(['-map', '0:v', '-vf', 'fps=fps=100:start_time=0,scale=1:1,format=gray', '-f', 'rawvideo'])
  const samples = decode(['-map', '0:a', '-af', 'aresample=8000:async=1:first_pts=0', '-ac', '1', '-f', 's16le'])
  const flashes = [...frames.keys()].filter((index) => index > 0 && frames[index]! > 100 && frames[index - 1]! <= 100).map((index) => index * 10)
  const beeps: number[] = []
  let lastLoud = -10_000
  for (let index = 0; index < samples.length / 2; index += 1) {
    if (Math.abs(samples.readInt16LE(index * 2)) < 3_000) continue
    if (index - lastLoud > 4_000) beeps.push(index / 8)
    lastLoud = index
  }
  return { flashes, beeps }
}
