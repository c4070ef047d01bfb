/** @file Finds the bit rate that meets a size, from the sizes that came out. Pure. */

/** Where a corrected encode aims: reusing the first pass's statistics it lands within half a per cent. */
const correctedAim = 0.9955
/** From this share of the limit on a file is full enough; a later attempt is content with less. */
const fullEnough = [0.988, 0.985, 0.975]
const attemptsAtMost = 4
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
  const scale = (limitBytes * correctedAim - fixedBytes) / Math.max(1, last.bytes - fixedBytes)
  const wanted = Math.floor(last.bitsPerSecond * scale)
  const bitsPerSecond = Math.max(highestUnder * leastStep, Math.min(lowestOver / leastStep, wanted))
  if (bitsPerSecond < 500 || bitsPerSecond <= highestUnder || bitsPerSecond >= lowestOver) return ending
  // An encoder that does not use the bits it is given has no more to say.
  if (previous && last.bytes < limitBytes && last.bitsPerSecond > previous.bitsPerSecond && last.bytes < previous.bytes * 1.01) return ending
  return { kind: 'encode', bitsPerSecond }
}
