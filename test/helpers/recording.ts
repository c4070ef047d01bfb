/** @file Recordings for the end-to-end tests: passages of the sample's real capture. */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { locateFfmpeg } from '../../electron/service/video/locate-ffmpeg.ts'

const sampleRecording = fileURLToPath(new URL('../../resources/sample/files/recording.mp4', import.meta.url))

/**
 * Writes the passage of the sample recording from `startSeconds` on, 960 wide and at 10 frames a second, with a noise as of a bad
 * capture: it is larger than the limit, and the limit is scarce for it, so that there is something to choose.
 */
export async function cutRecording(path: string, startSeconds: number, seconds: number): Promise<void> {
  const { ffmpegPath } = await locateFfmpeg({})
  const picture = ['-vf', 'fps=10,scale=960:-2,noise=alls=40:allf=t', '-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '18', '-pix_fmt', 'yuv420p']
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
