import { describe, expect, test } from 'vitest'
import { daysOf, isTimeZone, longestStreak, proposeLogDates, streakBetween } from '#shared/domain/traces/countable.ts'
import { quartersOf } from '#shared/domain/traces/quarters.ts'
import { factsOf, row } from '../../../fixtures/traces/build-exchange.ts'

/** Rows of calls, each a minute apart unless said else: outcomes and the instant of the first. */
function summary(...rows: [outcomes: string, at: string, everyMs?: number][]) {
  return { quarters: quartersOf(factsOf(rows.flatMap(([outcomes, at, everyMs]) => row(outcomes, at, everyMs)))) }
}
const clean = (count: number) => '.'.repeat(count)
const chicago = 'America/Chicago'

describe('days', () => {
  test('are those of the zone', () => {
    const late = summary([clean(6), '2026-12-15T05:45:00Z', 300_000])
    expect(daysOf(late, 'UTC')).toEqual([{ date: '2026-12-15', clean: 6, failed: 0, streak: 6, envelopes: 6 }])
    expect(daysOf(late, chicago).map(({ date, clean: count }) => `${date} ${count}`)).toEqual(['2026-12-14 3', '2026-12-15 3'])
    expect(daysOf(late, 'Asia/Kathmandu').map(({ date }) => date)).toEqual(['2026-12-15'])
  })
  test('have the longest row of clean calls, over quarters', () =>
    expect(daysOf(summary([`${clean(20)}x${clean(24)}x${clean(3)}`, '2026-12-14T15:00:00Z']), 'UTC')).toEqual([
      { date: '2026-12-14', clean: 47, failed: 2, streak: 24, envelopes: 47 },
    ]))
  test('a row goes on over midnight, but the days share it', () => {
    const over = summary([clean(20), '2026-12-14T23:50:00Z'])
    expect(daysOf(over, 'UTC').map(({ streak }) => streak)).toEqual([10, 10])
    expect(longestStreak(over)).toBe(20)
  })
  test('are 23 and 25 hours long where clocks are changed', () => {
    // One call an hour. Clocks go forward on 8 March and back on 1 November 2026 in Chicago.
    const hours = (at: string) => daysOf(summary([clean(49), at, 3_600_000]), chicago).map(({ date, clean: count }) => `${date} ${count}`)
    expect(hours('2026-03-08T06:00:00Z').slice(0, 2)).toEqual(['2026-03-08 23', '2026-03-09 24'])
    expect(hours('2026-11-01T05:00:00Z').slice(0, 2)).toEqual(['2026-11-01 25', '2026-11-02 24'])
  })
  test('the hour that comes twice is on one day, and the one that is left out on none', () => {
    const around = summary([clean(4), '2026-11-01T05:45:00Z', 3_600_000])
    expect(daysOf(around, chicago)).toMatchObject([{ date: '2026-11-01', clean: 4 }])
  })
  test('a zone that is none is told before', () => {
    expect([chicago, 'UTC', ' UTC ', 'Europe/London'].map(isTimeZone)).toEqual([true, true, true, true])
    expect(['', 'Central', 'Mars/Phobos', '\u0000'].map(isTimeZone)).toEqual([false, false, false, false])
    expect(() => daysOf(summary([clean(1), '2026-12-14T15:00:00Z']), 'Mars/Phobos')).toThrow(RangeError)
  })
  test('the streak between two days includes both', () => {
    const two = summary([`${clean(5)}x`, '2026-12-14T15:00:00Z'], [clean(7), '2026-12-15T15:00:00Z'], [clean(9), '2026-12-16T15:00:00Z'])
    expect(streakBetween(two, '2026-12-14', '2026-12-15', 'UTC')).toEqual({ clean: 12, failed: 1, leading: 5, trailing: 7, longest: 7 })
    expect(streakBetween(two, '2026-12-17', '2026-12-18', 'UTC').clean).toBe(0)
  })
})

describe('proposed log dates', () => {
  /** A request on Tuesday 15 December 2026. */
  const propose = (rows: Parameters<typeof summary>, timeZone = chicago, requestDay = '2026-12-15') =>
    proposeLogDates(summary(...rows), { timeZone, requestDay }).map(
      ({ date, fit, isEnoughInBoth }) => `${date} ${fit}${isEnoughInBoth ? '' : ' one reading'}`,
    )

  test.each([
    [19, []],
    [20, ['2026-12-14 safe']],
    [21, ['2026-12-14 safe']],
  ])('%i clean calls', (count, expected) => expect(propose([[clean(count), '2026-12-14T15:00:00Z']])).toEqual(expected))
  test('failed calls do not count', () => expect(propose([[`${clean(19)}x`, '2026-12-14T15:00:00Z']])).toEqual([]))

  test('calls around midnight are enough in one reading only', () => {
    // 20 calls of the evening of Monday in Chicago, all on Tuesday in UTC.
    expect(propose([[clean(20), '2026-12-15T01:00:00Z']])).toEqual(['2026-12-15 safe one reading', '2026-12-14 safe one reading'])
    // Ten before and ten after midnight in UTC: only the local day has them.
    expect(propose([[clean(20), '2026-12-14T23:50:00Z']])).toEqual(['2026-12-14 safe one reading'])
  })

  test('the week is read from Monday and from Sunday, in both zones', () => {
    // A request on Saturday 19 December: Monday to Saturday is one week in both conventions.
    expect(propose([[clean(20), '2026-12-14T15:00:00Z']], chicago, '2026-12-19')).toEqual(['2026-12-14 safe'])
    expect(propose([[clean(20), '2026-12-13T15:00:00Z']], chicago, '2026-12-19')).toEqual(['2026-12-13 unsure'])
    // A request on Monday 14 December: Sunday is in its week only when weeks begin on Sunday, Saturday in neither.
    expect(propose([[clean(20), '2026-12-13T15:00:00Z']], chicago, '2026-12-14')).toEqual(['2026-12-13 unsure'])
    expect(propose([[clean(20), '2026-12-12T15:00:00Z']], chicago, '2026-12-14')).toEqual(['2026-12-12 unsure'])
  })
  test('Sunday evening is Monday in UTC: the worse reading is the one that is told', () => {
    // 20:00 on Sunday 13 December in Chicago is 02:00 on Monday in UTC.
    expect(propose([[clean(20), '2026-12-14T02:00:00Z']])).toEqual(['2026-12-14 unsure one reading', '2026-12-13 unsure one reading'])
    expect(propose([[clean(20), '2026-12-14T02:00:00Z']], 'UTC')).toEqual(['2026-12-14 safe'])
  })
  test('Saturday evening is Sunday in UTC, which is after a request on Saturday', () =>
    expect(propose([[clean(20), '2026-12-20T02:00:00Z']], chicago, '2026-12-19')).toEqual([
      '2026-12-20 outside one reading',
      '2026-12-19 outside one reading',
    ]))

  test('more than seven days before, and after the request, is outside', () => {
    expect(propose([[clean(20), '2026-12-08T15:00:00Z']])).toEqual(['2026-12-08 unsure'])
    expect(propose([[clean(20), '2026-12-07T15:00:00Z']])).toEqual(['2026-12-07 outside'])
    expect(propose([[clean(20), '2026-12-16T15:00:00Z']])).toEqual(['2026-12-16 outside'])
  })
  test('without a day of the request the week is not known', () =>
    expect(propose([[clean(20), '2026-12-14T15:00:00Z']], chicago, '')).toEqual(['2026-12-14 unknown']))
  test('a zone that is none leaves UTC', () => expect(propose([[clean(20), '2026-12-15T01:00:00Z']], 'Central Time')).toEqual(['2026-12-15 safe']))

  test('the best comes first: within the week, in both readings, in one row, the latest', () =>
    expect(
      propose([
        [clean(20), '2026-12-11T15:00:00Z'],
        [clean(20), '2026-12-14T15:00:00Z'],
        [`${clean(10)}x${clean(10)}`, '2026-12-15T15:00:00Z'],
        [clean(20), '2026-12-17T15:00:00Z'],
      ]),
    ).toEqual(['2026-12-14 safe', '2026-12-15 safe', '2026-12-11 unsure', '2026-12-17 outside']))
  test('both counts are given', () =>
    expect(proposeLogDates(summary([clean(22), '2026-12-14T23:58:00Z']), { timeZone: chicago, requestDay: '2026-12-15' })).toMatchObject([
      { date: '2026-12-15', utc: { clean: 20 }, local: null },
      { date: '2026-12-14', utc: { clean: 2 }, local: { clean: 22 } },
    ]))
})
