/** @file What others do with a recording and a size: the bit rate that the size allows, two passes, and nothing else. */
import { join } from 'node:path'
import { runCommand } from '../../build/run-command.ts'

export type Peer = { name: string; videoFilter: string[] }

/** The arithmetic of the FFmpeg wiki (trac.ffmpeg.org/wiki/Encode/H.264, "Two-pass"): size divided by duration, less the sound. */
export const peers: readonly Peer[] = [
  { name: 'ffmpeg two-pass, as recorded', videoFilter: [] },
  { name: 'ffmpeg two-pass, 720p', videoFilter: ['-vf', 'scale=-2:720'] },
]

const soundKilobitsPerSecond = 32

/**
 * Encodes `recording` to `path` by the wiki's recipe (libx264, preset medium, AAC). The result may be larger than the limit.
 * @returns false when x264 refuses the bit rate as too low.
 */
export async function encodeAsPeer(
  ffmpeg: string,
  peer: Peer,
  recording: string,
  durationSeconds: number,
  limitBytes: number,
  path: string,
): Promise<boolean> {
  const kilobitsPerSecond = Math.max(1, Math.floor((limitBytes * 8) / durationSeconds / 1000 - soundKilobitsPerSecond))
  const common = ['-v', 'error', '-y', '-i', recording, ...peer.videoFilter, '-c:v', 'libx264', '-preset', 'medium', '-b:v', `${kilobitsPerSecond}k`]
  const log = ['-passlogfile', join(`${path}.passes`)]
  for (const args of [
    [...common, '-pass', '1', ...log, '-an', '-f', 'null', '-'],
    [
      ...common,
      '-pass',
      '2',
      ...log,
      '-c:a',
      'aac',
      '-b:a',
      `${soundKilobitsPerSecond}k`,
      '-ac',
      '1',
      '-pix_fmt',
      'yuv420p',
      '-movflags',
      '+faststart',
      path,
    ],
  ]) {
    const { exitCode, stderr } = await runCommand(ffmpeg, args)
    if (stderr.includes('requested bitrate is too low')) return false
    if (exitCode !== 0) throw new Error(`${peer.name} ended with ${exitCode}: ${stderr}`)
  }
  return true
}
