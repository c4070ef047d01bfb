/** @file Finds the bit rate that meets a size, from the sizes that came out. Pure. */

/** Where a corrected encode aims: reusing the first pass's statistics it lands within half a per cent. */
const correctedAim = 0.99
/** From this share of the limit on a file is full enough. */
const fullEnough = 0.97
const attemptsAtMost = 4

export type Attempt = { kilobitsPerSecond: number; bytes: number }

export type SearchStep = { kind: 'encode'; kilobitsPerSecond: number } | { kind: 'done' } | { kind: 'impossible' }

/**
 * x264 takes whole kbit/s, so at low rates the last step may be several per cent.
 * @param attempts what was encoded so far, in order. @param fixedBytes of sound and index, which no bit rate changes.
 * @returns the next rate to try; `done` when the largest attempt below the limit is good enough or cannot be bettered;
 * `impossible` when no rate brought a file below the limit.
 */
export function nextStep(attempts: readonly Attempt[], limitBytes: number, fixedBytes: number): SearchStep {
  const last = attempts.at(-1)
  if (!last) return { kind: 'impossible' }
  const fitting = attempts.filter(({ bytes }) => bytes < limitBytes)
  if (fitting.some(({ bytes }) => bytes >= limitBytes * fullEnough)) return { kind: 'done' }
  const ending: SearchStep = fitting.length > 0 ? { kind: 'done' } : { kind: 'impossible' }
  if (attempts.length >= attemptsAtMost) return ending

  // A size that does not follow the rate is already the least that this picture takes.
  const previous = attempts.at(-2)
  if (previous && fitting.length === 0 && last.bytes > previous.bytes * 0.97 && last.kilobitsPerSecond < previous.kilobitsPerSecond * 0.8)
    return ending

  const highestUnder = Math.max(0, ...fitting.map(({ kilobitsPerSecond }) => kilobitsPerSecond))
  const lowestOver = Math.min(
    Number.POSITIVE_INFINITY,
    ...attempts.filter(({ bytes }) => bytes >= limitBytes).map(({ kilobitsPerSecond }) => kilobitsPerSecond),
  )
  const scale = (limitBytes * correctedAim - fixedBytes) / Math.max(1, last.bytes - fixedBytes)
  const wanted = Math.floor(last.kilobitsPerSecond * scale)
  const kilobitsPerSecond = Math.max(highestUnder + 1, Math.min(lowestOver - 1, wanted))
  if (kilobitsPerSecond < 1 || kilobitsPerSecond <= highestUnder || kilobitsPerSecond >= lowestOver) return ending
  // An encoder that does not use the bits it is given has no more to say.
  if (previous && last.bytes < limitBytes && last.kilobitsPerSecond > previous.kilobitsPerSecond && last.bytes < previous.bytes * 1.01) return ending
  return { kind: 'encode', kilobitsPerSecond }
}
