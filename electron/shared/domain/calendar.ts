/**
 * @file Days and business days. Pure: a day is a string `YYYY-MM-DD` and never an instant, so no time zone can shift it.
 * Business days are Monday to Friday without the US federal holidays as observed (ambiguity A8).
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

function fromNumber(number: number): Day {
  return new Date(number * dayMs).toISOString().slice(0, 10)
}

function dayOf(year: number, month: number, dayOfMonth: number): Day {
  return fromNumber(Date.UTC(year, month - 1, dayOfMonth) / dayMs)
}

/** @returns the day `count` calendar days later; earlier for a negative count. */
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

/** The nth given weekday of a month; counted from the end of the month for a negative n. */
function nthWeekday(year: number, month: number, weekday: number, n: number): Day {
  const first = n > 0 ? dayOf(year, month, 1) : addDays(dayOf(year, month + 1, 1), -7)
  return addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + (n > 0 ? (n - 1) * 7 : 0))
}

/** A fixed holiday on a Saturday is kept on the Friday before, on a Sunday on the Monday after (5 U.S.C. 6103(b)). */
function observed(day: Day): Day {
  const weekday = weekdayOf(day)
  return addDays(day, weekday === 6 ? -1 : weekday === 0 ? 1 : 0)
}

/** @returns the US federal holidays of a year as observed; New Year's may be kept on 31 December of the year before. */
export function federalHolidays(year: number): { day: Day; name: string }[] {
  const holidays = [
    { day: observed(dayOf(year, 1, 1)), name: "New Year's Day" },
    { day: nthWeekday(year, 1, 1, 3), name: 'Birthday of Martin Luther King, Jr.' },
    { day: nthWeekday(year, 2, 1, 3), name: "Washington's Birthday" },
    { day: nthWeekday(year, 5, 1, -1), name: 'Memorial Day' },
    { day: observed(dayOf(year, 6, 19)), name: 'Juneteenth' },
    { day: observed(dayOf(year, 7, 4)), name: 'Independence Day' },
    { day: nthWeekday(year, 9, 1, 1), name: 'Labor Day' },
    { day: nthWeekday(year, 10, 1, 2), name: 'Columbus Day' },
    { day: observed(dayOf(year, 11, 11)), name: 'Veterans Day' },
    { day: nthWeekday(year, 11, 4, 4), name: 'Thanksgiving Day' },
    { day: observed(dayOf(year, 12, 25)), name: 'Christmas Day' },
  ]
  return year < 2021 ? holidays.filter(({ name }) => name !== 'Juneteenth') : holidays
}

/** Names of holidays by day, filled year by year: a page asks for the same few years at every key that is pressed. */
const knownHolidays = new Map<Day, string>()
const knownYears = new Set<number>()

function learnHolidays(year: number): void {
  if (knownYears.has(year)) return
  for (const { day, name } of federalHolidays(year)) knownHolidays.set(day, name)
  knownYears.add(year)
}

/** @returns the name of the holiday observed on this day, or '' for none. */
export function holidayOn(day: Day): string {
  const year = Number(day.slice(0, 4))
  learnHolidays(year)
  learnHolidays(year + 1)
  return knownHolidays.get(day) ?? ''
}

export function isBusinessDay(day: Day): boolean {
  const weekday = weekdayOf(day)
  return weekday >= 1 && weekday <= 5 && holidayOn(day) === ''
}

/** @returns the day itself when it is a business day, else the next one (A9). */
export function businessDayFrom(day: Day): Day {
  return isBusinessDay(day) ? day : businessDayFrom(addDays(day, 1))
}

/**
 * @param count business days to go: the day itself is day 0 and only business days after it count; negative goes back.
 * @returns the day reached; the day itself for 0.
 */
export function addBusinessDays(day: Day, count: number): Day {
  const step = Math.sign(count)
  let current = day
  for (let left = Math.abs(count); left > 0;) {
    current = addDays(current, step)
    if (isBusinessDay(current)) left -= 1
  }
  return current
}

/** Whether two days lie in one week from Monday to Sunday (ISO 8601). */
export function isSameIsoWeek(a: Day, b: Day): boolean {
  return addDays(a, -((weekdayOf(a) + 6) % 7)) === addDays(b, -((weekdayOf(b) + 6) % 7))
}

/** Whether two days lie in one week from Sunday to Saturday (United States). */
export function isSameUsWeek(a: Day, b: Day): boolean {
  return addDays(a, -weekdayOf(a)) === addDays(b, -weekdayOf(b))
}
