import { describe, expect, test } from 'vitest'
import { observeTraces } from '#shared/domain/traces/observe-traces.ts'
import { summariseTraces, type SummarisedFile } from '#shared/domain/traces/summarise.ts'
import { traceSummarySchema, type TraceSummary } from '#shared/domain/traces/trace-summary.ts'
import type { ExchangeFacts } from '#shared/domain/traces/exchange-facts.ts'
import {
  accountId,
  accountPath,
  connectMessage,
  createCall,
  envelopeId,
  factsOfFiles,
  integratorKey,
  restCall,
  row,
  soapCall,
  summarisedFiles,
} from '../../../fixtures/traces/build-exchange.ts'

function summarise(facts: ExchangeFacts[], files: readonly SummarisedFile[] = summarisedFiles()): TraceSummary {
  const summary = summariseTraces({ facts, files, redactions: { secret: 1, personal: 2, binary: 3 }, residual: [] })
  expect(traceSummarySchema.parse(summary)).toEqual(summary)
  return summary
}

test('a normal flow is summarised', () => {
  const view = restCall({
    method: 'POST',
    path: `${accountPath}/envelopes/${envelopeId(1)}/views/recipient`,
    sends: {},
    status: 201,
    answers: { url: '[omitted]' },
  })
  const documents = restCall({ path: `${accountPath}/envelopes/${envelopeId(1)}/documents/combined`, answers: '[binary removed: 5 bytes]' })
  const create = createCall(1, { sends: { status: 'sent', eventNotification: { url: 'https://hooks.example.com' } } })
  const summary = summarise(
    factsOfFiles([create, view, documents], [connectMessage(1, 'Completed'), soapCall('Ping')]),
    summarisedFiles('normal', 'normal'),
  )
  expect(summary).toMatchObject({
    files: [
      { name: 'trace-1.har', formats: { har: 3 }, exchanges: 3, unread: [] },
      { name: 'trace-2.har', formats: { 'connect-xml': 1, har: 1 }, exchanges: 2, unread: [] },
    ],
    exchanges: 5,
    complete: { rest: 3, soap: 1 },
    coverage: { createOrSend: 1, recipientView: 1, status: 0, connect: 1, eventNotification: 1, documents: 1 },
    integratorKeys: [integratorKey],
    accountIds: [accountId],
    userNames: ['<user-1>'],
    cleanWithoutTime: 0,
    observations: [],
    redactions: { secret: 1, personal: 2, binary: 3 },
  })
  expect(summary.quarters).toMatchObject([{ clean: 4, failed: 0 }])
  expect(summary.of).toEqual(summarisedFiles('normal', 'normal').map(({ sha256 }) => sha256))
})

describe('what counts', () => {
  test('failures, exception flows and the web application cover nothing', () => {
    const webApplication = restCall({ requestHeaders: [{ name: 'Referer', value: 'https://app.docusign.com/' }] })
    const summary = summarise(
      factsOfFiles(row('x', '2026-12-14T15:00:00Z'), [createCall(2), connectMessage(2, 'Declined')], [webApplication]),
      summarisedFiles('normal', 'exception', 'normal'),
    )
    expect(summary.coverage).toEqual({ createOrSend: 0, recipientView: 0, status: 0, connect: 0, eventNotification: 0, documents: 0 })
    expect(summary.complete.rest).toBe(2)
  })
  test('calls without a time are counted apart', () => {
    const at = null
    expect(summarise(factsOfFiles([createCall(1, { at }), createCall(2, { at }), createCall(3, { at, status: 500 })]))).toMatchObject({
      quarters: [],
      cleanWithoutTime: 2,
      failedWithoutTime: 1,
    })
  })
  test('a call in two traces counts once', () => {
    const call = createCall(1, { traceToken: 'a' })
    expect(summarise(factsOfFiles([call], [call]), summarisedFiles('normal', 'normal')).quarters).toMatchObject([{ clean: 1 }])
  })
  test('calls of several files are one row in time', () => {
    const summary = summarise(
      factsOfFiles(row('..', '2026-12-14T15:01:00Z'), row('x.', '2026-12-14T15:00:30Z', 120_000)),
      summarisedFiles('normal', 'normal'),
    )
    expect(summary.quarters).toMatchObject([{ clean: 3, failed: 1, leading: 0, trailing: 3 }])
  })
})

test('however much there is, the summary fits its schema', () => {
  const [call] = factsOfFiles([createCall(1)])
  const many = Array.from({ length: 7_000 }, (_, index) => ({
    ...call!,
    index,
    startedAtMs: index * 3_600_000,
    integratorKey: `${index}`.repeat(60),
    accountId: `${index}`,
    userName: 'x'.repeat(190) + index,
    isClean: index % 2 === 0,
    errorCode: index % 2 === 0 ? null : `CODE_${index}`,
  }))
  const unread = Array.from({ length: 50 }, () => ({ member: null, line: 1, bytes: 1, reason: 'No.' }))
  const files = summarisedFiles().map((file) => ({ ...file, unread }))
  const residual = Array.from({ length: 300 }, () => ({ class: 'secret' as const, what: 'bearer token', place: 'a.har, line 1' }))
  const summary = summariseTraces({ facts: many, files, redactions: { secret: 0, personal: 0, binary: 0 }, residual })
  expect(traceSummarySchema.parse(summary)).toEqual(summary)
  expect(summary.quarters).toHaveLength(5_000)
  expect(summary.integratorKeys).toHaveLength(20)
  expect(summary.observations).toHaveLength(200)
})

test('of too many observations the weightiest stay, in the order of the rules', () => {
  const facts = factsOfFiles([restCall({ without: 'response' }), createCall(1, { at: null }), restCall({ host: 'na2.docusign.net' })])
  expect(observeTraces(facts, summarisedFiles()).map(({ rule, severity }) => `${rule} ${severity}`)).toEqual([
    'TRC-02 blocker',
    'TRC-09 blocker',
    'TRC-11 blocker',
    'TRC-21 info',
  ])
  expect(observeTraces(facts, summarisedFiles(), 2).map(({ severity }) => severity)).toEqual(['blocker', 'blocker'])
})
