/** @file How the screen is recorded: for text, in the best format that this machine can make and keeps up with. Pure. */
import { takeTypes } from '#shared/domain/takes.ts'

export type RecordingFormat = {
  mimeType: string
  frameRate: number
  videoBitsPerSecond: number
  /** A picture larger than this is made smaller: the video that comes out has 1080 lines at most. */
  maxWidth: number
  maxHeight: number
}

/**
 * Measured on two cores at 1920x1080, everything moving, cap 40 Mbit/s, a key frame each second:
 * H.264 (OpenH264) at 20 frames a second kept 19 with no gap over 160 ms; at 30 it kept 20 to 28, with gaps to 300 ms.
 * VP8 kept 15 to 28 at twice the bytes; VP9 kept 6, with gaps of over a second: it is taken only where there is nothing else.
 */
const mostFrames = 30
const framesOfFewCores = 20
const fewCores = 2

/**
 * The encoder leaves frames out to stay below its rate, and a key frame of a page of text has half a megabyte: at 10 Mbit/s it left out
 * every other frame. 40 is never reached; a still page takes 3.5 Mbit/s, one that scrolls 5.5.
 */
const videoBitsPerSecond = 40_000_000

/**
 * What is not in a fragment is lost in a crash. A fragment ends before a key frame, but Chrome writes none within a second of the last:
 * key frames each second often miss that by a few milliseconds, and the fragment then has two seconds.
 */
export const keyFrameEveryMs = 1_100
export const sliceMs = 250
/** Asked for this often, a fragment is handed out as soon as it is written; by itself the recorder keeps its end until the next one. */
export const handOutEveryMs = 100

/** @returns what to record with, or null when the browser makes none of the formats. `processors` of the machine. */
export function chooseFormat(isSupported: (mimeType: string) => boolean, processors: number): RecordingFormat | null {
  const mimeType = takeTypes.find(isSupported)
  if (!mimeType) return null
  const isFast = processors > fewCores
  return {
    mimeType,
    frameRate: isFast ? mostFrames : framesOfFewCores,
    videoBitsPerSecond,
    maxWidth: isFast ? 2560 : 1920,
    maxHeight: isFast ? 1440 : 1200,
  }
}
