/** @file Reads times as headers and logs write them. Strict: what is not exactly in the form is no time. */

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const iso = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2}):(\d{2})(?:[.,](\d{1,9}))?[ ]?(Z|[+-]\d{2}:?\d{2})?$/
const httpDate = /^(?:\w{3,9},[ ]?)(\d{1,2})[ -](\w{3})[ -](\d{4}|\d{2}) (\d{2}):(\d{2}):(\d{2}) (?:GMT|UTC|\+0000)$/
const asctime = /^\w{3} (\w{3}) {1,2}(\d{1,2}) (\d{2}):(\d{2}):(\d{2}) (\d{4})$/

/** @returns milliseconds since 1970 of an ISO 8601 time; one without a zone is in UTC. null when it is none. */
export function isoTime(text: string | null): number | null {
  const match = iso.exec((text ?? '').trim())
  if (!match) return null
  const fraction = Number(`0.${match[7] ?? '0'}`)
  const zone = match[8] ?? 'Z'
  const zoneMinutes = zone === 'Z' ? 0 : (zone.startsWith('-') ? -1 : 1) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2)))
  const whole = utc(match[1], Number(match[2]) - 1, match[3], match[4], match[5], match[6])
  return whole === null ? null : whole + Math.floor(fraction * 1000 + 1e-6) - zoneMinutes * 60_000
}

/** @returns milliseconds since 1970 of a `Date` header (the three forms of RFC 9110); null when it is none. */
export function httpDateTime(text: string | null): number | null {
  const value = (text ?? '').trim()
  const match = httpDate.exec(value)
  if (match) return utc(fullYear(match[3] ?? ''), monthIndex(match[2]), match[1], match[4], match[5], match[6])
  const old = asctime.exec(value)
  return old ? utc(old[6], monthIndex(old[1]), old[2], old[3], old[4], old[5]) : null
}

/** @returns the index of an English month, from 0; -1 when it is none. */
export function monthIndex(name: string | undefined): number {
  return months.indexOf((name ?? '').toLowerCase())
}

function fullYear(year: string): string {
  return year.length === 4 ? year : `${Number(year) < 70 ? '20' : '19'}${year}`
}

type Digits = string | undefined

/** @returns null when the numbers are no time, as of the 31st of February. */
export function utc(year: Digits, month: number, day: Digits, hour: Digits, minute: Digits, second: Digits): number | null {
  if (month < 0 || month > 11 || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return null
  const time = Date.UTC(Number(year), month, Number(day), Number(hour), Number(minute), Number(second))
  return new Date(time).getUTCDate() === Number(day) || Number(second) === 60 ? time : null
}

const quarterMs = 15 * 60_000
/** Clocks of two machines are rarely further apart. */
const maxSkewMs = 5 * 60_000

/**
 * Logs of some tools are in a local time that does not tell its zone; the response's `Date` does.
 * @param localMs as if it were UTC; only the time of day counts when `isTimeOfDay`.
 * @returns null when no zone brings the two together.
 */
export function inUtc(localMs: number, dateHeaderMs: number, isTimeOfDay: boolean): number | null {
  const dayMs = 86_400_000
  let distance = localMs - dateHeaderMs
  if (isTimeOfDay) distance -= Math.round(distance / dayMs) * dayMs
  const zone = Math.round(distance / quarterMs) * quarterMs
  const isZone = isTimeOfDay || (zone >= -12 * 3_600_000 && zone <= 14 * 3_600_000)
  return isZone && Math.abs(distance - zone) <= maxSkewMs ? dateHeaderMs + (distance - zone) : null
}
