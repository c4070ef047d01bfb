/**
 * @file How alike two pictures of the same screen are: what changed between them, and how much of the text stays readable. Pure.
 * All work is done on cells of 16 by 16 pixels of the luma.
 */
import type { Luma } from './read-frames.ts'

export type PictureSize = { width: number; height: number }

/** Pictures are compared in squares of so many pixels a side. */
export const cellSide = 16
/** A pixel that differs by less is noise of the recorder or of its encoder. */
const changedBy = 24
/** Variance of the luma from which a cell counts as holding text; flat areas and soft gradients stay below. */
const textVariance = 300

export type Change = {
  /** Share of all cells that differ, 0 to 1. */
  share: number
  /** Cells that differ and hold text in the second picture: what an encoder has to draw anew. */
  textCells: number
}

export const noChange: Change = { share: 0, textCells: 0 }

/** @returns what is different in `second`. */
export function findChange(first: Luma, second: Luma, { width, height }: PictureSize): Change {
  const columns = Math.floor(width / cellSide)
  const rows = Math.floor(height / cellSide)
  let changed = 0
  let textCells = 0
  for (let row = 0; row < rows; row++) {
    const start = row * cellSide * width
    const end = start + cellSide * width
    if (Buffer.compare(first.subarray(start, end), second.subarray(start, end)) === 0) continue
    for (let column = 0; column < columns; column++) {
      const corner = start + column * cellSide
      if (!cellDiffers(first, second, corner, width)) continue
      changed += 1
      if (isTextCell(second, corner, width)) textCells += 1
    }
  }
  return { share: changed / Math.max(1, rows * columns), textCells }
}

/** @param corner index of the first pixel of a cell. @returns whether the cell differs by more than noise. */
export function cellDiffers(first: Luma, second: Luma, corner: number, width: number): boolean {
  for (let y = 0; y < cellSide; y++) {
    const line = corner + y * width
    for (let x = line; x < line + cellSide; x++) {
      const difference = (first[x] as number) - (second[x] as number)
      if (difference > changedBy || difference < -changedBy) return true
    }
  }
  return false
}

/** @returns whether a cell holds text, or something as rich. */
export function isTextCell(picture: Luma, corner: number, width: number): boolean {
  let sum = 0
  let squares = 0
  for (let y = 0; y < cellSide; y++) {
    const line = corner + y * width
    for (let x = line; x < line + cellSide; x++) {
      const value = picture[x] as number
      sum += value
      squares += value * value
    }
  }
  const count = cellSide * cellSide
  return squares / count - (sum / count) ** 2 > textVariance
}

/** @returns how many cells of a picture hold text. */
export function countTextCells(picture: Luma, { width, height }: PictureSize): number {
  let count = 0
  for (let y = 0; y + cellSide <= height; y += cellSide)
    for (let x = 0; x + cellSide <= width; x += cellSide) if (isTextCell(picture, y * width + x, width)) count += 1
  return count
}

export type Likeness = {
  /** Cells with text in the source. */
  textCells: number
  /** How many of them can still be read; cells in doubt count in part. */
  readableCells: number
  /** Structural similarity of all cells, mean, 0 to 1 (Wang et al. 2004, on cells instead of a sliding window). */
  ssim: number
}

/**
 * Whether a cell can be read is judged by the correlation of both pictures after a blur of 3 by 3 pixels: scaling softens strokes
 * evenly and text stays readable, coarse quantisation loses strokes. Threshold and slope were fitted to the words that tesseract reads
 * (`npm run bench`, as a share of the ceiling): on `explorer` 0.82 where it reads 0.93, 0.56 where it reads 0.60, 0.53 where it reads
 * 0.49; large text is judged more strictly than small.
 */
const readableCorrelation = 0.965
const readableSlope = 80

/** @returns how much of `source` can be seen in `result`, both of the same size. */
export function compareLikeness(source: Luma, result: Luma, { width, height }: PictureSize): Likeness {
  let textCells = 0
  let readableCells = 0
  let similarity = 0
  let cells = 0
  for (let y = 0; y + cellSide <= height; y += cellSide) {
    for (let x = 0; x + cellSide <= width; x += cellSide) {
      const corner = y * width + x
      const plain = cellMoments(source, result, corner, width)
      similarity += structuralSimilarity(plain)
      cells += 1
      if (plain.firstVariance <= textVariance) continue
      textCells += 1
      readableCells += readableShare(blurredMoments(source, result, x, y, width, height))
    }
  }
  return { textCells, readableCells, ssim: cells > 0 ? Math.max(0, similarity / cells) : 1 }
}

type Moments = { firstMean: number; secondMean: number; firstVariance: number; secondVariance: number; covariance: number }

function cellMoments(first: Luma, second: Luma, corner: number, width: number): Moments {
  let a = 0
  let b = 0
  let aa = 0
  let bb = 0
  let ab = 0
  for (let y = 0; y < cellSide; y++) {
    const line = corner + y * width
    for (let x = line; x < line + cellSide; x++) {
      const p = first[x] as number
      const q = second[x] as number
      a += p
      b += q
      aa += p * p
      bb += q * q
      ab += p * q
    }
  }
  return toMoments(a, b, aa, bb, ab)
}

function blurredMoments(first: Luma, second: Luma, left: number, top: number, width: number, height: number): Moments {
  let a = 0
  let b = 0
  let aa = 0
  let bb = 0
  let ab = 0
  for (let y = top; y < top + cellSide; y++) {
    const above = (y > 0 ? y - 1 : y) * width
    const line = y * width
    const below = (y + 1 < height ? y + 1 : y) * width
    for (let x = left; x < left + cellSide; x++) {
      const l = x > 0 ? x - 1 : x
      const r = x + 1 < width ? x + 1 : x
      const p = blurAt(first, above, line, below, l, x, r)
      const q = blurAt(second, above, line, below, l, x, r)
      a += p
      b += q
      aa += p * p
      bb += q * q
      ab += p * q
    }
  }
  return toMoments(a, b, aa, bb, ab)
}

function blurAt(picture: Luma, above: number, line: number, below: number, l: number, x: number, r: number): number {
  const top = (picture[above + l] as number) + (picture[above + x] as number) + (picture[above + r] as number)
  const middle = (picture[line + l] as number) + (picture[line + x] as number) + (picture[line + r] as number)
  const bottom = (picture[below + l] as number) + (picture[below + x] as number) + (picture[below + r] as number)
  return (top + middle + bottom) / 9
}

function toMoments(a: number, b: number, aa: number, bb: number, ab: number): Moments {
  const count = cellSide * cellSide
  const firstMean = a / count
  const secondMean = b / count
  return {
    firstMean,
    secondMean,
    firstVariance: Math.max(0, aa / count - firstMean * firstMean),
    secondVariance: Math.max(0, bb / count - secondMean * secondMean),
    covariance: ab / count - firstMean * secondMean,
  }
}

function structuralSimilarity({ firstMean, secondMean, firstVariance, secondVariance, covariance }: Moments): number {
  const c1 = (0.01 * 255) ** 2
  const c2 = (0.03 * 255) ** 2
  return (
    ((2 * firstMean * secondMean + c1) * (2 * covariance + c2)) /
    ((firstMean * firstMean + secondMean * secondMean + c1) * (firstVariance + secondVariance + c2))
  )
}

function readableShare({ firstVariance, secondVariance, covariance }: Moments): number {
  const steadying = 20
  // A cell that came out flat would otherwise correlate with anything.
  const shownVariance = Math.max(secondVariance, firstVariance / 10)
  const correlation = (covariance + steadying) / (Math.sqrt(firstVariance * shownVariance) + steadying)
  const logistic = (value: number) => 1 / (1 + Math.exp(-readableSlope * (value - readableCorrelation)))
  return logistic(correlation) / logistic(1)
}
