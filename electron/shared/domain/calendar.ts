/**
 * @file Days. Pure: a day is a string `YYYY-MM-DD` and never an instant, so no time zone can shift it. What counts as a
 * business day, and how they are counted, stands in `dates/business-calendar.ts`.
 */

/** A calendar day, `YYYY-MM-DD`. */
export type Day = string

const dayMs = 86_400_000
const weekdayNames = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** @returns whether the text names a day that exists, from 1971 to 9999. */
export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match || Number(match[1]) <= 1970) return false
  const date = new Date(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])))
  return date.toISOString().startsWith(text)
}

/** @returns days since 1970-01-01. Throws a RangeError for what is no day: callers ask {@link isDay} first. */
function toNumber(day: Day): number {
  if (!isDay(day)) throw new RangeError(`"${day}" is not a day.`)
  return Date.parse(`${day}T00:00:00Z`) / dayMs
}

const firstNumber = 365
const lastNumber = Date.UTC(9999, 11, 31) / dayMs

/** Counting stops at the first and the last day that are days here: a typing error in a year must not stop a page. */
function fromNumber(number: number): Day {
  return new Date(Math.min(lastNumber, Math.max(firstNumber, number)) * dayMs).toISOString().slice(0, 10)
}

/** @returns the day of a year, a month from 1 and a day of the month. */
export function dayOf(year: number, month: number, dayOfMonth: number): Day {
  return fromNumber(Date.UTC(year, month - 1, dayOfMonth) / dayMs)
}

/** @returns the day `count` calendar days later, earlier for a negative count; at an end of the calendar its last day. */
export function addDays(day: Day, count: number): Day {
  return fromNumber(toNumber(day) + count)
}

/** @returns calendar days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return toNumber(to) - toNumber(from)
}

/** @returns 0 for Sunday to 6 for Saturday. */
export function weekdayOf(day: Day): number {
  return (toNumber(day) + 4) % 7
}

/** @returns as in `Tue 15 Dec 2026`; the text itself where it is no day. */
export function formatDay(day: Day): string {
  if (!isDay(day)) return day
  const [year, month, dayOfMonth] = day.split('-').map(Number)
  return `${weekdayNames[weekdayOf(day)]} ${dayOfMonth} ${monthNames[(month ?? 1) - 1]} ${year}`
}

/** @returns as in `15 Dec`, where there is little room. */
export function shortDay(day: Day): string {
  return formatDay(day).split(' ').slice(1, 3).join(' ')
}

/** @returns as in `Mon 14 Dec 2026 to Tue 15 Dec 2026`, or the one day. */
export function formatDays(from: Day, to: Day): string {
  return from === to ? formatDay(from) : `${formatDay(from)} to ${formatDay(to)}`
}

/** Whether two days lie in one week from Monday to Sunday (ISO 8601). */
export function isSameIsoWeek(a: Day, b: Day): boolean {
  return addDays(a, -((weekdayOf(a) + 6) % 7)) === addDays(b, -((weekdayOf(b) + 6) % 7))
}

/** Whether two days lie in one week from Sunday to Saturday (United States). */
export function isSameUsWeek(a: Day, b: Day): boolean {
  return addDays(a, -weekdayOf(a)) === addDays(b, -weekdayOf(b))
}
