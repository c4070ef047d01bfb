/** @file What a peer is, and the arithmetic that they share. Pure. */
import type { BenchRecording } from './recording-facts.ts'

export type PeerWork = {
  recording: BenchRecording
  limitBytes: number
  ffmpeg: string
  /** Where the video goes; files beside it are the peer's own. */
  path: string
  /** Runs a program; what it uses is counted. @throws PeerRefusal when it ends with an error. */
  run: (command: string, args: readonly string[]) => Promise<void>
  /** @returns bytes of the video made so far. */
  size: () => Promise<number>
}

/** @returns what is to be known of the result, in a few words. */
export type Peer = { name: string; make: (work: PeerWork) => Promise<string> }

/** A peer does not make this video, for the reason told. */
export class PeerRefusal extends Error {}

const usualSound = 32

/** @returns kbit/s of the whole file, and of its sound: 32, as speech is often given, but at most a third, so that there is a picture at all. */
export function shareOut(recording: BenchRecording, limitBytes: number): { total: number; sound: number; picture: number } {
  const { durationSeconds, channels, audioBitsPerSecond } = recording
  const total = (limitBytes * 8) / durationSeconds / 1000
  const sound = channels === 0 ? 0 : Math.min(usualSound, Math.floor(total / 3))
  // Silence stays small whatever it is allowed, as the recording shows.
  const taken = Math.min(sound, Math.ceil(audioBitsPerSecond / 1000))
  return { total, sound, picture: Math.max(1, Math.floor(total - taken)) }
}
