import { array, assert, boolean, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countedCalls, joined, noCalls, quartersOf, streakOf } from '#shared/domain/traces/quarters.ts'
import { createCall, factsOf, factsOfFiles, restCall, row } from '../../../fixtures/traces/build-exchange.ts'

/** The streak as counting one by one gives it. */
function counted(outcomes: readonly boolean[]) {
  const rows = outcomes
    .map((isClean) => (isClean ? '.' : 'x'))
    .join('')
    .split('x')
  const lengths = rows.map(({ length }) => length)
  return {
    clean: outcomes.filter(Boolean).length,
    failed: outcomes.filter((isClean) => !isClean).length,
    leading: lengths[0] ?? 0,
    trailing: lengths.at(-1) ?? 0,
    longest: Math.max(...lengths),
  }
}

describe('streaks', () => {
  const outcomes = array(boolean(), { maxLength: 60 })
  test('are those that counting one by one gives', () =>
    assert(
      property(outcomes, (list) => {
        expect(streakOf(list)).toEqual(counted(list))
      }),
    ))
  test('join as their calls do, wherever they are parted', () =>
    assert(
      property(outcomes, outcomes, outcomes, (a, b, c) => {
        const whole = streakOf([...a, ...b, ...c])
        expect(joined(joined(streakOf(a), streakOf(b)), streakOf(c))).toEqual(whole)
        expect(joined(streakOf(a), joined(streakOf(b), streakOf(c)))).toEqual(whole)
        expect(joined(noCalls, whole)).toEqual(whole)
        expect(joined(whole, noCalls)).toEqual(whole)
      }),
    ))
})

describe('calls that count', () => {
  test('are those of the normal flow, and the failures of exception flows', () => {
    const facts = factsOfFiles(row('.x', '2026-12-14T15:00:00Z'), row('.x', '2026-12-14T16:00:00Z'))
    expect(countedCalls(facts, (file) => (file === 1 ? 'exception' : 'normal')).map(({ index }) => index)).toEqual([0, 1, 3])
  })
  test('are no logins', () => expect(countedCalls(factsOf([restCall({ path: '/restapi/v2/login_information' })]), () => 'normal')).toEqual([]))
})

describe('quarters of an hour', () => {
  test('begin at the quarter and end before the next', () => {
    const at = ['2026-12-14T14:59:59.999Z', '2026-12-14T15:00:00Z', '2026-12-14T15:14:59.999Z', '2026-12-14T15:15:00Z']
    const quarters = quartersOf(factsOf(at.map((instant, index) => createCall(index, { at: instant }))))
    expect(quarters.map(({ startMs, clean }) => `${new Date(startMs).toISOString().slice(11, 16)} ${clean}`)).toEqual([
      '14:45 1',
      '15:00 2',
      '15:15 1',
    ])
  })
  test('name each envelope once, in the quarter that names it first', () => {
    const calls = [createCall(1), createCall(2), restCall({ at: '2026-12-14T16:00:00Z' }), createCall(3, { at: '2026-12-14T16:01:00Z' })]
    expect(quartersOf(factsOf(calls)).map(({ envelopes }) => envelopes)).toEqual([2, 1])
  })
  test('a call of which nothing tells that it succeeded breaks the row', () =>
    expect(quartersOf(factsOf([createCall(1), createCall(2, { status: 0, answers: {} }), createCall(3)]))).toMatchObject([
      { clean: 2, failed: 1, longest: 1 },
    ]))
  test('leave out what has no time; of very many the latest stay', () => {
    expect(quartersOf(factsOf([createCall(1, { at: null })]))).toEqual([])
    const hours = Array.from({ length: 10 }, (_, hour) => createCall(hour, { at: Date.parse('2026-12-14T00:00:00Z') + hour * 3_600_000 }))
    expect(quartersOf(factsOf(hours), 3).map(({ startMs }) => new Date(startMs).getUTCHours())).toEqual([7, 8, 9])
  })
})
