import { describe, expect, test } from 'vitest'
import { describeExchange } from '#shared/domain/traces/describe-exchange.ts'
import { exchangeFactsSchema, type ExchangeFacts } from '#shared/domain/traces/exchange-facts.ts'
import type { Exchange, Header } from '#shared/domain/traces/exchange.ts'
import {
  accountId,
  accountPath,
  connectMessage,
  createCall,
  envelopeId,
  restCall,
  soapCall,
  type Wish,
} from '../../../fixtures/traces/build-exchange.ts'

function facts(exchange: Exchange): ExchangeFacts {
  return describeExchange(exchange, { index: 7, file: 2 })
}
const rest = (wish: Wish) => facts(restCall(wish))
const header = (name: string, value: string): Header => ({ name, value })

test('a call is described by its place, its address and its outcome', () => {
  const found = facts(createCall(3, { at: '2026-12-14T15:03:12.345Z', traceToken: 'AB-1', host: 'demo.docusign.net:7801' }))
  expect(found).toMatchObject({
    index: 7,
    file: 2,
    kind: 'rest',
    method: 'POST',
    host: 'demo.docusign.net:7801',
    path: `${accountPath}/envelopes`,
    operation: 'Envelopes:create',
    role: 'create-or-send',
    status: 201,
    envelopeId: envelopeId(3),
    envelopeStatus: 'sent',
    accountId,
    authentication: 'Bearer token',
    traceToken: 'ab-1',
    isClean: true,
    isCountable: true,
    missingParts: [],
    unseenParts: [],
    malformedBodies: [],
  })
  expect(exchangeFactsSchema.parse(found)).toEqual(found)
})

describe('kinds', () => {
  test.each<[string, Exchange, string]>([
    ['the REST API', restCall(), 'rest'],
    ['the REST API behind a proxy', restCall({ host: 'gateway.example.com' }), 'rest'],
    ['an address whose base is a variable', restCall({ host: '', path: '{{baseUrl}}/v2.1/accounts/1/envelopes/2' }), 'rest'],
    ['another API that has versions', restCall({ host: 'api.example.com', path: '/v2/accounts/1' }), 'other'],
    ['Rooms', restCall({ host: 'demo.rooms.docusign.com', path: '/restapi/v2/accounts/1/rooms' }), 'other'],
    ['asking for a token', restCall({ method: 'POST', host: 'account-d.docusign.com', path: '/oauth/token' }), 'oauth'],
    ['asking somebody else for a token', restCall({ method: 'POST', host: 'login.example.com', path: '/oauth/token' }), 'other'],
    ['SOAP', soapCall('RequestStatus'), 'soap'],
    [
      'SOAP of somebody else',
      restCall({
        host: 'soap.example.com',
        path: '/ws',
        sends: '<e:Envelope xmlns:e="x"><e:Body><Ping/></e:Body></e:Envelope>',
        requestHeaders: [header('Content-Type', 'text/xml')],
      }),
      'other',
    ],
    ['a message of Connect in XML', connectMessage(1, 'Completed'), 'connect'],
    [
      'a message of Connect in JSON',
      restCall({
        method: 'POST',
        host: 'hooks.example.com',
        path: '/ds',
        sends: { event: 'envelope-completed', data: { envelopeId: envelopeId(1) } },
      }),
      'connect',
    ],
    [
      'anything with the signature of Connect',
      restCall({ method: 'POST', host: 'hooks.example.com', path: '/ds', requestHeaders: [header('X-DocuSign-Signature-1', '[omitted]')] }),
      'connect',
    ],
    ['the own system', restCall({ host: 'app.example.com', path: '/contracts' }), 'other'],
    ['an answer without its request', restCall({ without: 'request', responseHeaders: [header('X-DocuSign-TraceToken', 'a')] }), 'rest'],
    ['an answer of anybody', restCall({ without: 'request', answers: { a: 1 } }), 'other'],
  ])('%s', (_, exchange, kind) => expect(facts(exchange).kind).toBe(kind))
})

describe('countable calls', () => {
  test.each<[string, Exchange, boolean]>([
    ['creating an envelope', createCall(1), true],
    ['a call that failed, which then counts against', createCall(1, { status: 400 }), true],
    ['SOAP', soapCall('CreateAndSendEnvelope'), true],
    ['login_information', restCall({ path: '/restapi/v2/login_information' }), false],
    ['oauth/token', restCall({ method: 'POST', host: 'account-d.docusign.com', path: '/oauth/token' }), false],
    ['oauth/userinfo', restCall({ host: 'account-d.docusign.com', path: '/oauth/userinfo' }), false],
    ['the SOAP service for signing in', soapCall('Login', { path: '/api/3.0/credential.asmx' }), false],
    ['a message of Connect', connectMessage(1, 'Sent'), false],
    ['the web application, by its referer', restCall({ requestHeaders: [header('Referer', 'https://app.docusign.com/documents')] }), false],
    ['the web application, by its way of fetching', restCall({ requestHeaders: [header('Sec-Fetch-Mode', 'cors')] }), false],
    [
      'a page of the integrator that calls from the browser',
      restCall({ requestHeaders: [header('Sec-Fetch-Mode', 'cors'), header('Origin', 'https://portal.example.com')] }),
      true,
    ],
    ['the host of the web application', restCall({ host: 'appdemo.docusign.com' }), false],
  ])('%s', (_, exchange, isCountable) => expect(facts(exchange).isCountable).toBe(isCountable))
})

describe('hosts', () => {
  test.each([
    ['demo.docusign.net', false],
    ['demo.docusign.net:7801', false],
    ['account-d.docusign.com', false],
    ['appdemo.docusign.com', false],
    ['www.docusign.net', true],
    ['NA2.docusign.net', true],
    ['eu.docusign.net:8801', true],
    ['account.docusign.com', true],
    ['app.docusign.com', true],
    ['www.docusign.com', false],
    ['docusign.net.example.com', false],
    ['notdocusign.net', false],
    ['localhost:8080', false],
  ])('%s is production: %s', (host, isProduction) => expect(rest({ host }).isProductionHost).toBe(isProduction))
})

describe('errors', () => {
  test.each<[string, Exchange, Partial<ExchangeFacts>]>([
    [
      'of REST',
      restCall({ status: 400, answers: { errorCode: 'INVALID_REQUEST_PARAMETER', message: 'No.' } }),
      { errorCode: 'INVALID_REQUEST_PARAMETER', errorMessage: 'No.', isClean: false },
    ],
    [
      'in an item of a bulk answer of 200',
      restCall({
        answers: {
          recipientUpdateResults: [
            { errorDetails: { errorCode: 'SUCCESS', message: '' } },
            { errorDetails: { errorCode: 'INVALID_EMAIL_ADDRESS_FOR_RECIPIENT', message: 'Bad.' } },
          ],
        },
      }),
      { errorCode: 'INVALID_EMAIL_ADDRESS_FOR_RECIPIENT', isClean: false },
    ],
    [
      'that is none: SUCCESS of a bulk answer',
      restCall({ answers: { recipientUpdateResults: [{ errorDetails: { errorCode: 'SUCCESS', message: '' } }] } }),
      { errorCode: null, isClean: true },
    ],
    [
      'in errorDetails of an answer of 201',
      createCall(1, { answers: { errorDetails: { errorCode: 'ENVELOPE_IS_INCOMPLETE', message: 'x' } } }),
      { errorCode: 'ENVELOPE_IS_INCOMPLETE', isClean: false },
    ],
    [
      'of REST in XML',
      restCall({
        status: 401,
        answers:
          '<errorDetails xmlns="http://www.docusign.com/restapi"><errorCode>USER_AUTHENTICATION_FAILED</errorCode><message>No.</message></errorDetails>',
        responseHeaders: [header('Content-Type', 'application/xml')],
      }),
      { errorCode: 'USER_AUTHENTICATION_FAILED', errorMessage: 'No.' },
    ],
    [
      'of OAuth',
      restCall({
        method: 'POST',
        host: 'account-d.docusign.com',
        path: '/oauth/token',
        status: 400,
        answers: { error: 'invalid_grant', error_description: 'expired' },
      }),
      { errorCode: 'invalid_grant', errorMessage: 'expired' },
    ],
    [
      'of SOAP 1.1',
      soapCall('Ping', { fault: '<soap:Fault><faultcode>soap:Client</faultcode><faultstring>Validation error</faultstring></soap:Fault>' }),
      { errorCode: 'soap:Client', errorMessage: 'Validation error', isClean: false },
    ],
    [
      'of SOAP 1.1 whose text is the name',
      soapCall('Ping', { fault: '<soap:Fault><faultcode>soap:Client</faultcode><faultstring>User_Authentication_Failed</faultstring></soap:Fault>' }),
      { errorCode: 'User_Authentication_Failed' },
    ],
    [
      'of SOAP 1.2',
      soapCall('Ping', {
        fault:
          '<soap:Fault><soap:Code><soap:Value>soap:Sender</soap:Value></soap:Code><soap:Reason><soap:Text xml:lang="en">No.</soap:Text></soap:Reason></soap:Fault>',
      }),
      { errorCode: 'soap:Sender', errorMessage: 'No.' },
    ],
    [
      '207 of SOAP',
      soapCall('RequestStatus', {
        fault:
          '<soap:Fault><faultcode>soap:Client</faultcode><faultstring>Limit</faultstring><detail><ErrorCode>207</ErrorCode></detail></soap:Fault>',
      }),
      { errorCode: '207' },
    ],
    ['that only the status tells', restCall({ status: 503, answers: null }), { errorCode: null, isClean: false }],
    ['that nothing tells', restCall({ status: 0, answers: null }), { isClean: null }],
    [
      'of a fault without HTTP',
      { ...soapCall('Ping', { status: 0, fault: '<soap:Fault><faultcode>a:b</faultcode></soap:Fault>' }), format: 'svclog' },
      { errorCode: 'a:b', isClean: false },
    ],
    ['that a SOAP answer without HTTP has not', { ...soapCall('Ping', { status: 0 }), format: 'svclog' }, { isClean: true }],
  ])('%s', (_, exchange, expected) => expect(facts(exchange)).toMatchObject(expected))
})
