import { describe, expect, test } from 'vitest'
import { everyCallHasItsTime, finishedEnvelopesAreLeftAlone, listsAreFiltered } from '#shared/domain/traces/rules/status-rules.ts'
import type { Exchange } from '#shared/domain/traces/exchange.ts'
import type { TraceRule } from '#shared/domain/traces/rules/trace-rule.ts'
import { accountPath, connectMessage, createCall, envelopeId, factsOf, restCall, soapCall } from '../../../fixtures/traces/build-exchange.ts'

function found(rule: TraceRule, ...exchanges: Exchange[]): string[] {
  return rule(factsOf(exchanges), []).map(({ severity, exchanges: numbers }) => `${severity} ${numbers.join()}`)
}

describe('TRC-17: finished envelopes are left alone', () => {
  const read = (hour: number, status: string | null) =>
    restCall({ at: `2026-12-14T${hour}:00:00Z`, answers: status === null ? {} : { envelopeId: envelopeId(1), status } })
  const documents = restCall({ at: '2026-12-14T18:00:00Z', path: `${accountPath}/envelopes/${envelopeId(1)}/documents/combined`, answers: '%PDF' })
  test('reading until the end, then fetching the documents, passes', () =>
    expect(found(finishedEnvelopesAreLeftAlone, createCall(1), read(16, 'sent'), read(17, 'completed'), documents)).toEqual([]))
  test.each(['completed', 'declined', 'voided'])('a read after %s is told', (status) =>
    expect(found(finishedEnvelopesAreLeftAlone, read(16, status), read(17, status), read(18, status))).toEqual(['info 1,2']),
  )
  test('times decide, not the order in the files', () =>
    expect(found(finishedEnvelopesAreLeftAlone, read(17, 'completed'), read(16, 'sent'))).toEqual([]))
  test('after Connect has told the end, one read is fine and a second is not', () => {
    const end = connectMessage(1, 'Completed', '2026-12-14T16:00:00Z')
    expect(found(finishedEnvelopesAreLeftAlone, end, read(17, 'completed'))).toEqual([])
    expect(found(finishedEnvelopesAreLeftAlone, end, read(17, 'completed'), read(18, 'completed'))).toEqual(['info 2'])
  })
  test('answers that show no status cannot be verified', () => {
    expect(found(finishedEnvelopesAreLeftAlone, read(16, null), read(17, null))).toEqual(['cannot-verify 0,1'])
    expect(found(finishedEnvelopesAreLeftAlone, read(16, null))).toEqual([])
  })
})

describe('TRC-18: lists are filtered', () => {
  const list = (query: string) => restCall({ path: `${accountPath}/envelopes${query}`, answers: {} })
  const soapList = (sends: string) => soapCall('RequestStatuses', { sends })
  test('by date or status passes', () =>
    expect(
      found(listsAreFiltered, list('?from_date=2026-12-01'), list('?status=sent'), soapList('<Filter><BeginDateTime>x</BeginDateTime></Filter>')),
    ).toEqual([]))
  test('without is told', () =>
    expect(found(listsAreFiltered, list(''), list('?count=5'), soapList('<Filter><AccountId>a</AccountId></Filter>'))).toEqual(['info 0,1,2']))
  test('a filter that is not shown cannot be verified', () => {
    const unseen = restCall({
      method: 'POST',
      path: '/api/3.0/api.asmx',
      areBodiesUnseen: true,
      requestHeaders: [{ name: 'SOAPAction', value: '"http://www.docusign.net/API/3.0/RequestStatuses"' }],
    })
    expect(found(listsAreFiltered, unseen)).toEqual(['cannot-verify 0'])
  })
})

describe('TRC-21: times', () => {
  test('are there', () => expect(found(everyCallHasItsTime, createCall(1), restCall())).toEqual([]))
  test('are missing, and what that keeps from being verified is said', () => {
    expect(found(everyCallHasItsTime, createCall(1), restCall({ at: null }))).toEqual(['info 1'])
    expect(everyCallHasItsTime(factsOf([restCall({ at: null })]))[0]?.message).toContain('cannot be verified')
  })
})
