import type { Day } from '#shared/domain/calendar.ts'
import { addDays, daysBetween } from '#shared/domain/calendar.ts'
import type { Timeline } from '#shared/domain/timeline.ts'

export type TimelineGeometry = {
  today: { x: number; isCutOff: boolean }
  log: { x: number; width: number }
  requestX: number
  certified: { x: number; width: number }
  production: { x: number; width: number }
}

/** Longest stretch before the request that is drawn to scale; an earlier today stands at the edge, behind a break. */
const drawnDaysBefore = 14

/**
 * Places the dates on a line of `width` units, days to scale.
 * @param inset free space on either side, for labels and dots.
 */
export function timelineGeometry(timeline: Timeline, today: Day, width: number, inset: number): TimelineGeometry {
  const earliest = addDays(timeline.requestOn, -drawnDaysBefore)
  const isCutOff = today < earliest
  const from = today < earliest ? earliest : today < timeline.logWindow.from ? today : timeline.logWindow.from
  const days = daysBetween(from, timeline.productionTo) + 1
  const breakWidth = isCutOff ? 36 : 0
  const unit = (width - 2 * inset - breakWidth) / days
  const at = (day: Day) => inset + breakWidth + Math.min(days, Math.max(0, daysBetween(from, day))) * unit
  const span = (first: Day, last: Day) => ({ x: at(first), width: (daysBetween(first, last) + 1) * unit })
  return {
    today: { x: isCutOff ? inset : at(today), isCutOff },
    log: span(timeline.logWindow.from, timeline.logWindow.to),
    requestX: at(timeline.requestOn) + unit / 2,
    certified: span(timeline.certifiedTargetOn, timeline.certifiedLatestOn),
    production: span(timeline.productionFrom, timeline.productionTo),
  }
}
