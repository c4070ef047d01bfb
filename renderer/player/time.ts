/** @file Instants of a video as people read and write them. Pure. */

/**
 * @param ms milliseconds, not negative.
 * @returns `mm:ss.t` (`h:mm:ss.t` from an hour on), cut off and not rounded, so that the shown instant is never ahead of the picture.
 */
export function formatInstant(ms: number): string {
  const tenths = Math.floor(Math.max(0, ms) / 100)
  return `${formatClock(Math.floor(tenths / 10))}.${tenths % 10}`
}

/**
 * @param ms milliseconds, not negative.
 * @returns `mm:ss.mmm`; always three decimals, so that instants below one another line up.
 */
export function formatExactInstant(ms: number): string {
  const whole = Math.max(0, Math.round(ms))
  return `${formatClock(Math.floor(whole / 1_000))}.${String(whole % 1_000).padStart(3, '0')}`
}

/** @returns a length as `mm:ss`, rounded to the second. */
export function formatLength(ms: number): string {
  return formatClock(Math.round(Math.max(0, ms) / 1_000))
}

/** @returns an amount of time within a sentence, rounded to the second: `1:52`, `38 s`. */
export function formatAmount(ms: number): string {
  const seconds = Math.round(Math.max(0, ms) / 1_000)
  return seconds < 60 ? `${seconds} s` : formatClock(seconds).replace(/^0(?=\d:)/, '')
}

/**
 * Reads what `formatInstant` and `formatExactInstant` write, and what people type: `92.5`, `1:32,5`, `0:01:32.5`.
 * @returns milliseconds, or null where it is no instant.
 */
export function parseInstant(text: string): number | null {
  const match = /^(?:(?:(\d{1,3}):)?(\d{1,3}):)?(\d{1,6})(?:[.,](\d{1,6}))?$/.exec(text.trim())
  if (!match) return null
  const [, hours, minutes, seconds, decimals] = match
  if (minutes !== undefined && Number(seconds) > 59) return null
  if (hours !== undefined && Number(minutes) > 59) return null
  const whole = Number(hours ?? 0) * 3_600 + Number(minutes ?? 0) * 60 + Number(seconds)
  return whole * 1_000 + Math.round(Number(`0.${decimals ?? 0}`) * 1_000)
}

/** @returns an instant as a screen reader should say it: `3 minutes 12.4 seconds`. */
export function sayInstant(ms: number): string {
  const tenths = Math.floor(Math.max(0, ms) / 100)
  const hours = Math.floor(tenths / 36_000)
  const minutes = Math.floor(tenths / 600) % 60
  const seconds = (tenths % 600) / 10
  const parts = [count(hours, 'hour'), count(minutes, 'minute')].filter((part) => part !== '')
  return [...parts, `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`].join(' ')
}

function count(value: number, unit: string): string {
  if (value === 0) return ''
  return `${value} ${unit}${value === 1 ? '' : 's'}`
}

function formatClock(totalSeconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const hours = Math.floor(totalSeconds / 3_600)
  const minutes = Math.floor(totalSeconds / 60) % 60
  return `${hours > 0 ? `${hours}:` : ''}${two(minutes)}:${two(totalSeconds % 60)}`
}
