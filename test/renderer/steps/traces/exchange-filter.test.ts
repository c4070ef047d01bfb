import { describe, expect, it } from 'vitest'
import { filterExchanges, noFilter, type ExchangeFilter } from '../../../../renderer/steps/traces/viewer/exchange-filter.ts'
import { sampleFacts } from './sample-facts.ts'

const calls = [
  sampleFacts({ index: 0, startedAtMs: 3_000 }),
  sampleFacts({ index: 1, method: 'GET', role: 'status-read', operation: 'Envelopes:get', status: 200, startedAtMs: null }),
  sampleFacts({ index: 2, status: 400, isClean: false, errorCode: 'ENVELOPE_IS_INCOMPLETE', startedAtMs: 1_000 }),
  sampleFacts({ index: 3, role: 'user-info', isCountable: false, hasResponse: false, isClean: null, status: 0, startedAtMs: 2_000 }),
  sampleFacts({ index: 4, kind: 'connect', role: 'connect-delivery', isCountable: false, hasResponse: false, isClean: null, startedAtMs: null }),
]
const shown = (changes: Partial<ExchangeFilter>, only: ReadonlySet<number> | null = null, marked: ReadonlySet<number> = new Set()) =>
  filterExchanges(calls, { ...noFilter, ...changes }, only, marked).map(({ index }) => index)

describe('the list of calls', () => {
  it('shows all of them in the order of the files', () => {
    expect(shown({})).toEqual([0, 1, 2, 3, 4])
  })

  it('shows those in which every word occurs, whatever its case', () => {
    expect(shown({ text: 'get ENVELOPES:' })).toEqual([1])
    expect(shown({ text: 'incomplete' })).toEqual([2])
    expect(shown({ text: '8f0c1c2e 400' })).toEqual([2])
    expect(shown({ text: 'nothing like it' })).toEqual([])
  })

  it('shows a kind of call', () => {
    expect(shown({ show: 'counted' })).toEqual([0, 1])
    expect(shown({ show: 'failed' })).toEqual([2])
    expect(shown({ show: 'status' })).toEqual([1])
    expect(shown({ show: 'findings' }, null, new Set([2, 4]))).toEqual([2, 4])
  })

  it('does not miss the response of what Connect delivered', () => {
    expect(shown({ show: 'incomplete' })).toEqual([3])
  })

  it('is in order of time, with the calls last of which no time is known', () => {
    expect(shown({ order: 'time' })).toEqual([2, 3, 0, 1, 4])
  })

  it('shows only the calls of a finding, filtered further', () => {
    expect(shown({}, new Set([1, 2]))).toEqual([1, 2])
    expect(shown({ show: 'failed' }, new Set([1, 2]))).toEqual([2])
  })
})
