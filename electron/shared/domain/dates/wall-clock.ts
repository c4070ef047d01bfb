/** @file Day and time of day in a time zone, and back to the instant. Pure; the rules of the zones come with the engine. */
import type { Day } from '../calendar.ts'

/** A day and a time of day `HH:MM`, as a clock on a wall shows them. */
export type WallClock = { day: Day; time: string }

/** @returns whether a text is a time of day from `00:00` to `23:59`. */
export function isTimeOfDay(text: string): boolean {
  return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text)
}

/** @returns what clocks show in a zone at an instant in milliseconds since 1970; null for what is no zone. */
export function wallClockIn(atMs: number, timeZone: string): WallClock | null {
  try {
    // Sweden writes dates and times as ISO 8601 does.
    const text = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(atMs)
    const [day, time] = text.split(' ')
    return day && time ? { day, time } : null
  } catch {
    return null
  }
}

/**
 * @returns the instant in milliseconds since 1970; null for what is no day, time or zone. A time that is skipped or repeated
 * where clocks change is one of the instants within that hour.
 */
export function instantOf({ day, time }: WallClock, timeZone: string): number | null {
  const asUtcMs = Date.parse(`${day}T${time}:00Z`)
  if (!isTimeOfDay(time) || Number.isNaN(asUtcMs)) return null
  let atMs = asUtcMs
  // The offset is that of the instant looked for: the second round has it.
  for (let round = 0; round < 2; round += 1) {
    const shown = wallClockIn(atMs, timeZone)
    if (!shown) return null
    atMs += asUtcMs - Date.parse(`${shown.day}T${shown.time}:00Z`)
  }
  return atMs
}
