/** @file A9: from which business day something that was sent counts. Pure. */
import type { Day } from '../calendar.ts'
import { addDays } from '../calendar.ts'
import { businessDayFrom, businessCalendarSchema, type BusinessCalendar } from './business-calendar.ts'
import { instantOf, isTimeOfDay, wallClockIn } from './wall-clock.ts'

const usual = businessCalendarSchema.parse({})

/** When something was sent: `time` and `timeZone` may be ''; without a time the day alone counts. */
export type Sent = { day: Day; time: string; timeZone: string }

/**
 * "Non-business day or after 17:00 Pacific: treat as the next business day" (A9). Never earlier than the sender's own day,
 * so that what is due is not expected too soon.
 * @returns the business day that is day 0 of the clock.
 */
export function clockStart({ day, time, timeZone }: Sent, calendar: BusinessCalendar): Day {
  const sentAtMs = instantOf({ day, time }, timeZone)
  const received = sentAtMs === null ? null : (wallClockIn(sentAtMs, calendar.timeZone) ?? wallClockIn(sentAtMs, usual.timeZone))
  if (!received) return businessDayFrom(day, calendar)
  const cutOff = isTimeOfDay(calendar.cutOffTime) ? calendar.cutOffTime : usual.cutOffTime
  const counted = received.time > cutOff ? addDays(received.day, 1) : received.day
  return businessDayFrom(counted > day ? counted : day, calendar)
}
