import { describe, expect, test } from 'vitest'
import {
  addBusinessDays,
  addDays,
  businessDayFrom,
  daysBetween,
  federalHolidays,
  formatDay,
  holidayOn,
  isBusinessDay,
  isDay,
  isSameIsoWeek,
  isSameUsWeek,
  weekdayOf,
} from '#shared/domain/calendar.ts'

describe('days', () => {
  test.each(['2026-12-15', '2024-02-29', '9999-12-31'])('%s is a day', (text) => expect(isDay(text)).toBe(true))
  test.each(['', '2026-02-29', '2026-13-01', '2026-00-10', '2026-1-5', '15.12.2026', '2026-12-15T00:00', ' 2026-12-15', '0000-01-01', '1970-01-01'])(
    '"%s" is no day',
    (text) => expect(isDay(text)).toBe(false),
  )
  test('what is no day is refused, not guessed', () => expect(() => addDays('2026-02-30', 1)).toThrow(RangeError))
  test('days are counted across months, years and leap days', () => {
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01')
    expect(addDays('2027-01-01', -1)).toBe('2026-12-31')
    expect(daysBetween('2026-12-14', '2027-01-04')).toBe(21)
    expect(daysBetween('2027-01-04', '2026-12-14')).toBe(-21)
  })
  test('a day has its weekday and its form for people', () => {
    expect(weekdayOf('2026-12-13')).toBe(0)
    expect(weekdayOf('2026-12-19')).toBe(6)
    expect(formatDay('2026-12-15')).toBe('Tue 15 Dec 2026')
    expect(formatDay('someday')).toBe('someday')
  })
  test('the day does not move where summer time begins and ends', () => {
    for (const day of ['2026-03-08', '2026-11-01', '2026-03-29', '2026-10-25']) expect(addDays(addDays(day, -1), 1)).toBe(day)
  })
})

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
    expect(isBusinessDay('2021-12-31')).toBe(false)
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
  ])('%s and %i business days is %s', (day, count, expected) => expect(addBusinessDays(day, count)).toBe(expected))
  test('a business day stands for itself, another day for the next business day', () => {
    expect(businessDayFrom('2026-12-15')).toBe('2026-12-15')
    expect(businessDayFrom('2026-12-25')).toBe('2026-12-28')
  })
})

describe('weeks', () => {
  test('Sunday ends the ISO week and begins the US week', () => {
    expect(isSameIsoWeek('2026-12-14', '2026-12-20')).toBe(true)
    expect(isSameUsWeek('2026-12-14', '2026-12-20')).toBe(false)
    expect(isSameUsWeek('2026-12-13', '2026-12-19')).toBe(true)
    expect(isSameIsoWeek('2026-12-13', '2026-12-19')).toBe(false)
  })
  test('weeks go on over the end of a year', () => expect(isSameIsoWeek('2026-12-31', '2027-01-02')).toBe(true))
})
