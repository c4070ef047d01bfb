/** @file Recordings for the end-to-end tests: passages of the sample's real capture. */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { locateFfmpeg } from '../../electron/service/video/locate-ffmpeg.ts'

const sampleRecording = fileURLToPath(new URL('../../resources/sample/files/recording.mp4', import.meta.url))

/** Writes the passage of the sample recording from `startSeconds` on, 1280 wide, as it was captured at 30 frames a second; it is larger than the limit. */
export async function cutRecording(path: string, startSeconds: number, seconds: number): Promise<void> {
  const { ffmpegPath } = await locateFfmpeg({})
  const picture = ['-vf', 'scale=1280:-2', '-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '4', '-pix_fmt', 'yuv420p']
  execFileSync(ffmpegPath, [
    '-v',
    'error',
    '-y',
    '-ss',
    `${startSeconds}`,
    '-t',
    `${seconds}`,
    '-i',
    sampleRecording,
    ...picture,
    '-c:a',
    'aac',
    path,
  ])
}
