import { describe, expect, it } from 'vitest'
import type { Quarter } from '#shared/domain/traces/trace-summary.ts'
import { chartDays, longestRun } from '../../../../renderer/steps/traces/chart/chart-days.ts'
import { barShapes, chartHeight, hourTicks } from '../../../../renderer/steps/traces/chart/chart-geometry.ts'

const at = (iso: string) => Date.parse(iso)

/** A quarter of an hour with only clean calls. */
function clean(iso: string, calls: number): Quarter {
  return { startMs: at(iso), clean: calls, failed: 0, leading: calls, trailing: calls, longest: calls, envelopes: 1 }
}

/** A quarter in which one call failed: `leading` clean ones before it, `trailing` ones after it. */
function failing(iso: string, leading: number, trailing: number): Quarter {
  return { startMs: at(iso), clean: leading + trailing, failed: 1, leading, trailing, longest: Math.max(leading, trailing), envelopes: 1 }
}

describe('the longest run without an error', () => {
  it('goes on over quarters, and ends with the quarter of the error', () => {
    const quarters = [clean('2026-12-08T10:00Z', 8), clean('2026-12-08T11:00Z', 9), failing('2026-12-08T11:15Z', 4, 2)]
    expect(longestRun(quarters)).toEqual({ calls: 21, fromMs: at('2026-12-08T10:00Z'), toMs: at('2026-12-08T11:30Z') })
  })

  it('begins again in the quarter of an error', () => {
    const quarters = [failing('2026-12-08T10:00Z', 1, 5), clean('2026-12-08T10:15Z', 15)]
    expect(longestRun(quarters)).toEqual({ calls: 20, fromMs: at('2026-12-08T10:00Z'), toMs: at('2026-12-08T10:30Z') })
  })

  it('may lie between two errors of one quarter', () => {
    const quarter: Quarter = { startMs: at('2026-12-08T10:00Z'), clean: 8, failed: 2, leading: 1, trailing: 1, longest: 6, envelopes: 1 }
    expect(longestRun([quarter])?.calls).toBe(6)
  })

  it('is none where every call failed', () => {
    expect(longestRun([failing('2026-12-08T10:00Z', 0, 0)])).toBeNull()
  })
})

describe('the days of the chart', () => {
  it('are those of the time zone', () => {
    const quarters = [clean('2026-12-08T23:45Z', 2), clean('2026-12-09T02:00Z', 3)]
    expect(chartDays(quarters, 'UTC').map(({ day, clean: calls }) => [day, calls])).toEqual([
      ['2026-12-08', 2],
      ['2026-12-09', 3],
    ])
    expect(chartDays(quarters, 'America/Chicago')).toMatchObject([
      { day: '2026-12-08', clean: 5, streak: { calls: 5, fromMinutes: 1_065, toMinutes: 1_215 } },
    ])
  })

  it('end at 24:00', () => {
    expect(chartDays([clean('2026-12-08T23:45Z', 2)], 'UTC')[0]?.streak).toEqual({ calls: 2, fromMinutes: 1_425, toMinutes: 1_440 })
  })

  it('show the hour that a clock goes through twice as one', () => {
    const quarters = [clean('2026-11-01T06:00Z', 2), clean('2026-11-01T07:00Z', 3)]
    expect(chartDays(quarters, 'America/Chicago')[0]?.bars).toEqual([{ minutes: 60, clean: 5, failed: 0 }])
  })
})

describe('the bars', () => {
  it('stand on the ground, the failed calls on top of the clean ones', () => {
    const [bar] = barShapes({ bars: [{ minutes: 600, clean: 3, failed: 1 }] })
    expect(bar?.clean.y).toBeCloseTo(chartHeight - 58.5)
    expect((bar?.failed.y ?? 0) + (bar?.failed.height ?? 0)).toBeCloseTo(bar?.clean.y ?? 0)
  })

  it('let one failed call among thousands be seen, without leaving the drawing', () => {
    const [bar] = barShapes({ bars: [{ minutes: 0, clean: 5_000, failed: 1 }] })
    expect(bar?.failed.height).toBeGreaterThanOrEqual(4)
    expect(bar?.failed.y).toBeGreaterThanOrEqual(0)
  })

  it('have hours below them that do not crowd', () => {
    expect(hourTicks(900)).toHaveLength(13)
    expect(hourTicks(300)).toEqual([0, 6, 12, 18, 24])
  })
})
