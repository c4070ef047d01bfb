/** @file Business days: Monday to Friday without the US federal holidays and the free days that the user added (A8). Pure. */
import { z } from 'zod'
import { addDays, weekdayOf, type Day } from '../calendar.ts'
import { holidayOn } from './federal-holidays.ts'

/** The calendar in the user's hand; it lies in the settings. What is malformed in it counts as not there. */
export const businessCalendarSchema = z.object({
  /** Days on which nobody works besides weekends and federal holidays, each with its name. */
  extraDays: z
    .array(z.object({ day: z.string().max(40), name: z.string().max(200).default('') }))
    .max(200)
    .default([]),
  /** `HH:MM`: what is sent later counts from the next business day (A9). */
  cutOffTime: z.string().max(10).default('17:00'),
  /** The zone of the cut-off: that of DocuSign's headquarters. */
  timeZone: z.string().max(100).default('America/Los_Angeles'),
})
export type BusinessCalendar = z.infer<typeof businessCalendarSchema>

/** @returns why nobody works on a day, as in `Memorial Day` or `Saturday`; '' for a business day. */
export function freeDayName(day: Day, { extraDays }: BusinessCalendar): string {
  const weekday = weekdayOf(day)
  const holiday = holidayOn(day)
  if (holiday !== '') return holiday
  const extra = extraDays.find((candidate) => candidate.day === day)
  if (extra) return extra.name.trim() || 'Free day'
  return weekday === 6 ? 'Saturday' : weekday === 0 ? 'Sunday' : ''
}

export function isBusinessDay(day: Day, calendar: BusinessCalendar): boolean {
  return freeDayName(day, calendar) === ''
}

/** The next business day from a day on, in steps of 1 or -1; the end of the calendar is nobody's day off. */
function nearest(day: Day, step: 1 | -1, calendar: BusinessCalendar): Day {
  let current = day
  while (!isBusinessDay(current, calendar)) {
    const next = addDays(current, step)
    if (next === current) break
    current = next
  }
  return current
}

/** @returns the day itself when it is a business day, else the next one (A9). */
export function businessDayFrom(day: Day, calendar: BusinessCalendar): Day {
  return nearest(day, 1, calendar)
}

/** @returns the day itself when it is a business day, else the last one before it. */
export function businessDayUntil(day: Day, calendar: BusinessCalendar): Day {
  return nearest(day, -1, calendar)
}

/**
 * @param count business days to go: the day itself is day 0 and only business days after it count; negative goes back.
 * @returns the day reached; the day itself for 0.
 */
export function addBusinessDays(day: Day, count: number, calendar: BusinessCalendar): Day {
  const step = count < 0 ? -1 : 1
  let current = day
  for (let left = Math.abs(count); left > 0; left -= 1) current = nearest(addDays(current, step), step, calendar)
  return current
}

/** @returns how many business days lie after `from`, up to and with `to`; 0 where `to` is not later. */
export function businessDaysBetween(from: Day, to: Day, calendar: BusinessCalendar): number {
  let count = 0
  for (let day = addDays(from, 1); day <= to && day !== addDays(day, 1); day = addDays(day, 1)) if (isBusinessDay(day, calendar)) count += 1
  return count
}
