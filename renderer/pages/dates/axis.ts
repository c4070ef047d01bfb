/** @file The axis of the timeline: which days are drawn, and where. Pure. */
import { addDays, daysBetween, weekdayOf, type Day } from '#shared/domain/calendar.ts'
import { freeDayName, type BusinessCalendar } from '#shared/domain/dates/business-calendar.ts'
import type { Milestone } from '#shared/domain/dates/milestones.ts'

/** `from` and `to` are the first and the last day that are drawn. */
export type Axis = { from: Day; to: Day; width: number; dayWidth: number }

/** What lies further away than this from everything else stands at the edge, instead of making everything else small. */
const farDays = 40
const daysBefore = 4
const daysAfter = 8
/** Days that say nothing of how the certification goes: they are drawn where there is room. */
const outlying = new Set(['wished', 'estimate', 'post-test', 'request-recommended', 'request-latest'])

/** @returns the axis for these dates, `width` pixels wide, beginning on a Monday. */
export function axisOf(milestones: readonly Milestone[], today: Day, width: number): Axis {
  const core = milestones.filter(({ id }) => !outlying.has(id))
  let from = core.map((one) => one.from).toSorted()[0] ?? today
  let to =
    core
      .map((one) => one.to)
      .toSorted()
      .at(-1) ?? today
  const include = (day: Day) => {
    if (daysBetween(day, from) > farDays || daysBetween(to, day) > farDays) return
    if (day < from) from = day
    if (day > to) to = day
  }
  for (const { id, from: day } of milestones) if (outlying.has(id)) include(day)
  include(today)
  const start = addDays(from, -daysBefore)
  const first = addDays(start, -((weekdayOf(start) + 6) % 7))
  const last = addDays(to, daysAfter)
  return { from: first, to: last, width, dayWidth: width / (daysBetween(first, last) + 1) }
}

/** @returns where a day begins; a day that is not drawn stands at the edge. */
export function xOf({ from, width, dayWidth }: Axis, day: Day): number {
  return Math.min(width, Math.max(0, daysBetween(from, day) * dayWidth))
}

/** @returns the middle of a day. */
export function middleOf(axis: Axis, day: Day): number {
  return Math.min(axis.width - axis.dayWidth / 2, Math.max(axis.dayWidth / 2, xOf(axis, day) + axis.dayWidth / 2))
}

/** @returns whether a day lies beyond an edge, where it is drawn all the same. */
export function isBeyond({ from, to }: Axis, day: Day): boolean {
  return day < from || day > to
}

/** @returns where a bar over these days lies, at least 3 pixels wide; both days included. */
export function spanOf(axis: Axis, from: Day, to: Day): { x: number; width: number } {
  const x = xOf(axis, from)
  return { x, width: Math.max(3, xOf(axis, addDays(to, 1)) - x) }
}

export type FreeStretch = { from: Day; to: Day; isHoliday: boolean; name: string }

/** @returns the drawn days that are no business days, neighbours of one kind together. */
export function freeStretches({ from, to }: Axis, calendar: BusinessCalendar): FreeStretch[] {
  const found: FreeStretch[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const name = freeDayName(day, calendar)
    if (name === '') continue
    const isHoliday = name !== 'Saturday' && name !== 'Sunday'
    const last = found.at(-1)
    if (last && !isHoliday && !last.isHoliday && addDays(last.to, 1) === day) last.to = day
    else found.push({ from: day, to: day, isHoliday, name })
  }
  return found
}

/** @returns the Mondays that are labelled, as many as have room. */
export function weeksOf({ from, to, dayWidth }: Axis, labelWidth: number): Day[] {
  const weeks = Math.ceil(labelWidth / (dayWidth * 7))
  const found: Day[] = []
  for (let day = from; day <= addDays(to, -3); day = addDays(day, 7 * weeks)) found.push(day)
  return found
}
