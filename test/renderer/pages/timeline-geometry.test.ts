import { describe, expect, it } from 'vitest'
import { businessCalendarSchema } from '#shared/domain/dates/business-calendar.ts'
import { projectTimeline } from '#shared/domain/timeline.ts'
import { timelineGeometry } from '../../../renderer/pages/tasks/timeline-geometry.ts'

const timeline = projectTimeline('2026-12-15', businessCalendarSchema.parse({}))

describe('the drawing of the dates', () => {
  it.each(['2026-06-01', '2026-11-23', '2026-12-10', '2026-12-15', '2027-01-10', '2028-01-01'])(
    'keeps everything inside of its width on %s',
    (today) => {
      const { log, requestX, certified, production, today: now } = timelineGeometry(timeline, today, 372, 8)
      for (const x of [log.x, requestX, certified.x, production.x, now.x]) expect(x).toBeGreaterThanOrEqual(8)
      for (const x of [log.x + log.width, certified.x + certified.width, production.x + production.width, now.x])
        expect(x).toBeLessThanOrEqual(364.001)
    },
  )

  it('keeps the order of the dates', () => {
    const { today, log, requestX, certified, production } = timelineGeometry(timeline, '2026-12-10', 372, 8)
    expect(today.x).toBeLessThan(log.x)
    expect(log.x).toBeLessThan(requestX)
    expect(requestX).toBeLessThan(certified.x)
    expect(certified.x + certified.width).toBeLessThan(production.x)
  })

  it('draws a day long before the request at the edge, behind a break', () => {
    expect(timelineGeometry(timeline, '2026-06-01', 372, 8).today).toEqual({ x: 8, isCutOff: true })
    expect(timelineGeometry(timeline, '2026-12-10', 372, 8).today.isCutOff).toBe(false)
  })
})
