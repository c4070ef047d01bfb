/**
 * @file What ffmpeg4discord does (github.com/zfleeman/ffmpeg4discord, ffmpeg4discord/twopass.py and twopass_loop in __main__.py,
 * August 2026): the size divided by the whole seconds, less the sound; both passes again with less until the file is small enough.
 */
import { PeerRefusal, shareOut, type Peer } from './peer.ts'

/** It has no bound of its own: where x264 cannot be smaller, it would go on for ever. A third attempt reads no better than a second. */
const mostAttempts = 2
const usualSound = 96
const leastTargetMebibytes = 0.1

/** @returns whole kbit/s for the picture; a kibibit is taken for a kilobit. */
export function pictureKilobits(targetMebibytes: number, durationSeconds: number, soundKilobits: number): number {
  return Math.floor((targetMebibytes * 8192) / Math.floor(durationSeconds) - soundKilobits)
}

export const ffmpeg4discord: Peer = {
  name: 'ffmpeg4discord',
  async make({ recording, limitBytes, ffmpeg, path, run, size }) {
    const limitMebibytes = limitBytes / 1_048_576
    const { durationSeconds, channels } = recording
    // Its usual sound takes more than all there is at these rates; it is then told less, as its user would.
    const fitting = pictureKilobits(limitMebibytes, durationSeconds, usualSound) > 0 ? usualSound : shareOut(recording, limitBytes).sound
    const sound = channels === 0 ? 0 : fitting
    let target = limitMebibytes
    for (let attempt = 1; attempt <= mostAttempts; attempt++) {
      const picture = pictureKilobits(target, durationSeconds, sound)
      if (picture <= 0) throw new PeerRefusal('nothing is left for the picture')
      const rate = ['-b:v', `${picture}k`, '-minrate', `${picture * 0.5}k`, '-maxrate', `${picture * 1.45}k`, '-bufsize', `${picture * 2}k`]
      const input = ['-v', 'error', '-y', '-t', String(Math.floor(durationSeconds)), '-i', recording.path]
      const video = ['-c:v', 'libx264', '-pix_fmt', 'yuv420p', ...rate, '-passlogfile', `${path}.passes`]
      const soundOptions = sound > 0 ? ['-c:a', 'aac', '-b:a', `${sound}k`, '-ac', '2'] : ['-an']
      await run(ffmpeg, [...input, ...video, '-vsync', 'cfr', '-pass', '1', '-an', '-f', 'null', '-'])
      await run(ffmpeg, [...input, ...video, '-pass', '2', ...soundOptions, '-map_chapters', '-1', path])
      const bytes = await size()
      if (bytes < limitBytes) return `video ${picture}k, sound ${sound}k, ${attempt} attempts`
      target = Math.max(target * (limitBytes / bytes), leastTargetMebibytes)
    }
    return `given up, too large after ${mostAttempts} attempts`
  },
}
