/** @file The pictures that a file could have, each with what is foretold of it, and the choice among them. Pure. */
import type { VideoWishes } from '#shared/domain/video-plan.ts'
import type { VideoAnalysis } from './analyse.ts'
import type { PictureSize } from './compare-pictures.ts'
import { sumTempo } from './content-sums.ts'
import { legibilityAt, plentyBitsPerCell, qualityAt, shiftBetween, shifted } from './legibility-model.ts'
import { frameRanges, type Passage } from './passages.ts'
import { frameRates, fullSize, lowestFrameRate, type Picture } from './plan-picture.ts'
import type { LegibilityCurve } from './probe-legibility.ts'
import { countStored, storedFrames } from './stored-frames.ts'
import type { Trial } from './trial.ts'

export type Candidate = Picture & {
  settleMs: number
  legibility: number
  /** What the picture may have, bits a second. */
  videoBitsPerSecond: number
  /** What it needs to look like the recording, bits a second. */
  plentyBitsPerSecond: number
  /** Constant rate factor of x264 at which the picture takes about the bits that it may have. */
  quality: number
}

/** More frames a second are rarely worth their bits on a screen. */
const usualFrameRates = 5
/** What a stored frame takes beside the text that is drawn in it: pointers, letters that are typed, noise of the recorder (bench: 50 to 150 bytes). */
const storedFrameBits = 800
/** SVT-AV1 in screen mode reads at 30 kbit/s as x264 does at 50 (media facts, set 1); the probes are H.264. */
const bitsAgainstH264 = { h264: 1, av1: 0.6 } as const
/** Legibility that is given up for smoother motion without being asked. */
const unnoticedLoss = 0.015
/**
 * Where little is legible, large pictures lose more than is foretold and small ones do not (`explorer` at 16 kbit/s: 1080p foretold
 * 0.67, measured 0.49; 720p 0.58 and 0.56): below this, the smallest that is foretold nearly as well is taken.
 */
const doubtful = 0.75
const doubt = 0.08
/** Legibility that is given up when motion is preferred. */
const acceptedLoss = 0.12

export type CandidateOptions = {
  analysis: VideoAnalysis
  curves: readonly LegibilityCurve[]
  trial: Trial | null
  passages: readonly Passage[]
  durationMs: number
  codec: VideoWishes['codec']
  /** Bits a second that a picture of so many stored frames may have. */
  videoBitsPerSecond: (storedFrames: number) => number
}

/** @returns every candidate, smoothest motion first; among equals the largest picture first. */
export function listCandidates({ analysis, curves, trial, passages, durationMs, codec, videoBitsPerSecond }: CandidateOptions): Candidate[] {
  const { seen } = analysis
  const shift = trial ? shiftOf(trial, analysis, curves) : 0
  const rates = frameRates(analysis).filter((rate) => rate >= lowestFrameRate * 0.9)
  const chosenRates = [...new Set([...thinned(rates), seen.frameRate])].filter((rate) => rate >= seen.frameRate - 0.01).sort((a, b) => b - a)
  const sizes: readonly LegibilityCurve[] = curves.length > 0 ? curves : [{ ...fullSize(analysis), points: [] }]
  const tempos = seen.tempos.flatMap((tempo) =>
    (tempo.settleMs === 0 ? chosenRates : [seen.frameRate]).map((frameRate) => ({
      ...{ frameRate, tempo, ...sumTempo(seen, tempo, passages, frameRate) },
      stored: countStored(storedFrames(seen, { frameRate, settleMs: tempo.settleMs, ranges: frameRanges(passages, frameRate) })),
    })),
  )
  return tempos.flatMap(({ frameRate, tempo, cells, hiddenShare, stored }) =>
    sizes.map((curve) => {
      const budget = videoBitsPerSecond(stored)
      const seconds = durationMs / 1000
      const drawnBits = budget * seconds - storedFrameBits * stored
      return {
        width: curve.width,
        height: curve.height,
        frameRate,
        settleMs: tempo.settleMs,
        quality: qualityAt(curve, drawnBits / cells, tempo.settleMs > 0 ? 'held' : 'asItComes'),
        legibility: shifted(legibilityAt(curve, drawnBits / cells / bitsAgainstH264[codec]), shift) * (1 - hiddenShare),
        videoBitsPerSecond: budget,
        plentyBitsPerSecond: (plentyBitsPerCell(curve) * bitsAgainstH264[codec] * cells + storedFrameBits * stored) / seconds,
      }
    }),
  )
}

/** @returns how far off the forecast for the trial was, in the logarithm of the odds. */
function shiftOf(trial: Trial, { seen, durationMs }: VideoAnalysis, curves: readonly LegibilityCurve[]): number {
  const curve = curves.find(({ width, height }) => width === trial.width && height === trial.height)
  const tempo = seen.tempos.find(({ settleMs }) => settleMs === trial.settleMs)
  const bytes = trial.passes.at(-1)?.bytes
  if (!curve || !tempo || bytes === undefined) return 0
  const { cells, hiddenShare } = sumTempo(seen, tempo, [{ startMs: 0, endMs: durationMs }], trial.frameRate)
  const foretold = legibilityAt(curve, (bytes * 8 - storedFrameBits * trial.frames) / cells)
  return shiftBetween(foretold, trial.legibility / Math.max(0.01, 1 - hiddenShare))
}

function thinned(rates: readonly number[]): number[] {
  if (rates.length <= usualFrameRates) return [...rates]
  return [30, 15, 10, 7.5, 5].flatMap((wanted) => {
    const nearest = rates.toSorted((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted))[0]
    return nearest === undefined ? [] : [nearest]
  })
}

/**
 * @param candidates smoothest first.
 * @returns the smoothest that is as legible as the most legible one; when motion is preferred, the smoothest above the floor that is not much less legible.
 */
export function chooseCandidate(candidates: readonly Candidate[], { prefer, floor }: Pick<VideoWishes, 'prefer' | 'floor'>): Candidate | null {
  const best = Math.max(0, ...candidates.map(({ legibility }) => legibility))
  if (best === 0) return candidates.at(-1) ?? null
  if (best < doubtful) {
    const close = candidates.filter(({ legibility }) => legibility >= best - doubt)
    return close.toSorted((a, b) => a.width * a.height - b.width * b.height || b.legibility - a.legibility)[0] ?? null
  }
  const least = prefer === 'text' ? best - unnoticedLoss : Math.min(best - unnoticedLoss, Math.max(floor, best - acceptedLoss))
  // Smoother motion never costs the floor.
  return candidates.find(({ legibility }) => legibility >= Math.max(least, Math.min(best, floor))) ?? null
}

/** @returns the sizes worth probing for a recording: the full one, and smaller ones on which its text is not lost. */
export function probeSizes(source: PictureSize): PictureSize[] {
  const full = fullSize(source)
  return [1, 5 / 6, 2 / 3].flatMap((factor) => {
    const even = (length: number) => Math.max(2, Math.round((length * factor) / 2) * 2)
    const size = factor === 1 ? full : { width: even(full.width), height: even(full.height) }
    return factor === 1 || Math.min(size.width, size.height) >= 700 ? [size] : []
  })
}
