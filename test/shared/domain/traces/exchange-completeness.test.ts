import { describe, expect, test } from 'vitest'
import { describeExchange } from '#shared/domain/traces/describe-exchange.ts'
import { exchangeFactsSchema, type ExchangeFacts } from '#shared/domain/traces/exchange-facts.ts'
import type { Exchange, Header } from '#shared/domain/traces/exchange.ts'
import { connectMessage, createCall, restCall, soapCall, soapMessage, type Wish } from '../../../fixtures/traces/build-exchange.ts'

function facts(exchange: Exchange): ExchangeFacts {
  return describeExchange(exchange, { index: 7, file: 2 })
}
const rest = (wish: Wish) => facts(restCall(wish))
const header = (name: string, value: string): Header => ({ name, value })

describe('bodies', () => {
  const answer = (answers: string, type = 'application/json') => rest({ answers, responseHeaders: [header('Content-Type', type)] }).malformedBodies
  test.each([
    ['{"a":1}', []],
    ['{"a":', ['response']],
    ['{"documentBase64":"[binary removed: 5 bytes, sha256 ab]"}', []],
    ['{"documentBase64":[PDF BLOB]}', []],
    ['[omitted]', []],
    ['[binary removed: 5 bytes, sha256 ab]', []],
    ['[not a value]', ['response']],
    ['', []],
    ['\uFEFF{"a":1}', []],
    ['{"__proto__":{"errorCode":"x"},"constructor":1}', []],
  ] as const)('JSON %j', (text, expected) => expect(answer(text)).toEqual(expected))
  test.each([
    ['<a><b/></a>', []],
    ['<a><b></a>', ['response']],
    ['<a>&unknown;</a>', ['response']],
    ['<a><email-1></a>', ['response']],
    ['<a>'.repeat(5_000), ['response']],
  ] as const)('XML %j', (text, expected) => expect(answer(text, 'text/xml')).toEqual(expected))
  test('pages and plain text are not judged', () => {
    expect(answer('<html><br></html>', 'text/html')).toEqual([])
    expect(answer('Service unavailable', 'text/plain')).toEqual([])
  })
  test('an entity bomb is neither expanded nor called malformed', () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "${'y'.repeat(100)}">]><a>&x;</a>`
    expect(answer(bomb, 'text/xml')).toEqual([])
  })
  test('removed bytes are told', () => {
    expect(rest({ answers: '[binary removed: 5 bytes, sha256 ab]' }).isBinaryElided).toBe(true)
    expect(facts(createCall(1)).isBinaryElided).toBe(false)
  })
})

describe('parts', () => {
  const lacks = (wish: Wish) => rest(wish).missingParts
  test.each<[string, Wish, string[]]>([
    ['a GET has no body', {}, []],
    ['a POST has one', { method: 'POST', sends: '', answers: {} }, ['request body']],
    ['unless it says that it is empty', { method: 'POST', sends: '', requestHeaders: [header('Content-Length', '0')] }, []],
    ['a PUT has one', { method: 'PUT', sends: '' }, ['request body']],
    ['a DELETE has none', { method: 'DELETE' }, []],
    ['headers that were left out', { requestHeaders: null, responseHeaders: null }, ['request headers', 'response headers']],
    ['a method', { method: '', sends: {} }, ['request method']],
    ['a host', { host: '' }, ['request address']],
    ['a host in its header', { host: '', requestHeaders: [header('Host', 'demo.docusign.net')] }, []],
    ['a status', { status: 0 }, ['response status']],
    ['a body of the answer', { answers: null }, ['response body']],
    ['204 has none', { status: 204, answers: null }, []],
    ['304 has none', { status: 304, answers: null }, []],
    ['HEAD has none', { method: 'HEAD', answers: null }, []],
    ['another system is not judged', { host: 'www.example.com', path: '/', answers: null }, []],
  ])('%s', (_, wish, expected) => expect(lacks(wish)).toEqual(expected))

  test('what a form of trace never shows is not missing', () => {
    expect(rest({ format: 'curl-verbose', method: 'POST', areBodiesUnseen: true })).toMatchObject({
      missingParts: [],
      unseenParts: ['request body', 'response body'],
    })
    const log = facts({
      ...soapCall('Ping', { host: '', path: '', method: '', requestHeaders: null, responseHeaders: null, status: 0 }),
      format: 'svclog',
    })
    expect(log.missingParts).toEqual([])
    expect(log.unseenParts).toEqual(['request method', 'request address', 'request headers', 'response status', 'response headers'])
    expect(facts(connectMessage(1, 'Sent'))).toMatchObject({
      missingParts: [],
      unseenParts: ['request method', 'request address', 'request headers', 'response'],
    })
  })
})

test('nothing that a trace may hold makes it fail', () => {
  const nasty = [
    '',
    '\u0000',
    '\uD800',
    '{"errorCode":{}}',
    '[[[[',
    '<',
    '<?xml',
    '%',
    'a=%E0%A4%A',
    '{"data":null,"event":"envelope-x"}',
    soapMessage(''),
  ]
  for (const text of nasty)
    for (const type of ['application/json', 'text/xml', 'application/x-www-form-urlencoded', 'multipart/form-data', ''])
      for (const path of [
        '',
        '//',
        '/restapi/v2.1/accounts',
        '/restapi/v2.1/accounts//envelopes/',
        '?',
        '/oauth',
        `/restapi/v2.1/accounts/1/envelopes/${text}?${text}`,
      ])
        expect(
          exchangeFactsSchema.safeParse(
            rest({
              path,
              sends: text,
              answers: text,
              requestHeaders: [header('Content-Type', type), header('X-DocuSign-Authentication', text)],
              responseHeaders: [header('Content-Type', type)],
            }),
          ).success,
        ).toBe(true)
})
