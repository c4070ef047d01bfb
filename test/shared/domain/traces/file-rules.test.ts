import { describe, expect, test } from 'vitest'
import { mergeDuplicates } from '#shared/domain/traces/duplicates.ts'
import { everyCallIsThereOnce, everyFileGaveAnExchange, requestLogHasRoom } from '#shared/domain/traces/rules/file-rules.ts'
import { createCall, factsOf, factsOfFiles, restCall, summarisedFiles } from '../../../fixtures/traces/build-exchange.ts'

describe('TRC-01: every file gave an exchange', () => {
  test('passes', () => expect(everyFileGaveAnExchange(factsOfFiles([restCall()], [restCall()]), summarisedFiles('normal', 'normal'))).toEqual([]))
  test('a file without any blocks, with the reason', () => {
    const [first, second] = summarisedFiles('normal', 'normal')
    const files = [first!, { ...second!, unread: [{ member: null, line: 1, bytes: 9, reason: 'not recognised.' }] }]
    expect(everyFileGaveAnExchange(factsOfFiles([restCall()], []), files)).toMatchObject([
      { rule: 'TRC-01', severity: 'blocker', message: 'trace-2.har holds no request and no response: not recognised.', exchanges: [], count: 1 },
    ])
  })
})

describe('TRC-20: the request log was not full', () => {
  const log = (count: number, memberOf: (index: number) => string | null) =>
    Array.from({ length: count }, (_, index) => restCall({ format: 'request-log', member: memberOf(index) }))
  const found = (exchanges: ReturnType<typeof log>) =>
    requestLogHasRoom(factsOf(exchanges), summarisedFiles()).map(({ severity, count }) => `${severity} ${count}`)
  test.each([
    [49, []],
    [50, ['warning 50']],
    [51, ['warning 51']],
  ])('%i entries', (count, expected) => expect(found(log(count, (index) => `${index}_OK_GetEnvelope.txt`))).toEqual(expected))
  test('logs in folders of one zip are counted each', () => expect(found(log(60, (index) => `${index % 2}/${index}_OK_GetEnvelope.txt`))).toEqual([]))
  test('single files cannot be told apart', () => {
    expect(found(log(49, () => null))).toEqual([])
    expect(found(log(50, () => null))).toEqual(['cannot-verify 50'])
  })
  test('other forms have no such end', () => expect(found(Array.from({ length: 60 }, () => restCall()))).toEqual([]))
})

describe('TRC-23: a call in two traces counts once', () => {
  const call = (traceToken: string | null, wish = {}) => createCall(1, { traceToken, ...wish })
  test('calls of different tokens, or of none, are different calls', () =>
    expect(everyCallIsThereOnce(factsOfFiles([call('a'), call(null)], [call('b'), call(null)]))).toEqual([]))
  test('the second of two is told and left out', () => {
    const facts = factsOfFiles([call('a'), call('b')], [call('A')])
    expect(everyCallIsThereOnce(facts)).toMatchObject([{ rule: 'TRC-23', severity: 'info', exchanges: [2], count: 1 }])
    expect(mergeDuplicates(facts).map(({ index }) => index)).toEqual([0, 1])
  })
  test('of two copies the fuller one stays, where the first was', () => {
    const facts = factsOfFiles([call('a', { at: null }), call('b')], [call('a')])
    expect(mergeDuplicates(facts).map(({ index }) => index)).toEqual([2, 1])
  })
  test('the token of the response counts as well; zeros are none', () => {
    const answered = (value: string) => createCall(1, { responseHeaders: [{ name: 'X-DocuSign-TraceToken', value }] })
    expect(mergeDuplicates(factsOf([call('a'), answered('a')]))).toHaveLength(1)
    const zeros = '00000000-0000-0000-0000-000000000000'
    expect(mergeDuplicates(factsOf([answered(zeros), answered(zeros)]))).toHaveLength(2)
  })
})
