import { describe, expect, test } from 'vitest'
import { problemOfPastDay, problemOfSentWhen, trimmedWhen } from '#shared/domain/rounds/sent-when.ts'

/** 12:00 in Chicago, 18:00 in UTC; in Auckland it is 07:00 of the next day. */
const now = { today: '2026-12-15', atMs: Date.UTC(2026, 11, 15, 18, 0) }
const at = (sentOn: string, sentAtTime = '', sentAtTimeZone = '') => {
  const problem = problemOfSentWhen(trimmedWhen({ sentOn, sentAtTime, sentAtTimeZone }), now)
  return problem && `${problem.field}: ${problem.message}`
}

describe('when a round was sent', () => {
  test.each([
    ['today', at(' 2026-12-15 ')],
    ['a day long ago', at('2020-02-29')],
    ['this very minute', at('2026-12-15', '12:00', 'America/Chicago')],
    ['tomorrow, where it is tomorrow already', at('2026-12-16', '06:59', 'Pacific/Auckland')],
    ['a zone without a time, which says nothing', at('2026-12-15', '', 'Nowhere')],
  ])('can be %s', (_, problem) => expect(problem).toBeNull())

  test.each([
    ['what is no day', at('yesterday'), 'sentOn: "yesterday" is not a day.'],
    ['tomorrow', at('2026-12-16'), 'sentOn: Wed 16 Dec 2026 is still to come.'],
    ['a day to come with a time', at('2026-12-16', '00:00', 'America/Chicago'), 'sentOn: Wed 16 Dec 2026 is still to come.'],
    [
      'a minute to come of today',
      at('2026-12-15', '12:01', 'America/Chicago'),
      'sentAtTime: 12:01 on Tue 15 Dec 2026 in America/Chicago is still to come.',
    ],
    ['what is no time', at('2026-12-15', '25:00', 'UTC'), 'sentAtTime: "25:00" is not a time of day.'],
    ['a time in no zone', at('2026-12-15', '12:00'), 'sentAtTimeZone: "" is not the name of a time zone.'],
  ])('cannot be %s', (_, problem, expected) => expect(problem).toBe(expected))
})

test.each([
  ['2026-12-15', undefined],
  ['2026-12-16', 'Wed 16 Dec 2026 is still to come. Enter the day on which it happened.'],
  ['', 'Enter a day, as in 2026-12-15.'],
])('a day on which something happened: %j', (day, expected) => expect(problemOfPastDay(day, '2026-12-15')).toBe(expected))
