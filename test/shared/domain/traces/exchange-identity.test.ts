import { describe, expect, test } from 'vitest'
import { describeExchange } from '#shared/domain/traces/describe-exchange.ts'
import { type ExchangeFacts } from '#shared/domain/traces/exchange-facts.ts'
import type { Exchange, Header } from '#shared/domain/traces/exchange.ts'
import {
  accountPath,
  connectMessage,
  createCall,
  envelopeId,
  integratorKey,
  restCall,
  soapCall,
  type Wish,
} from '../../../fixtures/traces/build-exchange.ts'

function facts(exchange: Exchange): ExchangeFacts {
  return describeExchange(exchange, { index: 7, file: 2 })
}
const rest = (wish: Wish) => facts(restCall(wish))
const header = (name: string, value: string): Header => ({ name, value })

describe('key, user and signing in', () => {
  const authentication = (value: string) => rest({ requestHeaders: [header('X-DocuSign-Authentication', value)] })
  test('stand in the JSON of X-DocuSign-Authentication', () =>
    expect(authentication(JSON.stringify({ Username: 'dana', Password: '[omitted]', IntegratorKey: integratorKey }))).toMatchObject({
      integratorKey,
      userName: 'dana',
      authentication: 'X-DocuSign-Authentication',
    }))
  test('or in its XML', () =>
    expect(
      authentication(
        `<DocuSignCredentials><Username>dana</Username><Password>[omitted]</Password><IntegratorKey>${integratorKey}</IntegratorKey></DocuSignCredentials>`,
      ),
    ).toMatchObject({ integratorKey, userName: 'dana' }))
  test('or in WS-Security', () =>
    expect(facts(soapCall('Ping'))).toMatchObject({ integratorKey, userName: '<user-1>', authentication: 'WS-Security' }))

  const key = '6f5902ac-4237-4c3e-9d41-0b7a52e81c33'
  const token = (sends: string) =>
    rest({
      method: 'POST',
      host: 'account-d.docusign.com',
      path: '/oauth/token',
      requestHeaders: [header('Content-Type', 'application/x-www-form-urlencoded'), header('Authorization', '')],
      sends,
    })
  test('the key stands in client_id', () => expect(token(`grant_type=refresh_token&client_id=${key}`).integratorKey).toBe(key))
  test('or is the issuer of an assertion', () => {
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    expect(token(`grant_type=x&assertion=${part({ alg: 'RS256' })}.${part({ iss: key, sub: 'a' })}.c2ln`)).toMatchObject({
      integratorKey: key,
      authentication: 'JWT grant',
    })
  })
  test('a token that was taken out shows none', () => {
    expect(token('grant_type=x&assertion=[omitted]').integratorKey).toBeNull()
    expect(rest({}).integratorKey).toBeNull()
  })
  test('a placeholder is no key', () => expect(authentication('{"IntegratorKey":"INTEGRATOR_KEY"}').integratorKey).toBeNull())
  test('nothing to see is told', () => expect(rest({ requestHeaders: [header('Authorization', '')] }).authentication).toBeNull())
})

describe('envelopes', () => {
  test.each<[string, Exchange, Partial<ExchangeFacts>]>([
    [
      'of the path',
      restCall({ path: `${accountPath}/envelopes/${envelopeId(9).toUpperCase()}/documents/1`, answers: '%PDF' }),
      { envelopeId: envelopeId(9) },
    ],
    ['of a SOAP request', soapCall('RequestStatus', { sends: `<EnvelopeID>${envelopeId(4)}</EnvelopeID>` }), { envelopeId: envelopeId(4) }],
    [
      'of a SOAP answer, with its status',
      soapCall('CreateAndSendEnvelope', {
        sends: '<Envelope/>',
        answers: `<RecipientStatuses><RecipientStatus><Status>Created</Status></RecipientStatus></RecipientStatuses><EnvelopeID>${envelopeId(5)}</EnvelopeID><Status>Sent</Status>`,
      }),
      { envelopeId: envelopeId(5), envelopeStatus: 'sent' },
    ],
    [
      'of Connect, with its status and not that of a recipient',
      connectMessage(6, 'Completed'),
      { envelopeId: envelopeId(6), envelopeStatus: 'completed' },
    ],
    [
      'of Connect in JSON',
      restCall({
        method: 'POST',
        host: 'hooks.example.com',
        path: '/',
        sends: { event: 'envelope-voided', data: { envelopeId: envelopeId(7), accountId: 'a1' } },
      }),
      { envelopeId: envelopeId(7), envelopeStatus: 'voided', accountId: 'a1' },
    ],
    [
      'of a list are none in particular',
      restCall({ path: `${accountPath}/envelopes?status=sent`, answers: { envelopes: [{ envelopeId: envelopeId(1) }] } }),
      { envelopeId: null, envelopeStatus: null },
    ],
    ['that are variables are none', restCall({ path: `${accountPath}/envelopes/{{envelopeId}}`, answers: null }), { envelopeId: null }],
  ])('%s', (_, exchange, expected) => expect(facts(exchange)).toMatchObject(expected))

  test('a draft is sent by its status', () => {
    const update = (status: string) => rest({ method: 'PUT', sends: { status } }).role
    expect([update('sent'), update('voided')]).toEqual(['create-or-send', 'other'])
  })
  test('eventNotification is seen in JSON, in SOAP and beside documents', () => {
    const multipart =
      '--x\r\nContent-Type: application/json\r\n\r\n{"status":"sent","eventNotification":{"url":"https://hooks.example.com"}}\r\n--x\r\nContent-Type: application/pdf\r\n\r\n[binary removed: 5 bytes]\r\n--x--'
    for (const exchange of [
      createCall(1, { sends: { eventNotification: { url: 'https://hooks.example.com' } } }),
      createCall(1, { sends: multipart, requestHeaders: [header('Content-Type', 'multipart/form-data; boundary=x')] }),
      soapCall('CreateAndSendEnvelope', {
        sends: '<Envelope><EventNotification><URL>https://hooks.example.com</URL></EventNotification></Envelope>',
      }),
    ])
      expect(facts(exchange).hasEventNotification).toBe(true)
    expect(facts(createCall(1)).hasEventNotification).toBe(false)
  })
  test.each([
    ['', true],
    ['?count=10', true],
    ['?from_date=', true],
    ['?from_date=2026-12-01', false],
    ['?Status=completed', false],
    ['?envelope_ids=a', false],
  ])('a list with the query "%s" is without a filter: %s', (query, isUnfiltered) =>
    expect(rest({ path: `${accountPath}/envelopes${query}`, answers: {} }).isUnfilteredList).toBe(isUnfiltered),
  )
})
