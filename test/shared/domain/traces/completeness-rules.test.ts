import { describe, expect, test } from 'vitest'
import {
  authenticationIsVisible,
  bodiesAreWellFormed,
  everyCallHasBothSides,
  everyRequestIsWhole,
  everyResponseIsWhole,
} from '#shared/domain/traces/rules/completeness-rules.ts'
import type { Exchange } from '#shared/domain/traces/exchange.ts'
import type { TraceRule } from '#shared/domain/traces/rules/trace-rule.ts'
import { connectMessage, createCall, factsOf, restCall, soapCall } from '../../../fixtures/traces/build-exchange.ts'

const header = (name: string, value: string) => ({ name, value })

/** @returns what a rule finds, as `rule severity count`. */
function found(rule: TraceRule, ...exchanges: Exchange[]): string[] {
  return rule(factsOf(exchanges), []).map((observation) => `${observation.rule} ${observation.severity} ${observation.count}`)
}

/** A message log at the service level. */
const serviceLevel: Exchange = {
  ...soapCall('RequestStatus', { host: '', path: '', method: '', requestHeaders: null, responseHeaders: null, status: 0 }),
  format: 'svclog',
}
const curl = restCall({ format: 'curl-verbose', method: 'POST', areBodiesUnseen: true })
const webApplication = restCall({ requestHeaders: [header('Referer', 'https://app.docusign.com/')], without: 'response' })
const ownSystem = restCall({ host: 'portal.example.com', path: '/', without: 'response' })

test('calls that are whole pass all rules, and others are not looked at', () => {
  for (const rule of [everyCallHasBothSides, everyRequestIsWhole, everyResponseIsWhole, authenticationIsVisible, bodiesAreWellFormed])
    expect(found(rule, createCall(1), restCall(), soapCall('RequestStatus'), webApplication, ownSystem)).toEqual([])
})

describe('TRC-02: both sides', () => {
  test('a side that is missing blocks; equal ones are one observation', () => {
    expect(found(everyCallHasBothSides, restCall({ without: 'response' }), restCall({ without: 'response' }))).toEqual(['TRC-02 blocker 2'])
    expect(found(everyCallHasBothSides, createCall(1), restCall({ without: 'request', answers: { a: 1 } }))).toEqual(['TRC-02 blocker 1'])
  })
  test('a message of Connect has no answer', () => expect(found(everyCallHasBothSides, connectMessage(1, 'Sent'))).toEqual([]))
  test('the call is named with method, path and time, and its number is given', () => {
    const [observation] = everyCallHasBothSides(factsOf([createCall(1), restCall({ without: 'response', at: '2026-12-14T15:03:12Z' })]))
    expect(observation?.message).toContain('GET /restapi/v2.1/accounts/')
    expect(observation?.message).toContain('at 2026-12-14 15:03:12 UTC')
    expect(observation?.exchanges).toEqual([1])
  })
  test('of many calls ten are numbered and all are counted', () => {
    const [observation] = everyCallHasBothSides(factsOf(Array.from({ length: 30 }, () => restCall({ without: 'response' }))))
    expect(observation?.exchanges).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(observation?.count).toBe(30)
  })
})

describe('TRC-03: the request is whole', () => {
  test('missing parts block, by what is missing', () =>
    expect(found(everyRequestIsWhole, restCall({ requestHeaders: null }), restCall({ method: 'POST', sends: '' }), restCall({ host: '' }))).toEqual([
      'TRC-03 blocker 1',
      'TRC-03 blocker 1',
      'TRC-03 blocker 1',
    ]))
  test('what a form never shows cannot be verified', () => {
    expect(found(everyRequestIsWhole, curl, curl)).toEqual(['TRC-03 cannot-verify 2'])
    expect(found(everyRequestIsWhole, serviceLevel)).toEqual(['TRC-03 cannot-verify 1'])
    expect(everyRequestIsWhole(factsOf([curl]))[0]?.message).toMatch(/^curl -v does not show: request body/)
  })
})

describe('TRC-04: the response is whole', () => {
  test('missing parts block', () =>
    expect(found(everyResponseIsWhole, restCall({ answers: null }), restCall({ responseHeaders: null }))).toEqual([
      'TRC-04 blocker 1',
      'TRC-04 blocker 1',
    ]))
  test('204 has no body', () => expect(found(everyResponseIsWhole, restCall({ status: 204, answers: null }))).toEqual([]))
  test('what a form never shows cannot be verified', () => expect(found(everyResponseIsWhole, serviceLevel)).toEqual(['TRC-04 cannot-verify 1']))
})

describe('TRC-05: signing in is visible', () => {
  test('a sanitized HAR warns', () =>
    expect(found(authenticationIsVisible, restCall({ requestHeaders: [header('Authorization', '')] }))).toEqual(['TRC-05 warning 1']))
  test('a form without headers cannot be verified, but WS-Security in the message is enough', () => {
    expect(found(authenticationIsVisible, serviceLevel)).toEqual([])
    const bare: Exchange = { ...restCall({ host: '', requestHeaders: null }), format: 'svclog' }
    expect(found(authenticationIsVisible, bare)).toEqual(['TRC-05 cannot-verify 1'])
  })
})

describe('TRC-24: bodies are well-formed', () => {
  test('a body that was cut short blocks, on either side, also of Connect', () => {
    expect(found(bodiesAreWellFormed, createCall(1, { sends: '{"a":' }))).toEqual(['TRC-24 blocker 1'])
    expect(found(bodiesAreWellFormed, createCall(1, { sends: '{"a":', answers: '{"b' }))).toEqual(['TRC-24 blocker 1', 'TRC-24 blocker 1'])
    const cut = connectMessage(1, 'Sent')
    const text = cut.request?.body?.text?.slice(0, -10) ?? ''
    const exchange: Exchange = { ...cut, request: cut.request && { ...cut.request, body: cut.request.body && { ...cut.request.body, text } } }
    expect(found(bodiesAreWellFormed, exchange)).toEqual(['TRC-24 blocker 1'])
  })
  test('bodies that are not shown cannot be verified', () => expect(found(bodiesAreWellFormed, curl)).toEqual(['TRC-24 cannot-verify 1']))
})
