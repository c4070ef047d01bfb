import { describe, expect, test } from 'vitest'
import { callsStayBelowTheLimits } from '#shared/domain/traces/rules/frequency-rule.ts'
import type { ExchangeFacts } from '#shared/domain/traces/exchange-facts.ts'
import { createCall, factsOf } from '../../../fixtures/traces/build-exchange.ts'

const [call] = factsOf([createCall(1)])
const hourMs = Date.parse('2026-12-14T15:00:00Z')

/** Calls of one account, one every `everyMs`. */
function calls(count: number, everyMs: number, fromMs: number | null = hourMs, accountId = 'a'): ExchangeFacts[] {
  return Array.from({ length: count }, (_, index) => ({ ...call!, index, accountId, startedAtMs: fromMs === null ? null : fromMs + index * everyMs }))
}
const found = (facts: ExchangeFacts[]) => callsStayBelowTheLimits(facts).map(({ severity, count }) => `${severity} ${count}`)

describe('TRC-12: calls in one clock hour', () => {
  test.each([
    [1_000, []],
    [1_001, ['warning 1001']],
    [3_000, ['warning 3000']],
    [3_001, ['warning 3001']],
  ])('%i', (count, expected) => expect(found(calls(count, 1_000 * (3_590 / 3_001)))).toEqual(expected))
  test('it is said which limit is exceeded', () => {
    const message = (count: number) => callsStayBelowTheLimits(calls(count, 1_000))[0]?.message
    expect(message(1_001)).toContain('more than the 1000 that the rules of 2012 and 2017 allow')
    expect(message(3_001)).toContain('more than the 3000 that are allowed')
  })
  test('the count begins anew at the top of the hour', () => expect(found(calls(1_200, 3_000, hourMs + 1_800_000))).toEqual([]))
  test('each account counts for itself', () => expect(found([...calls(600, 2_000), ...calls(600, 2_000, hourMs, 'b')])).toEqual([]))
})

describe('TRC-12: calls within 30 seconds', () => {
  test.each([
    [200, []],
    [201, ['warning 201']],
    [501, ['warning 501']],
  ])('%i', (count, expected) => expect(found(calls(count, 50))).toEqual(expected))
  test('the window slides, and its end is not in it', () => {
    expect(found([...calls(150, 10, hourMs + 20_000), ...calls(51, 10, hourMs + 40_000)])).toEqual(['warning 201'])
    expect(found([...calls(200, 0), ...calls(1, 0, hourMs + 30_000)])).toEqual([])
    expect(found([...calls(200, 0), ...calls(1, 0, hourMs + 29_999)])).toEqual(['warning 201'])
  })
})

test('TRC-12: calls without a time cannot be verified once there are enough of them to exceed a limit', () => {
  expect(found(calls(200, 0, null))).toEqual([])
  expect(found(calls(201, 0, null))).toEqual(['cannot-verify 201'])
  expect(found([...calls(200, 60_000), ...calls(1, 0, null)])).toEqual(['cannot-verify 1'])
})
