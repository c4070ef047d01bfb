import { describe, expect, test } from 'vitest'
import { statusIsNotPolled } from '#shared/domain/traces/rules/polling-rule.ts'
import { observeTraces } from '#shared/domain/traces/observe-traces.ts'
import type { Exchange } from '#shared/domain/traces/exchange.ts'
import {
  accountPath,
  createCall,
  envelopeId,
  factsOf,
  factsOfFiles,
  restCall,
  soapCall,
  summarisedFiles,
} from '../../../fixtures/traces/build-exchange.ts'

const startMs = Date.parse('2026-12-14T15:00:00Z')
const after = (minutes: number, seconds = 0, ms = 0) => startMs + minutes * 60_000 + seconds * 1_000 + ms

function found(...exchanges: Exchange[]): string[] {
  return statusIsNotPolled(factsOf(exchanges)).map(({ severity, count }) => `${severity} ${count}`)
}
const read = (at: number | null, of = 1, below = '') => restCall({ at, path: `${accountPath}/envelopes/${envelopeId(of)}${below}` })

describe('TRC-11: two reads of one envelope', () => {
  test.each([
    ['14:59', after(14, 59), ['blocker 1']],
    ['15:00', after(15), ['warning 1']],
    ['15:00 and a millisecond', after(15, 0, 1), []],
    ['15:01', after(15, 1), []],
    ['at once', after(0), ['blocker 1']],
  ])('%s apart', (_, at, expected) => expect(found(read(startMs), read(at))).toEqual(expected))

  test('the order in the files says nothing', () => expect(found(read(after(16)), read(startMs))).toEqual([]))
  test('different envelopes, and different endpoints of one, are read on their own', () =>
    expect(found(read(startMs), read(after(1), 2), read(after(2), 1, '/recipients'), read(after(3), 1, '/documents/combined'))).toEqual([]))
  test('a query, the version and a slash at the end make no other endpoint', () => {
    expect(found(read(startMs), read(after(1), 1, '?include=recipients'))).toEqual(['blocker 1'])
    expect(found(read(startMs), read(after(1), 1, '/'))).toEqual(['blocker 1'])
    expect(found(read(startMs), restCall({ at: after(1), path: `${accountPath.replace('v2.1', 'v2')}/envelopes/${envelopeId(1)}` }))).toEqual([
      'blocker 1',
    ])
  })
  test('writing is no read', () => expect(found(createCall(1, { at: startMs }), createCall(1, { at: after(1) }))).toEqual([]))
  test('calls of the web application are not those of the integration', () => {
    const requestHeaders = [{ name: 'Referer', value: 'https://app.docusign.com/' }]
    const path = `${accountPath}/envelopes/${envelopeId(1)}`
    expect(found(restCall({ at: startMs, path, requestHeaders }), restCall({ at: after(1), path, requestHeaders }))).toEqual([])
  })
  test('both calls and the gap are named, and the closest pair is the one that is told', () => {
    const [observation] = statusIsNotPolled(factsOf([read(startMs), read(after(14)), read(after(14, 30)), read(after(60))]))
    expect(observation).toMatchObject({ severity: 'blocker', count: 2, exchanges: [1, 2, 0] })
    expect(observation?.message).toContain(
      `envelopes/${envelopeId(1)} at 2026-12-14 15:14:00 UTC and again at 2026-12-14 15:14:30 UTC: only 0:30 apart`,
    )
    expect(observation?.message).toContain('1 more pair lies as close')
  })
  test('of very many envelopes twenty are told one by one, and the rest in one line', () => {
    const reads = Array.from({ length: 30 }, (_, index) => [read(startMs, index), read(after(1), index)]).flat()
    const observations = statusIsNotPolled(factsOf(reads))
    expect(observations).toHaveLength(21)
    expect(observations.at(-1)).toMatchObject({ count: 10, message: 'The same holds for 10 more envelopes or lists.' })
  })
})

describe('TRC-11: without times', () => {
  test('two reads cannot be verified, one has nothing to clash with', () => {
    expect(found(read(null), read(null))).toEqual(['cannot-verify 2'])
    expect(found(read(null))).toEqual([])
    expect(found(read(null, 1), read(null, 2))).toEqual([])
  })
  test('a time on some of them never passes for all', () => {
    expect(found(read(startMs), read(after(20)), read(null))).toEqual(['cannot-verify 3'])
    expect(found(read(startMs), read(after(10)), read(null))).toEqual(['blocker 1', 'cannot-verify 3'])
  })
})

describe('TRC-11: lists', () => {
  const list = (minutes: number, query = '?from_date=2026-12-01') =>
    restCall({ at: after(minutes), path: `${accountPath}/envelopes${query}`, answers: {} })
  test('are read once in 15 minutes, whatever the filter', () => {
    expect(found(list(0), list(16))).toEqual([])
    expect(found(list(0), list(10, '?status=completed'))).toEqual(['blocker 1'])
  })
  test('further pages of one list are one read', () => expect(found(list(0), list(0, '?from_date=2026-12-01&start_position=100'))).toEqual([]))
  test('of another account are others', () =>
    expect(found(list(0), restCall({ at: after(1), path: '/restapi/v2.1/accounts/other/envelopes?status=sent', answers: {} }))).toEqual([]))
})

describe('TRC-11: SOAP', () => {
  const ask = (operation: string, minutes: number, of = 1) =>
    soapCall(operation, { at: after(minutes), sends: `<EnvelopeID>${envelopeId(of)}</EnvelopeID>` })
  test.each(['RequestStatus', 'RequestStatusEx', 'RequestPDF', 'RequestDocumentPDFs', 'RequestStatuses', 'RequestStatusesEx'])(
    '%s is a status read',
    (operation) => {
      expect(found(ask(operation, 0), ask(operation, 14))).toEqual(['blocker 1'])
      expect(found(ask(operation, 0), ask(operation, 16))).toEqual([])
    },
  )
  test('RequestStatus and RequestStatusEx ask for the same', () =>
    expect(found(ask('RequestStatus', 0), ask('RequestStatusEx', 5))).toEqual(['blocker 1']))
  test('the light methods for a loop are no reads of one envelope, and the documents may follow the status', () => {
    expect(found(ask('RequestStatusChanges', 0), ask('RequestStatusChanges', 1))).toEqual([])
    expect(found(ask('RequestStatus', 0), ask('RequestPDF', 1))).toEqual([])
  })
  test('when the envelope is not shown, it cannot be verified', () => {
    const blind = (minutes: number) => soapCall('RequestStatus', { at: after(minutes), sends: '' })
    expect(found(blind(0), blind(1))).toEqual(['cannot-verify 2'])
  })
})

test('a call that is in two traces is no clash with itself', () => {
  const call = restCall({ at: startMs, traceToken: 'a' })
  expect(observeTraces(factsOfFiles([call], [call]), summarisedFiles('normal', 'normal')).map(({ rule }) => rule)).toEqual(['TRC-23'])
})
