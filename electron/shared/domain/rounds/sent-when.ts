/** @file When a round was sent: looked at before it is frozen, as it cannot be corrected afterwards. Pure. */
import { formatDay, isDay, type Day } from '../calendar.ts'
import { instantOf, isTimeOfDay, wallClockIn } from '../dates/wall-clock.ts'
import type { Round } from './round.ts'

export type SentWhen = Pick<Round, 'sentOn' | 'sentAtTime' | 'sentAtTimeZone'>
export type WhenProblem = { field: keyof SentWhen; message: string; fix: string }

/** The moment of looking, and the day that it is where the user is. */
export type Now = { today: Day; atMs: number }

/** @returns what speaks against a day on which something is said to have happened; undefined for nothing. */
export function problemOfPastDay(text: string, today: Day): string | undefined {
  const day = text.trim()
  if (!isDay(day)) return 'Enter a day, as in 2026-12-15.'
  return day > today ? `${formatDay(day)} is still to come. Enter the day on which it happened.` : undefined
}

/** @returns without what a typist leaves around it, and without a zone where there is no time. */
export function trimmedWhen({ sentOn, sentAtTime, sentAtTimeZone }: SentWhen): SentWhen {
  const time = sentAtTime.trim()
  return { sentOn: sentOn.trim(), sentAtTime: time, sentAtTimeZone: time === '' ? '' : sentAtTimeZone.trim() }
}

/** A9. @param when as {@link trimmedWhen} gives it. @returns the first thing that is wrong with it; null for nothing. */
export function problemOfSentWhen({ sentOn, sentAtTime, sentAtTimeZone }: SentWhen, { today, atMs }: Now): WhenProblem | null {
  if (!isDay(sentOn)) return { field: 'sentOn', message: `"${sentOn}" is not a day.`, fix: 'Write it as in 2026-12-15.' }
  const fix = 'Note it once it is sent, with the day on which it was.'
  if (sentAtTime === '') return sentOn > today ? { field: 'sentOn', message: `${formatDay(sentOn)} is still to come.`, fix } : null
  if (!isTimeOfDay(sentAtTime))
    return { field: 'sentAtTime', message: `"${sentAtTime}" is not a time of day.`, fix: 'Write it as in 16:30, or leave it empty.' }
  if (sentAtTimeZone === '' || !wallClockIn(0, sentAtTimeZone))
    return { field: 'sentAtTimeZone', message: `"${sentAtTimeZone}" is not the name of a time zone.`, fix: 'Write it as in America/Chicago.' }
  const sentAtMs = instantOf({ day: sentOn, time: sentAtTime }, sentAtTimeZone) ?? atMs
  if (sentAtMs <= atMs) return null
  const isDayToCome = sentOn > (wallClockIn(atMs, sentAtTimeZone)?.day ?? today)
  const what = isDayToCome ? formatDay(sentOn) : `${sentAtTime} on ${formatDay(sentOn)} in ${sentAtTimeZone}`
  return { field: isDayToCome ? 'sentOn' : 'sentAtTime', message: `${what} is still to come.`, fix }
}
