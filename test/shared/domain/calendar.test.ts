import { describe, expect, test } from 'vitest'
import { addDays, daysBetween, formatDay, formatDays, isDay, isSameIsoWeek, isSameUsWeek, shortDay, weekdayOf } from '#shared/domain/calendar.ts'

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
  test('counting stops at both ends of the calendar instead of failing', () => {
    expect(addDays('9999-12-30', 5)).toBe('9999-12-31')
    expect(addDays('1971-01-02', -5)).toBe('1971-01-01')
  })
  test('a day has its weekday and its form for people', () => {
    expect(weekdayOf('2026-12-13')).toBe(0)
    expect(weekdayOf('2026-12-19')).toBe(6)
    expect(formatDay('2026-12-15')).toBe('Tue 15 Dec 2026')
    expect(formatDay('someday')).toBe('someday')
    expect(shortDay('2026-12-15')).toBe('15 Dec')
    expect(formatDays('2026-12-14', '2026-12-15')).toBe('Mon 14 Dec 2026 to Tue 15 Dec 2026')
    expect(formatDays('2026-12-15', '2026-12-15')).toBe('Tue 15 Dec 2026')
  })
  test('the day does not move where summer time begins and ends', () => {
    for (const day of ['2026-03-08', '2026-11-01', '2026-03-29', '2026-10-25']) expect(addDays(addDays(day, -1), 1)).toBe(day)
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
