/** @file The US federal holidays as observed (5 U.S.C. 6103): they are no business days (A8). Pure, made without a list of years. */
import { addDays, dayOf, weekdayOf, type Day } from '../calendar.ts'

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
