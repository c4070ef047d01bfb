/**
 * @file The plain two-pass encode that every guide tells: size divided by duration, less the sound
 * (trac.ffmpeg.org/wiki/Encode/H.264, "Two-Pass"). Nothing is done about a file that comes out too large.
 */
import { shareOut, type Peer, type PeerWork } from './peer.ts'

export const plain: Peer = { name: 'two-pass, as recorded', make: (work) => encode(work, []) }
export const plainSmaller: Peer = { name: 'two-pass, 720p', make: (work) => encode(work, ['-vf', 'scale=-2:720']) }

async function encode({ recording, limitBytes, ffmpeg, path, run }: PeerWork, filter: string[]): Promise<string> {
  const { sound, picture } = shareOut(recording, limitBytes)
  const common = ['-v', 'error', '-y', '-i', recording.path, ...filter, '-c:v', 'libx264', '-preset', 'medium', '-b:v', `${picture}k`]
  const log = ['-passlogfile', `${path}.passes`]
  const soundOptions = sound > 0 ? ['-c:a', 'aac', '-b:a', `${sound}k`, '-ac', '1'] : ['-an']
  await run(ffmpeg, [...common, '-pass', '1', ...log, '-an', '-f', 'null', '-'])
  await run(ffmpeg, [...common, '-pass', '2', ...log, ...soundOptions, '-pix_fmt', 'yuv420p', '-movflags', '+faststart', path])
  return `video ${picture}k, sound ${sound}k`
}
