import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#shared/domain/calendar.ts'
import {
  addBusinessDays,
  businessCalendarSchema,
  businessDayFrom,
  businessDaysBetween,
  businessDayUntil,
  freeDayName,
  isBusinessDay,
} from '#shared/domain/dates/business-calendar.ts'
import { federalHolidays, holidayOn } from '#shared/domain/dates/federal-holidays.ts'

const usual = businessCalendarSchema.parse({})
const withBridgeDay = businessCalendarSchema.parse({ extraDays: [{ day: '2026-11-27', name: 'Day after Thanksgiving' }] })

describe('US federal holidays', () => {
  test('2014, as published', () =>
    expect(federalHolidays(2014).map(({ day }) => day)).toEqual([
      '2014-01-01',
      '2014-01-20',
      '2014-02-17',
      '2014-05-26',
      '2014-07-04',
      '2014-09-01',
      '2014-10-13',
      '2014-11-11',
      '2014-11-27',
      '2014-12-25',
    ]))
  test('2026, as published: Independence Day on a Saturday is kept on the Friday before', () =>
    expect(federalHolidays(2026).map(({ day }) => day)).toEqual([
      '2026-01-01',
      '2026-01-19',
      '2026-02-16',
      '2026-05-25',
      '2026-06-19',
      '2026-07-03',
      '2026-09-07',
      '2026-10-12',
      '2026-11-11',
      '2026-11-26',
      '2026-12-25',
    ]))
  test('a holiday on a Sunday is kept on the Monday after', () => expect(holidayOn('2023-01-02')).toBe("New Year's Day"))
  test("New Year's Day on a Saturday is kept in the old year", () => {
    expect(holidayOn('2021-12-31')).toBe("New Year's Day")
    expect(isBusinessDay('2021-12-31', usual)).toBe(false)
  })
  test('Juneteenth counts from 2021', () => {
    expect(holidayOn('2020-06-19')).toBe('')
    expect(holidayOn('2021-06-18')).toBe('Juneteenth')
  })
})

describe('business days', () => {
  test.each([
    ['2014-05-05', 6, '2014-05-13'],
    ['2014-05-05', 9, '2014-05-16'],
    ['2014-05-05', 14, '2014-05-23'],
    ['2014-05-05', 21, '2014-06-04'],
    ['2014-05-20', 6, '2014-05-29'],
    ['2014-05-23', 6, '2014-06-03'],
    ['2014-05-24', 6, '2014-06-03'],
    ['2014-07-03', 6, '2014-07-14'],
    ['2014-06-09', -10, '2014-05-23'],
    ['2014-06-02', -10, '2014-05-16'],
    ['2026-12-15', 0, '2026-12-15'],
  ])('%s and %i business days is %s', (day, count, expected) => expect(addBusinessDays(day, count, usual)).toBe(expected))
  test('a business day stands for itself, another day for the next business day', () => {
    expect(businessDayFrom('2026-12-15', usual)).toBe('2026-12-15')
    expect(businessDayFrom('2026-12-25', usual)).toBe('2026-12-28')
  })
})

describe('A8: the calendar in the hand of the user', () => {
  test('a free day of the user is no business day, and has its name', () => {
    expect(isBusinessDay('2026-11-27', usual)).toBe(true)
    expect(isBusinessDay('2026-11-27', withBridgeDay)).toBe(false)
    expect(freeDayName('2026-11-27', withBridgeDay)).toBe('Day after Thanksgiving')
    expect(addBusinessDays('2026-11-25', 1, usual)).toBe('2026-11-27')
    expect(addBusinessDays('2026-11-25', 1, withBridgeDay)).toBe('2026-11-30')
  })
  test('every free day says why', () => {
    expect(['2026-11-26', '2026-11-28', '2026-11-29', '2026-11-30'].map((day) => freeDayName(day, usual))).toEqual([
      'Thanksgiving Day',
      'Saturday',
      'Sunday',
      '',
    ])
  })
  test('what is no day in the list changes nothing', () =>
    expect(addBusinessDays('2026-11-25', 1, businessCalendarSchema.parse({ extraDays: [{ day: '27.11.2026' }, { day: '' }] }))).toBe('2026-11-27'))
})

describe('for any day, any count and any free days', () => {
  const someDay = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('1990-01-01', days))
  const someCount = fc.integer({ min: 0, max: 60 })
  const someCalendar = fc
    .array(
      someDay.map((day) => ({ day, name: '' })),
      { maxLength: 40 },
    )
    .map((extraDays) => businessCalendarSchema.parse({ extraDays }))

  test('counting back undoes counting on, between business days', () =>
    fc.assert(
      fc.property(someDay, someCount, someCalendar, (day, count, calendar) => {
        const start = businessDayFrom(day, calendar)
        expect(addBusinessDays(addBusinessDays(start, count, calendar), -count, calendar)).toBe(start)
      }),
      { numRuns: 100 },
    ))
  test('a later day never gives an earlier one, and more days lead further', () =>
    fc.assert(
      fc.property(someDay, fc.integer({ min: 0, max: 30 }), someCount, someCalendar, (day, later, count, calendar) => {
        expect(addBusinessDays(addDays(day, later), count, calendar) >= addBusinessDays(day, count, calendar)).toBe(true)
        expect(addBusinessDays(day, count + 1, calendar) > addBusinessDays(day, count, calendar)).toBe(true)
      }),
      { numRuns: 100 },
    ))
  test('what is reached is a business day, with as many business days on the way as were counted', () =>
    fc.assert(
      fc.property(someDay, fc.integer({ min: 1, max: 60 }), someCalendar, (day, count, calendar) => {
        const reached = addBusinessDays(day, count, calendar)
        expect(isBusinessDay(reached, calendar)).toBe(true)
        expect(businessDaysBetween(day, reached, calendar)).toBe(count)
        expect(businessDayUntil(reached, calendar)).toBe(reached)
      }),
      { numRuns: 100 },
    ))
  test('both ends of the calendar are reached, never passed', () => {
    expect(addBusinessDays('9999-12-30', 40, usual)).toBe('9999-12-31')
    expect(addBusinessDays('1971-01-05', -40, usual)).toBe('1971-01-01')
  })
})
