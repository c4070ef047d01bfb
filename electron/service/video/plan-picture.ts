/**
 * @file Which frame rate and size a bit rate is best spent on. Pure.
 * On screen recordings the frame rate decides whether text can be read, then the encoder's effort, then the resolution: at
 * 50 kbit/s a 1080p demo keeps 0.08 of its words at 30 frames a second and 0.84 at 5; 720p loses at every rate that was tried.
 */

export type Picture = { width: number; height: number; frameRate: number }

/** The picture as shown, and the frame rates between which the output may choose. */
export type PictureSource = { width: number; height: number; frameRate: number; peakFrameRate: number }

/** Bits per pixel and frame from which text in screen content keeps nine of ten words; two-pass x264, veryslow, tune ssim. */
const goodBitsPerPixel = 0.0055
/** What five frames a second at full size still bear (30 kbit/s at 1080p): below it a smaller picture reads better. */
const fullSizeBitsPerPixel = 0.003
const smallSizeBitsPerPixel = 0.0025
/**
 * The floor: below this many bits per pixel at full size and five frames a second a file counts as hard to read.
 * 0.0055 kept 0.93 of the words, 0.0029 kept 0.87 on one recording and 0.55 on another; the floor of 0.80 lies between.
 */
const floorBitsPerPixel = 0.0035

const highestFrameRate = 30
/** More is rarely worth its bits on a screen; {@link steerFrameRate} goes higher when the content turns out to be that cheap. */
const plannedFrameRate = 15
const lowestFrameRate = 5
/** Below about five the cursor jumps; these rates are for recordings that fit in no other way. */
const lastResortRates = [3, 2, 1]
const commonRates = [30, 25, 24, 20, 15, 12, 10, 8, 6, 5]
const boxLongSide = 1920
const boxShortSide = 1080
const smallestTextSide = 700
const pixels = ({ width, height }: { width: number; height: number }) => width * height

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
 * @param videoBitsPerSecond what the picture may have, index bytes already taken off.
 * @returns the first picture of the ladder that these bits can draw well; the last one when none is.
 */
export function planPicture(source: PictureSource, videoBitsPerSecond: (picture: Picture) => number): Picture {
  const full = fullSize(source)
  const ladder = pictureLadder(source)
  const slowestRegular = Math.min(
    ...ladder.map(({ frameRate }) => frameRate).filter((rate) => rate >= lowestFrameRate * 0.9),
    Number.POSITIVE_INFINITY,
  )
  const needed = (picture: Picture) => {
    if (pixels(picture) < pixels(full)) return smallSizeBitsPerPixel
    return picture.frameRate > slowestRegular ? goodBitsPerPixel : fullSizeBitsPerPixel
  }
  const fitting = ladder.find(
    (picture) =>
      picture.frameRate <= Math.max(plannedFrameRate, slowestRegular) &&
      videoBitsPerSecond(picture) >= needed(picture) * pixels(picture) * picture.frameRate,
  )
  const last = ladder.at(-1)
  return fitting ?? last ?? { ...full, frameRate: lowestFrameRate }
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

/** @returns bits per second of picture below which text in a recording of this size counts as hard to read. */
export function floorBitsPerSecond(source: PictureSource): number {
  const slowest = Math.min(lowestFrameRate, source.frameRate || lowestFrameRate)
  return floorBitsPerPixel * pixels(fullSize(source)) * slowest
}

/**
 * Corrects the planned frame rate once the content's price is known. Bits grow about with the 0.7th power of the frame rate,
 * because most changes on a screen happen once, however often they are looked at.
 * @param affordableShare bytes that may be spent divided by the bytes of a visually lossless encode at `picture.frameRate`.
 * @returns a higher rate when even that leaves room for it; a lower one when the quality would fall by more than about 14 steps
 * of the quantiser (a share of a fifth); otherwise the same.
 */
export function steerFrameRate(source: PictureSource, picture: Picture, affordableShare: number): number {
  const exponent = 0.7
  const rates = frameRates(source).filter((rate) => rate >= lowestFrameRate * 0.9)
  if (affordableShare > 1.1) {
    const wanted = picture.frameRate * (affordableShare * 0.9) ** (1 / exponent)
    return rates.find((rate) => rate <= wanted && rate > picture.frameRate) ?? picture.frameRate
  }
  if (affordableShare < 0.2) {
    const wanted = picture.frameRate * (affordableShare / 0.2) ** (1 / exponent)
    return rates.find((rate) => rate <= wanted) ?? Math.min(picture.frameRate, rates.at(-1) ?? picture.frameRate)
  }
  return picture.frameRate
}
