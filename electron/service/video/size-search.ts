/** @file Finds the bit rate that meets a size, from the sizes that came out. Pure. */

/** Where a corrected encode aims: reusing the first pass's statistics it lands within half a per cent. */
const correctedAim = 0.9955
/** From this share of the limit on a file is full enough; a later attempt is content with less. */
const fullEnough = [0.988, 0.98, 0.97]
const attemptsAtMost = 4
/** Bytes follow the rate a little less than they should: what x264 cannot leave out weighs more at a lower rate. */
const usualExponent = 0.85
/** Rates nearer to each other than this give the same file. */
const leastStep = 1.002

export type Attempt = { bitsPerSecond: number; bytes: number }

export type SearchStep = { kind: 'encode'; bitsPerSecond: number } | { kind: 'done' } | { kind: 'impossible' }

/**
 * @param attempts what was encoded so far, in order. @param fixedBytes of sound and index, which no bit rate changes.
 * @returns the next rate to try; `done` when the largest attempt below the limit is good enough or cannot be bettered;
 * `impossible` when no rate brought a file below the limit.
 */
export function nextStep(attempts: readonly Attempt[], limitBytes: number, fixedBytes: number): SearchStep {
  const last = attempts.at(-1)
  if (!last) return { kind: 'impossible' }
  const fitting = attempts.filter(({ bytes }) => bytes < limitBytes)
  const enough = fullEnough[attempts.length - 1] ?? fullEnough.at(-1) ?? 1
  if (fitting.some(({ bytes }) => bytes >= limitBytes * enough)) return { kind: 'done' }
  const ending: SearchStep = fitting.length > 0 ? { kind: 'done' } : { kind: 'impossible' }
  if (attempts.length >= attemptsAtMost) return ending

  // A size that does not follow the rate is already the least that this picture takes.
  const previous = attempts.at(-2)
  if (previous && fitting.length === 0 && last.bytes > previous.bytes * 0.97 && last.bitsPerSecond < previous.bitsPerSecond * 0.8) return ending

  const highestUnder = Math.max(0, ...fitting.map(({ bitsPerSecond }) => bitsPerSecond))
  const lowestOver = Math.min(
    Number.POSITIVE_INFINITY,
    ...attempts.filter(({ bytes }) => bytes >= limitBytes).map(({ bitsPerSecond }) => bitsPerSecond),
  )
  const pictureBytes = (attempt: Attempt) => Math.max(1, attempt.bytes - fixedBytes)
  const scale = Math.max(1, limitBytes * correctedAim - fixedBytes) / pictureBytes(last)
  const exponent = previous ? measuredExponent(last, previous, pictureBytes) : usualExponent
  const wanted = Math.floor(last.bitsPerSecond * scale ** (1 / exponent))
  const bitsPerSecond = Math.max(highestUnder * leastStep, Math.min(lowestOver / leastStep, wanted))
  if (bitsPerSecond < 500 || bitsPerSecond <= highestUnder || bitsPerSecond >= lowestOver) return ending
  // An encoder that does not use the bits it is given has no more to say.
  if (previous && last.bytes < limitBytes && last.bitsPerSecond > previous.bitsPerSecond && last.bytes < previous.bytes * 1.01) return ending
  return { kind: 'encode', bitsPerSecond }
}

/** By which power of the rate the bytes have changed. */
function measuredExponent(last: Attempt, previous: Attempt, pictureBytes: (attempt: Attempt) => number): number {
  const rates = Math.log(last.bitsPerSecond / previous.bitsPerSecond)
  const measured = rates === 0 ? 1 : Math.log(pictureBytes(last) / pictureBytes(previous)) / rates
  return Math.min(1.3, Math.max(0.4, measured))
}
