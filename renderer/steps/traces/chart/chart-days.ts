/** @file The calls of a day, quarter by quarter, and where the longest run without an error lies. Pure. */
import type { Quarter } from '#shared/domain/traces/trace-summary.ts'
import { zonedInstant } from '../instants.ts'

const quarterMs = 15 * 60_000
const minutesPerQuarter = 15

/** The calls that began within one quarter of an hour of the clock. */
export type ChartBar = {
  /** From midnight. */
  minutes: number
  clean: number
  failed: number
}

/** Calls in a row without error; from the beginning of one quarter to the end of another. */
export type Streak = { calls: number; fromMinutes: number; toMinutes: number }

export type ChartDay = {
  /** `YYYY-MM-DD` */
  day: string
  bars: ChartBar[]
  clean: number
  failed: number
  /** null when no call of the day is clean. */
  streak: Streak | null
}

/** @returns the days with calls, as the clock of that time zone divides them, oldest first. */
export function chartDays(quarters: readonly Quarter[], timeZone: string): ChartDay[] {
  const days = new Map<string, { quarter: Quarter; minutes: number }[]>()
  for (const quarter of [...quarters].sort((a, b) => a.startMs - b.startMs)) {
    const { day, minutes } = zonedInstant(quarter.startMs, timeZone)
    const known = days.get(day)
    if (known) known.push({ quarter, minutes })
    else days.set(day, [{ quarter, minutes }])
  }
  return [...days].map(([day, entries]) => ({
    day,
    bars: barsOf(entries),
    clean: sum(entries.map(({ quarter }) => quarter.clean)),
    failed: sum(entries.map(({ quarter }) => quarter.failed)),
    streak: streakOf(
      entries.map(({ quarter }) => quarter),
      timeZone,
    ),
  }))
}

/** The hour that a clock shows twice is one hour of bars. */
function barsOf(entries: readonly { quarter: Quarter; minutes: number }[]): ChartBar[] {
  const bars = new Map<number, ChartBar>()
  for (const { quarter, minutes } of entries) {
    const bar = bars.get(minutes) ?? { minutes, clean: 0, failed: 0 }
    bars.set(minutes, { minutes, clean: bar.clean + quarter.clean, failed: bar.failed + quarter.failed })
  }
  return [...bars.values()].sort((a, b) => a.minutes - b.minutes)
}

/** A run of clean calls, from the beginning of its first quarter to the end of its last. */
export type Run = { calls: number; fromMs: number; toMs: number }

/** @param quarters in order of time. @returns the longest run of clean calls; the first of several that are as long, null for none. */
export function longestRun(quarters: readonly Quarter[]): Run | null {
  let longest: Run = { calls: 0, fromMs: 0, toMs: 0 }
  let open = { calls: 0, fromMs: 0 }
  const offer = (calls: number, fromMs: number, lastMs: number) => {
    if (calls > longest.calls) longest = { calls, fromMs, toMs: lastMs + quarterMs }
  }
  for (const { startMs, clean, failed, leading, trailing, longest: within } of quarters) {
    const fromMs = open.calls > 0 ? open.fromMs : startMs
    offer(open.calls + (failed === 0 ? clean : leading), fromMs, startMs)
    offer(within, startMs, startMs)
    open = failed === 0 ? { calls: open.calls + clean, fromMs } : { calls: trailing, fromMs: startMs }
  }
  return longest.calls > 0 ? longest : null
}

function streakOf(quarters: readonly Quarter[], timeZone: string): Streak | null {
  const run = longestRun(quarters)
  // The end of a day is 24:00 of that day, not 0:00 of the next.
  const last = run && zonedInstant(run.toMs - quarterMs, timeZone).minutes
  return run && { calls: run.calls, fromMinutes: zonedInstant(run.fromMs, timeZone).minutes, toMinutes: (last ?? 0) + minutesPerQuarter }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
