/** @file Tiny recordings made by ffmpeg for the tests of the video engine. */
import { execFileSync } from 'node:child_process'
import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { PictureSize } from '../../electron/service/video/compare-pictures.ts'
import { locateFfmpeg, type FfmpegTools } from '../../electron/service/video/locate-ffmpeg.ts'

let located: Promise<FfmpegTools> | undefined

export function testTools(): Promise<FfmpegTools> {
  located ??= locateFfmpeg({})
  return located
}

/** A still page with a moving detail: cheap to encode, and not the same from frame to frame. */
export function page(size: string, frameRate: number, seconds: number): string[] {
  return ['-f', 'lavfi', '-i', `testsrc=s=${size}:r=${frameRate}:d=${seconds}`]
}

export function tone(seconds: number, sampleRate = 48_000): string[] {
  return ['-f', 'lavfi', '-i', `sine=f=440:r=${sampleRate}:d=${seconds}`]
}

/** Every 2 s a white flash and a beep of 0.2 s begin together; between them it is black and silent. */
export function flashAndBeep(size: string, seconds: number): string[] {
  return [
    ...['-f', 'lavfi', '-i', `color=c=black:s=${size}:r=30:d=${seconds},drawbox=enable='between(mod(t,2),1,1.19)':color=white:t=fill`],
    ...['-f', 'lavfi', '-i', `aevalsrc='if(between(mod(t,2),1,1.2),0.5*sin(2*PI*1000*t),0)':d=${seconds}:s=48000`],
  ]
}

/** Runs ffmpeg with these arguments. @returns the path of the clip, `name` below `folder`. */
export async function makeClip(folder: string, name: string, args: readonly string[]): Promise<string> {
  const path = join(folder, name)
  const { ffmpegPath } = await testTools()
  execFileSync(ffmpegPath, ['-nostdin', '-v', 'error', '-y', ...args, `file:${path}`], { stdio: ['ignore', 'ignore', 'inherit'] })
  return path
}

/** @param pictures luma of each frame. @param args what stands behind the pictures: more inputs, then codecs. */
export async function makeClipOf(
  folder: string,
  name: string,
  pictures: Iterable<Uint8Array>,
  { width, height, frameRate }: PictureSize & { frameRate: number },
  args: readonly string[],
): Promise<string> {
  const rawPath = join(folder, `${name}.gray`)
  const raw = openSync(rawPath, 'w')
  for (const picture of pictures) writeSync(raw, picture)
  closeSync(raw)
  const input = ['-f', 'rawvideo', '-pix_fmt', 'gray', '-video_size', `${width}x${height}`, '-framerate', `${frameRate}`, '-i', rawPath]
  const path = await makeClip(folder, name, [...input, ...args])
  rmSync(rawPath)
  return path
}
