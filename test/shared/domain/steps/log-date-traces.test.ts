import { describe, expect, test } from 'vitest'
import type { Submission } from '#shared/domain/submission.ts'
import { quartersOf } from '#shared/domain/traces/quarters.ts'
import { factsOf, row } from '../../../fixtures/traces/build-exchange.ts'
import { checkEdited, found } from '../../../helpers/check-edited.ts'

/** @returns an edit: the traces hold rows of calls, a minute apart, and the log date is Monday 14 December 2026 in Chicago. */
function calls(rows: readonly (readonly [outcomes: string, at: string])[], edit: (submission: Submission) => void = () => {}) {
  return (submission: Submission) => {
    const quarters = quartersOf(factsOf(rows.flatMap(([outcomes, at]) => row(outcomes, at))))
    if (submission.traces.summary) submission.traces.summary.quarters = quarters
    submission.logDate.successfulCalls = ''
    edit(submission)
  }
}
const clean = (count: number) => '.'.repeat(count)
const noon = '2026-12-14T18:00:00Z'
const untimed =
  (succeeded: number, failed = 0) =>
  ({ traces }: Submission) => {
    if (traces.summary) Object.assign(traces.summary, { cleanWithoutTime: succeeded, failedWithoutTime: failed })
  }

describe('TRC-14: 20 countable calls on the log date', () => {
  test.each([
    [19, ['warning logDate.startsOn']],
    [20, []],
    [21, []],
  ])('%i', (count, expected) => expect(found('TRC-14', calls([[clean(count), noon]]))).toEqual(expected))
  test('calls of another day do not count', () =>
    expect(
      found(
        'TRC-14',
        calls([
          [clean(10), noon],
          [clean(10), '2026-12-15T18:00:00Z'],
        ]),
      ),
    ).toEqual(['warning logDate.startsOn']))
  test('all days of a range count', () =>
    expect(
      found(
        'TRC-14',
        calls(
          [
            [clean(10), noon],
            [clean(10), '2026-12-15T18:00:00Z'],
          ],
          ({ logDate }) => void (logDate.endsOn = '2026-12-15'),
        ),
      ),
    ).toEqual([]))
  test('both readings must have them: an evening in Chicago is another day in UTC', () => {
    const evening = calls([[clean(20), '2026-12-15T01:00:00Z']])
    expect(found('TRC-14', evening)).toEqual(['warning logDate.startsOn'])
    expect(checkEdited(evening).find(({ rule }) => rule === 'TRC-14')?.message).toContain('0 in UTC, 20 in America/Chicago')
  })
  test('calls whose day is not known never pass, and are no lack either', () => {
    expect(found('TRC-14', calls([], untimed(20)))).toEqual(['cannot-verify logDate.startsOn'])
    expect(found('TRC-14', calls([[clean(15), noon]], untimed(5)))).toEqual(['cannot-verify logDate.startsOn'])
    expect(found('TRC-14', calls([[clean(15), noon]], untimed(4)))).toEqual(['warning logDate.startsOn'])
  })
  test('traces that are not read cannot be counted', () =>
    expect(found('TRC-14', ({ traces }) => void (traces.summary = null))).toEqual(['cannot-verify logDate.startsOn']))
  test('another number than was entered is told', () => {
    const entered = (count: string) => calls([[clean(22), noon]], ({ logDate }) => void (logDate.successfulCalls = count))
    expect(found('TRC-14', entered('22'))).toEqual([])
    expect(found('TRC-14', entered('24'))).toEqual(['info logDate.successfulCalls'])
  })
})

describe('TRC-15: the last 20 succeeded', () => {
  test.each([
    [clean(20), []],
    [`x${clean(20)}`, []],
    [`${clean(20)}x`, ['warning logDate.startsOn']],
    [`${clean(20)}x${clean(19)}`, ['warning logDate.startsOn']],
    [`${clean(20)}x${clean(20)}`, []],
    [`${clean(10)}x${clean(10)}`, ['warning logDate.startsOn']],
  ])('%s', (outcomes, expected) => expect(found('TRC-15', calls([[outcomes, noon]]))).toEqual(expected))
  test('too few are told by TRC-14 alone', () => expect(found('TRC-15', calls([[`${clean(19)}x`, noon]]))).toEqual([]))
  test('a failure whose time is not known may be the last', () =>
    expect(found('TRC-15', calls([[clean(20), noon]], untimed(0, 1)))).toEqual(['cannot-verify logDate.startsOn']))
})

describe('TRC-16: the calls lie on the log date', () => {
  test('passes', () => expect(found('TRC-16', calls([[clean(20), noon]]))).toEqual([]))
  test('calls of another day warn, with the days in UTC and in local time', () => {
    const edit = calls([
      [clean(20), noon],
      [clean(4), '2026-12-16T03:00:00Z'],
    ])
    expect(found('TRC-16', edit)).toEqual(['warning logDate.startsOn'])
    expect(checkEdited(edit).find(({ rule }) => rule === 'TRC-16')?.message).toContain(
      'in UTC 20 on Mon 14 Dec 2026, 4 on Wed 16 Dec 2026; in America/Chicago 20 on Mon 14 Dec 2026, 4 on Tue 15 Dec 2026',
    )
  })
  test('Saturday evening in Chicago is Sunday in UTC', () => {
    const saturday = calls([[clean(20), '2026-12-13T02:00:00Z']], ({ logDate }) => void (logDate.startsOn = '2026-12-12'))
    expect(found('TRC-16', saturday)).toEqual(['warning logDate.startsOn'])
  })
  test('calls without a time cannot be verified', () =>
    expect(found('TRC-16', calls([[clean(20), noon]], untimed(1)))).toEqual(['cannot-verify logDate.startsOn']))
  test('a zone that is none leaves UTC, and says so', () =>
    expect(
      found(
        'TRC-16',
        calls([[clean(20), noon]], ({ logDate }) => void (logDate.timeZone = 'Central')),
      ),
    ).toEqual(['cannot-verify logDate.timeZone']))
})
