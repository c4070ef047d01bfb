/**
 * @file What Constrict does (github.com/Wartybix/Constrict, src/constrict_utils.py, August 2026; GPL, so only its numbers are
 * taken): the picture's height and the sound follow from the bit rate, and both passes run again until the file is small enough.
 */
import type { BenchRecording } from './recording-facts.ts'
import { PeerRefusal, type Peer } from './peer.ts'

/** kbit/s from which it gives a picture this size, up to 30 frames a second. */
const ladder = [
  { from: 12_000, width: 3840, height: 2160 },
  { from: 6_000, width: 2560, height: 1440 },
  { from: 1_800, width: 1920, height: 1080 },
  { from: 1_024, width: 1280, height: 720 },
  { from: 512, width: 640, height: 480 },
  { from: 276, width: 640, height: 360 },
  { from: 150, width: 320, height: 240 },
  { from: 0, width: 192, height: 144 },
]
/** What it leaves for the container. */
const withoutContainer = 0.965
/** Below this many kbit/s in all it saves on the sound and on frames. */
const crushedBelow = 246
const slowBelow = 276
const leastPicture = 5
/** A first attempt must fill three quarters of the limit; a second one need not. */
const leastShare = 0.75
/** It has no bound of its own. */
const mostAttempts = 6

export type ConstrictSettings = { picture: number; sound: number; height: number; frameRate: number; preset: string }

/** @param factor by which earlier attempts were too large. @returns rates in kbit/s. */
export function chooseSettings(recording: BenchRecording, limitBytes: number, factor: number): ConstrictSettings {
  const { durationSeconds, audioBitsPerSecond, width, height, frameRate } = recording
  const total = ((limitBytes * 8) / durationSeconds / 1000) * factor * withoutContainer
  const isCrushed = total < crushedBelow
  const sound = Math.min(audioBitsPerSecond / 1000, isCrushed ? Math.max(total * 0.2, 12) : 96)
  const picture = total - sound
  const rung = ladder.find(({ from }) => picture >= from)
  const chosen = rung && rung.width * rung.height <= width * height ? rung.height : height
  return {
    picture,
    sound,
    height: chosen,
    frameRate: Math.min(frameRate, isCrushed ? 24 : 30),
    preset: picture < slowBelow ? 'veryslow' : chosen > 480 ? 'medium' : 'slower',
  }
}

export const constrict: Peer = {
  name: 'Constrict',
  async make({ recording, limitBytes, ffmpeg, path, run, size }) {
    let factor = 1
    for (let attempt = 1; attempt <= mostAttempts; attempt++) {
      const { picture, sound, height, frameRate, preset } = chooseSettings(recording, limitBytes, factor)
      if (picture < leastPicture) throw new PeerRefusal('less than 5 kbit/s are left for the picture')
      const input = ['-v', 'error', '-y', '-i', recording.path, '-map', '0:v:0', '-vf', `scale=-2:${height}`, '-r', String(frameRate)]
      const rate = ['-b:v', String(Math.round(picture * 1000)), '-passlogfile', `${path}.passes`]
      const video = ['-c:v', 'libx264', '-preset', preset, '-profile:v', 'main', '-pix_fmt', 'yuv420p', ...rate]
      const bits = String(Math.round(sound * 1000))
      // Older ffmpeg count Opus in MP4 as an experiment.
      const withSound = ['-map', '0:a:0', '-c:a', 'libopus', '-b:a', bits, '-ac', String(Math.min(2, recording.channels)), '-strict', '-2']
      await run(ffmpeg, [...input, ...video, '-pass', '1', '-an', '-f', 'null', '-'])
      await run(ffmpeg, [...input, ...video, '-pass', '2', ...(sound > 0 ? withSound : ['-an']), '-map_chapters', '-1', '-f', 'mp4', path])
      const share = (await size()) / limitBytes
      const isDone = share <= 1 && (share >= leastShare || attempt > 1)
      if (isDone) return `${height}p, ${frameRate} fps, video ${Math.round(picture)}k, sound ${Math.round(sound)}k, ${attempt} attempts`
      factor *= 0.98 / share
    }
    return `given up, too large after ${mostAttempts} attempts`
  },
}
