import { describe, expect, test } from 'vitest'
import { hostIsTheSandbox, noLimitWasHit, normalFlowHasNoErrors } from '#shared/domain/traces/rules/outcome-rules.ts'
import type { Exchange } from '#shared/domain/traces/exchange.ts'
import { createCall, factsOf, factsOfFiles, restCall, soapCall, summarisedFiles } from '../../../fixtures/traces/build-exchange.ts'

const failed = (errorCode: string, wish = {}) => createCall(1, { status: 400, answers: { errorCode, message: 'It went wrong.' }, ...wish })
const untold = restCall({ status: 0, answers: null })

describe('TRC-08: the normal flow has no errors', () => {
  const found = (...exchanges: Exchange[]) =>
    normalFlowHasNoErrors(factsOf(exchanges), summarisedFiles()).map(({ severity, count }) => `${severity} ${count}`)
  test('passes when all calls succeed', () =>
    expect(found(createCall(1), soapCall('RequestStatus'), restCall({ status: 204, answers: null }))).toEqual([]))
  test('an error blocks; equal errors are one observation', () => {
    expect(found(failed('ENVELOPE_IS_INCOMPLETE'), failed('ENVELOPE_IS_INCOMPLETE'), failed('INVALID_REQUEST_BODY'))).toEqual([
      'blocker 2',
      'blocker 1',
    ])
    expect(found(soapCall('Ping', { fault: '<soap:Fault><faultcode>soap:Server</faultcode></soap:Fault>' }))).toEqual(['blocker 1'])
    expect(found(restCall({ answers: { bulk: [{ errorDetails: { errorCode: 'X', message: '' } }] } }))).toEqual(['blocker 1'])
  })
  test('is told with the code, the words of DocuSign and what to do', () => {
    const [observation] = normalFlowHasNoErrors(factsOf([failed('ENVELOPE_IS_INCOMPLETE')]), summarisedFiles())
    expect(observation?.message).toContain('400 ENVELOPE_IS_INCOMPLETE "It went wrong."')
    expect(observation?.fix).toContain('Give at least one document')
  })
  test('in a trace of an exception flow an error is only told', () => {
    const facts = factsOfFiles([createCall(1)], [failed('ENVELOPE_IS_INCOMPLETE')])
    expect(normalFlowHasNoErrors(facts, summarisedFiles('normal', 'exception'))).toMatchObject([{ severity: 'info', exchanges: [1] }])
    expect(normalFlowHasNoErrors(facts, summarisedFiles('exception', 'normal'))).toMatchObject([{ severity: 'blocker', exchanges: [1] }])
  })
  test('without status and message it cannot be verified', () => expect(found(untold)).toEqual(['cannot-verify 1']))
  test('errors of the web application and of other systems are none of the integration', () =>
    expect(found(restCall({ status: 500, host: 'portal.example.com', path: '/' }), restCall({ status: 500, host: 'appdemo.docusign.com' }))).toEqual(
      [],
    ))
})

describe('TRC-09: the host is the sandbox', () => {
  const found = (...hosts: string[]) =>
    hostIsTheSandbox(factsOf(hosts.map((host) => restCall({ host })))).map(
      ({ severity, message }) => `${severity} ${/to (\S+),/.exec(message)?.[1] ?? ''}`,
    )
  test('passes for demo.docusign.net', () => expect(found('demo.docusign.net', 'demo.docusign.net:7801')).toEqual([]))
  test('production blocks', () =>
    expect(found('demo.docusign.net', 'na2.docusign.net', 'www.docusign.net')).toEqual(['blocker na2.docusign.net', 'blocker www.docusign.net']))
  test('a token from production blocks', () =>
    expect(hostIsTheSandbox(factsOf([restCall({ method: 'POST', host: 'account.docusign.com', path: '/oauth/token' })]))).toMatchObject([
      { severity: 'blocker' },
    ]))
  test('a proxy, or no host, cannot be verified', () =>
    expect(found('gateway.example.com', '')).toEqual(['cannot-verify gateway.example.com', 'cannot-verify ']))
})

describe('TRC-13: no limit was hit', () => {
  const found = (...exchanges: Exchange[]) => noLimitWasHit(factsOf(exchanges)).map(({ severity, count }) => `${severity} ${count}`)
  test('passes for other errors', () => expect(found(createCall(1), failed('ENVELOPE_IS_INCOMPLETE'))).toEqual([]))
  test.each([
    'HOURLY_APIINVOCATION_LIMIT_EXCEEDED',
    'BURST_APIINVOCATION_LIMIT_EXCEEDED',
    'Hourly_APIInvocation_Envelope_Limit_Exceeded',
    'Burst_APIInvocation_Envelope_Limit_Exceeded',
    'Hourly_Envelope_Polling_Limit_Exceeded',
    'Burst_Envelope_Polling_Limit_Exceeded',
  ])('%s blocks, and is not told twice', (code) => {
    expect(found(failed(code))).toEqual(['blocker 1'])
    expect(normalFlowHasNoErrors(factsOf([failed(code)]), summarisedFiles())).toEqual([])
  })
  test('so do SOAP error 207 and status 429', () => {
    expect(
      found(
        soapCall('RequestStatus', {
          fault: '<soap:Fault><faultcode>soap:Client</faultcode><detail><ErrorCode>207</ErrorCode></detail></soap:Fault>',
        }),
      ),
    ).toEqual(['blocker 1'])
    expect(found(restCall({ status: 429, answers: {} }))).toEqual(['blocker 1'])
  })
  test('a 400 whose body is not there may be one', () => expect(found(restCall({ status: 400, answers: null }))).toEqual(['cannot-verify 1']))
})
