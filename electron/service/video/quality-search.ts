/** @file Finds the quality whose first pass comes near a size, from the sizes that came out. Pure. */
import { stepsForHalf } from './legibility-model.ts'
import { losslessLookingQuality } from './picture-options.ts'

/** A first pass this many times too large or too small says too little about the second (at six times the size it missed by 45 %). */
const farAbove = 1.7
const farBelow = 2.2
const passesAtMost = 3
/** The worst that x264 takes, told of sixteen times the frames. */
const worstQuality = 62
/** Noise halves within two steps or so, a picture that hardly moves within ten. */
const fewestSteps = 2
const mostSteps = 10

/** `bytes` of the picture alone. */
export type QualityPass = { quality: number; bytes: number }

export type QualityStep = { kind: 'encode'; quality: number } | { kind: 'looks-lossless' } | { kind: 'done' }

/** @returns a quality (a CRF) that x264 takes and that is not finer than one sees. */
export function boundQuality(quality: number): number {
  return Math.max(losslessLookingQuality, Math.min(worstQuality, quality))
}

/**
 * @param passes what was encoded so far, in order; at least one. @param roomBytes what the picture may take.
 * @returns the next quality to try; `looks-lossless` when the finest fits; `done` when the last pass is near enough for second passes.
 */
export function nextQuality(passes: readonly QualityPass[], roomBytes: number): QualityStep {
  const last = passes.at(-1)
  if (!last) return { kind: 'done' }
  const { quality } = last
  const excess = Math.max(1, last.bytes) / Math.max(1, roomBytes)
  if (quality === losslessLookingQuality && excess < 1) return { kind: 'looks-lossless' }
  const wanted = boundQuality(quality + stepsToHalve(passes) * Math.log2(excess))
  const isNear = excess < farAbove && excess > 1 / farBelow
  const couldBeLossless = wanted === losslessLookingQuality && quality > losslessLookingQuality
  if (passes.length >= passesAtMost || (isNear && !couldBeLossless) || wanted === quality) return { kind: 'done' }
  return { kind: 'encode', quality: wanted }
}

/**
 * Encodes at one quality after another until `nextQuality` has enough. @param made passes that exist already. @param firstQuality for
 * the case that none does. @param encode takes a quality and returns the bytes of the picture.
 * @returns all passes, and whether the last one looks lossless and fits.
 */
export async function searchQuality(
  made: readonly QualityPass[],
  firstQuality: number,
  roomBytes: number,
  encode: (quality: number, isFirst: boolean) => Promise<number>,
): Promise<{ passes: QualityPass[]; looksLossless: boolean }> {
  const passes = [...made]
  let step: QualityStep = passes.length > 0 ? nextQuality(passes, roomBytes) : { kind: 'encode', quality: boundQuality(firstQuality) }
  while (step.kind === 'encode') {
    const { quality } = step
    passes.push({ quality, bytes: await encode(quality, passes.length === 0) })
    step = nextQuality(passes, roomBytes)
  }
  return { passes, looksLossless: step.kind === 'looks-lossless' }
}

/** By how many steps the last two passes say that the bytes halve; the usual number where there is but one. */
function stepsToHalve(passes: readonly QualityPass[]): number {
  const [last, previous] = [passes.at(-1), passes.at(-2)]
  if (!last || !previous || last.bytes === previous.bytes) return stepsForHalf
  const measured = (last.quality - previous.quality) / Math.log2(Math.max(1, previous.bytes) / Math.max(1, last.bytes))
  return Math.max(fewestSteps, Math.min(mostSteps, measured))
}
