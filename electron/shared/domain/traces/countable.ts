/** @file The calls that count among the 20, by day, and the days that may be named as the log date (R7.2, R7.3, A3, A5). Pure. */
import { isDay, type Day } from '../calendar.ts'
import { requiredSuccessfulCalls } from '../limits.ts'
import { logDayFit } from '../timeline.ts'
import { joined, noCalls, type Streak } from './quarters.ts'
import type { Quarter, TraceSummary } from './trace-summary.ts'

/** Countable calls of one day. `streak` is the longest row of clean calls within it. */
export type DayCount = { date: Day; clean: number; failed: number; streak: number; envelopes: number }

const formats = new Map<string, Intl.DateTimeFormat | null>()

function formatOf(timeZone: string): Intl.DateTimeFormat | null {
  const known = formats.get(timeZone)
  if (known !== undefined) return known
  let format: Intl.DateTimeFormat | null = null
  try {
    // Sweden writes dates as ISO 8601 does.
    format = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  } catch {
    // No such zone.
  }
  if (formats.size > 100) formats.clear()
  formats.set(timeZone, format)
  return format
}

/** @returns whether this is the name of a time zone, as in `America/Chicago` or `UTC`. */
export function isTimeZone(text: string): boolean {
  return text.trim() !== '' && formatOf(text.trim()) !== null
}

/** @returns the day of an instant in a zone. @throws RangeError for what is no zone: callers ask {@link isTimeZone} first. */
export function dayIn(atMs: number, timeZone: string): Day {
  const format = formatOf(timeZone.trim())
  if (!format) throw new RangeError(`"${timeZone}" is not a time zone.`)
  return format.format(atMs)
}

/** Quarters by day. Every zone's midnight is at a quarter of an hour, also where clocks are changed. */
function quartersByDay({ quarters }: Pick<TraceSummary, 'quarters'>, timeZone: string): Map<Day, Quarter[]> {
  const days = new Map<Day, Quarter[]>()
  for (const quarter of quarters) {
    const day = dayIn(quarter.startMs, timeZone)
    const known = days.get(day)
    if (known) known.push(quarter)
    else days.set(day, [quarter])
  }
  return days
}

function countOf(date: Day, quarters: readonly Quarter[]): DayCount {
  const { clean, failed, longest } = quarters.reduce<Streak>(joined, noCalls)
  return { date, clean, failed, streak: longest, envelopes: quarters.reduce((sum, { envelopes }) => sum + envelopes, 0) }
}

/** @param timeZone as in `America/Chicago`, or `UTC`. @returns the days that have countable calls, in order. @throws RangeError for no zone */
export function daysOf(summary: Pick<TraceSummary, 'quarters'>, timeZone: string): DayCount[] {
  return [...quartersByDay(summary, timeZone)].map(([date, quarters]) => countOf(date, quarters))
}

/** @returns the streak of the calls on these days of a zone, both days included. */
export function streakBetween({ quarters }: Pick<TraceSummary, 'quarters'>, from: Day, to: Day, timeZone: string): Streak {
  return quarters
    .filter(({ startMs }) => {
      const day = dayIn(startMs, timeZone)
      return from <= day && day <= to
    })
    .reduce<Streak>(joined, noCalls)
}

/** @returns the longest row of clean calls, over all days. */
export function longestStreak({ quarters }: Pick<TraceSummary, 'quarters'>): number {
  return quarters.reduce<Streak>(joined, noCalls).longest
}

export type LogDateProposal = {
  date: Day
  /** The calls on this day of UTC, in which DocuSign logs; null for none. */
  utc: DayCount | null
  /** The same of the given time zone. */
  local: DayCount | null
  /** Both readings have the calls that are needed, so nobody can read the day in a way that lacks them. */
  isEnoughInBoth: boolean
  /** The worst of all days that these calls lie on, read both ways; `unknown` while there is no day of the request. */
  fit: 'safe' | 'unsure' | 'outside' | 'unknown'
}

const fits = ['safe', 'unsure', 'unknown', 'outside'] as const

/**
 * @param choice.timeZone of the integrator; UTC alone is looked at where it is no zone. @param choice.requestDay '' while it is not known.
 * @returns the days with 20 clean calls, in UTC or in the zone, the best first: within the week, in both readings, in one row, the latest.
 */
export function proposeLogDates(summary: Pick<TraceSummary, 'quarters'>, choice: { timeZone: string; requestDay: Day }): LogDateProposal[] {
  const timeZone = isTimeZone(choice.timeZone) ? choice.timeZone.trim() : 'UTC'
  const utcDays = quartersByDay(summary, 'UTC')
  const localDays = quartersByDay(summary, timeZone)
  const isEnough = (count: DayCount | null) => count !== null && count.clean >= requiredSuccessfulCalls
  const proposals = [...new Set([...utcDays.keys(), ...localDays.keys()])].map((date): LogDateProposal => {
    const inUtc = utcDays.get(date) ?? []
    const inZone = localDays.get(date) ?? []
    const utc = inUtc.length > 0 ? countOf(date, inUtc) : null
    const local = inZone.length > 0 ? countOf(date, inZone) : null
    const meant = [...(isEnough(utc) ? inUtc : []), ...(isEnough(local) ? inZone : [])]
    const dates = [date, ...meant.flatMap(({ startMs }) => [dayIn(startMs, 'UTC'), dayIn(startMs, timeZone)])]
    return { date, utc, local, isEnoughInBoth: isEnough(utc) && isEnough(local), fit: worstFit(dates, choice.requestDay) }
  })
  return proposals.filter(({ utc, local }) => isEnough(utc) || isEnough(local)).toSorted(byWorth)
}

function worstFit(dates: readonly Day[], requestDay: Day): LogDateProposal['fit'] {
  if (!isDay(requestDay)) return 'unknown'
  const found = [...new Set(dates)].map((date) => logDayFit(date, requestDay))
  return fits.findLast((fit) => found.some((one) => one === fit)) ?? 'unknown'
}

function byWorth(a: LogDateProposal, b: LogDateProposal): number {
  const least = ({ utc, local }: LogDateProposal, of: 'streak' | 'clean') => Math.min(utc?.[of] ?? 0, local?.[of] ?? 0)
  const isInOneRow = (proposal: LogDateProposal) => least(proposal, 'streak') >= requiredSuccessfulCalls
  return (
    fits.indexOf(a.fit) - fits.indexOf(b.fit) ||
    Number(b.isEnoughInBoth) - Number(a.isEnoughInBoth) ||
    Number(isInOneRow(b)) - Number(isInOneRow(a)) ||
    b.date.localeCompare(a.date)
  )
}
