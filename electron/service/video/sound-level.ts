/** @file How sound is brought to the usual loudness without peaks that are cut off. Pure. */
import type { Loudness } from './hear.ts'

/**
 * `gainDecibels` brings the recording to the usual loudness, `makeupDecibels` makes up for what evening out takes; then nothing is louder
 * than `limit`, a share of full scale.
 */
export type SoundLevel = { gainDecibels: number; makeupDecibels: number; limit: number }

/** Loudness at which speech in a video is expected (EBU R 128 s2 for streams). */
const wantedLufs = -16
/** Peaks between samples stay below this (EBU R 128: -1 dBTP). */
const highestPeakDecibels = -1
/** What came out this near to the wanted loudness is near enough. */
const toleranceLufs = 0.5

/** Sound at few bits comes out with peaks up to 2 dB higher than it went in. */
const usualLimit = 0.72
const lowestLimit = 0.2
const gainAtMost = 25
/** What evening out takes of speech (7 to 9 LU, more at low sample rates) and, less, of sound without peaks (4). */
const usualMakeup = 7.5
/** A passage that is only noise is not to be made as loud as speech: the recording as a whole decides, and the passage changes no more than this. */
const correctionAtMost = 8

/** @param heard of the recording. @returns what to begin with; null where there is nothing to go by. */
export function firstLevel(heard: Loudness | null): SoundLevel | null {
  return heard ? { gainDecibels: limited(wantedLufs - heard.lufs, gainAtMost), makeupDecibels: usualMakeup, limit: usualLimit } : null
}

/** @returns how far what came out is off, 0 for what needs no correction. */
export function levelError({ lufs, truePeakDecibels }: Loudness): number {
  const excess = Math.max(0, (truePeakDecibels ?? -99) - highestPeakDecibels)
  // A peak that is cut off is heard sooner than a loudness that is off.
  return Math.max(0, Math.abs(lufs - wantedLufs) - toleranceLufs) + 3 * excess
}

/** @param level what `came` came out with. @returns what to try next. */
export function correctedLevel(level: SoundLevel, came: Loudness): SoundLevel {
  const excess = Math.max(0, (came.truePeakDecibels ?? -99) - highestPeakDecibels)
  // The encoder's own peaks move a little with every change: a margin, so that the next one is below.
  const limit = excess > 0 ? Math.max(lowestLimit, level.limit * 10 ** (-(excess + 0.4) / 20)) : level.limit
  const makeupDecibels = usualMakeup + limited(level.makeupDecibels + wantedLufs - came.lufs - usualMakeup, correctionAtMost)
  return { ...level, makeupDecibels, limit }
}

function limited(value: number, atMost: number): number {
  return Math.max(-atMost, Math.min(atMost, value))
}

/** Speech has peaks 20 dB above its loudness; with less, -16 LUFS is reached without cutting them off. */
const compressor = 'acompressor=threshold=0.125:ratio=3:attack=2:release=80:makeup=1'

/** @returns the filters that do it; none where the level is not known. */
export function levelFilters(level: SoundLevel | null): string[] {
  if (!level) return []
  const { gainDecibels, makeupDecibels, limit } = level
  const limiter = `alimiter=limit=${limit.toFixed(4)}:attack=1:release=50:level=0`
  return [`volume=${gainDecibels.toFixed(2)}dB`, compressor, `volume=${makeupDecibels.toFixed(2)}dB`, limiter]
}
