/**
 * @file Which frame rate and size a bit rate is best spent on. Pure.
 * On screen recordings the frame rate decides whether text can be read, then the encoder's effort, then the resolution: at
 * 50 kbit/s a 1080p demo keeps 0.08 of its words at 30 frames a second and 0.84 at 5; 720p loses at every rate that was tried.
 */

export type Picture = { width: number; height: number; frameRate: number }

/** The picture as shown, and the frame rates between which the output may choose. */
export type PictureSource = { width: number; height: number; frameRate: number; peakFrameRate: number }

const highestFrameRate = 30
export const lowestFrameRate = 5
/** Below about five the cursor jumps; these rates are for recordings that fit in no other way. */
const lastResortRates = [3, 2, 1]
const commonRates = [30, 25, 24, 20, 15, 12, 10, 8, 6, 5]
const boxLongSide = 1920
const boxShortSide = 1080
const smallestTextSide = 700

function even(length: number): number {
  return Math.max(2, Math.floor(length / 2) * 2)
}

function scaled({ width, height }: { width: number; height: number }, factor: number): { width: number; height: number } {
  return { width: even(Math.round(width * factor)), height: even(Math.round(height * factor)) }
}

/** @returns the largest picture that is delivered: the source, shrunk into 1920x1080 (or 1080x1920), with even sides. */
export function fullSize(source: { width: number; height: number }): { width: number; height: number } {
  const long = Math.max(source.width, source.height)
  const short = Math.min(source.width, source.height)
  return scaled(source, Math.min(1, boxLongSide / long, boxShortSide / short))
}

/**
 * @returns the frame rates that an output may have, highest first, at most 30 and never above the source: whole fractions of a
 * constant rate, so that no frame is shown longer than another; common rates for a variable one. The last ones are last resorts.
 */
export function frameRates({ frameRate, peakFrameRate }: PictureSource): number[] {
  const source = frameRate > 0 ? frameRate : highestFrameRate
  const isConstant = peakFrameRate <= source * 1.02
  const top = Math.min(highestFrameRate, isConstant ? source : Math.max(source, peakFrameRate))
  const regular = isConstant
    ? Array.from({ length: 60 }, (_, index) => round(source / (index + 1))).filter(
        (rate) => rate <= highestFrameRate + 0.01 && rate >= lowestFrameRate * 0.9,
      )
    : commonRates.filter((rate) => rate <= top)
  const lastResort = lastResortRates.filter((rate) => rate < Math.min(top, regular.at(-1) ?? top))
  return [...(regular.length > 0 ? regular : [round(top)]), ...lastResort]
}

function round(rate: number): number {
  return Math.round(rate * 1000) / 1000
}

/** Every picture that may be delivered, in the order in which bits are saved: frame rate, size, then what is left. */
export function pictureLadder(source: PictureSource): Picture[] {
  const full = fullSize(source)
  const rates = frameRates(source)
  const regularRates = rates.filter((rate) => rate >= lowestFrameRate * 0.9)
  const slowest = regularRates.at(-1) ?? rates[0] ?? lowestFrameRate
  const smaller = [5 / 6, 2 / 3]
    .filter((factor) => Math.min(full.width, full.height) * factor >= smallestTextSide)
    .map((factor) => scaled(full, factor))
  const smallest = smaller.at(-1) ?? full
  const lastRates = rates.filter((rate) => rate < slowest)
  const lastSizes = [3 / 4, 1 / 2, 1 / 3, 1 / 4].map((factor) => scaled(smallest, factor)).filter(({ width, height }) => width >= 64 && height >= 36)
  return [
    ...(regularRates.length > 0 ? regularRates : [slowest]).map((frameRate) => ({ ...full, frameRate })),
    ...smaller.map((size) => ({ ...size, frameRate: slowest })),
    ...lastRates.map((frameRate) => ({ ...smallest, frameRate })),
    ...lastSizes.map((size) => ({ ...size, frameRate: lastRates.at(-1) ?? slowest })),
  ]
}

/**
 * @param share of the pixels a second of `picture` that the next may have at most, 0 to 1.
 * @returns the first picture down the ladder with no more than that, the last one when all have more; null when there is none below.
 */
export function reducePicture(source: PictureSource, picture: Picture, share = 1): Picture | null {
  const cost = ({ width, height, frameRate }: Picture) => width * height * frameRate
  const smaller = pictureLadder(source).filter((candidate) => candidate.frameRate <= picture.frameRate && cost(candidate) < cost(picture) * 0.98)
  return smaller.find((candidate) => cost(candidate) <= cost(picture) * share) ?? smaller.at(-1) ?? null
}
