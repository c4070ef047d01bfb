/** @file Which limits a recording is fitted below, and the instants at which the results are read. Pure. */

export type Task = {
  kilobitsPerSecond: number
  limitBytes: number
  /** Why it is not done; null when it is. */
  skipped: string | null
}

/** A limit below this is met by no service that takes files; a short recording at a low rate would only measure containers. */
const leastLimitBytes = 200_000
/** From this length on a recording gets the limit of the certification instead of a rate. */
const longSeconds = 600
const wholeLimitBytes = 4_500_000

/** @param rates sound and picture together, kbit/s. */
export function listTasks(durationSeconds: number, rates: readonly number[]): Task[] {
  if (durationSeconds >= longSeconds) {
    return [{ kilobitsPerSecond: Math.round((wholeLimitBytes * 8) / durationSeconds / 1000), limitBytes: wholeLimitBytes, skipped: null }]
  }
  return rates.map((kilobitsPerSecond) => {
    const limitBytes = Math.floor((kilobitsPerSecond * 1000 * durationSeconds) / 8)
    const isTooSmall = limitBytes < leastLimitBytes
    return { kilobitsPerSecond, limitBytes, skipped: isTooSmall ? `${limitBytes} bytes are too few to say anything` : null }
  })
}

const framesRead = 12
const instantsPerSecond = 5

/** @returns the middle of each twelfth, in seconds, at fifths of a second: there every result of five frames a second or more has a frame. */
export function instantsToRead(durationSeconds: number): number[] {
  return Array.from(
    { length: framesRead },
    (_, index) => Math.round(((index + 0.5) / framesRead) * durationSeconds * instantsPerSecond) / instantsPerSecond,
  )
}
