import { describe, expect, test } from 'vitest'
import { loggedOperation, restOperation, restSegments, soapOperation } from '#shared/domain/traces/operations.ts'

describe('REST operations', () => {
  test.each([
    ['POST', '/restapi/v2.1/accounts/1/envelopes', 'Envelopes:create', 'create-or-send'],
    ['POST', '/restapi/v2/accounts/1/envelopes/', 'Envelopes:create', 'create-or-send'],
    ['POST', '/restapi/v2.1/accounts/1/envelopes/2/views/recipient', 'EnvelopeViews:createRecipient', 'recipient-view'],
    ['GET', '/restapi/v2.1/accounts/1/envelopes/2', 'Envelopes:get', 'status-read'],
    ['GET', '/RESTAPI/V2.1/Accounts/1/Envelopes/2?include=recipients', 'Envelopes:get', 'status-read'],
    ['GET', '/restapi/v2.1/accounts/1/envelopes?from_date=2026-12-01', 'Envelopes:listStatusChanges', 'status-list'],
    ['PUT', '/restapi/v2.1/accounts/1/envelopes/status', 'Envelopes:listStatus', 'status-list'],
    ['PUT', '/restapi/v2.1/accounts/1/envelopes/2', 'Envelopes:update', 'other'],
    ['GET', '/restapi/v2.1/accounts/1/envelopes/2/documents/combined', 'EnvelopeDocuments:get', 'documents'],
    ['GET', '/restapi/v2/login_information', 'login_information', 'login'],
    ['GET', '/restapi/v2.1/accounts/1', 'Accounts:get', 'other'],
    ['POST', '/oauth/token', 'oauth/token', 'token'],
    ['GET', '/oauth/userinfo', 'oauth/userinfo', 'user-info'],
    ['GET', '/proxy/restapi/v2.1/accounts/1/envelopes/2', 'Envelopes:get', 'status-read'],
    ['GET', '/v2.1/accounts/1/envelopes/2', 'Envelopes:get', 'status-read'],
  ])('%s %s is %s', (method, path, name, role) => expect(restOperation(method, path)).toEqual({ name, role }))

  test.each([
    ['GET', '/restapi/v2.1/accounts/1/envelopes/2/nothing/of/the/kind'],
    ['DELETE', '/restapi/v2.1/accounts/1/envelopes'],
    ['GET', ''],
    ['', '/restapi'],
    ['GET', '/v2.1/somewhere/else'],
  ])('"%s" "%s" is none that is known', (method, path) => expect(restOperation(method, path).name).toBe(''))

  test('what comes after the version is the same for both versions', () =>
    expect(restSegments('/restapi/v2/accounts/1/envelopes/')).toEqual(restSegments('/restapi/v2.1/accounts/1/envelopes?a=b')))
})

describe('named operations', () => {
  test.each([
    ['RequestEnvelopes', 'Envelopes:listStatusChanges', 'status-list'],
    ['CreateAndSendEnvelope', 'Envelopes:create', 'create-or-send'],
    ['GetEnvelopeDocumentPDF', 'EnvelopeDocuments:get', 'documents'],
    ['SomethingNew', 'SomethingNew', 'other'],
    ['constructor', 'constructor', 'other'],
  ])('the request log calls %s what is %s', (logged, name, role) => expect(loggedOperation(logged)).toEqual({ name, role }))

  test.each([
    ['CreateAndSendEnvelope', 'create-or-send'],
    ['RequestRecipientToken', 'recipient-view'],
    ['RequestStatusEx', 'status-read'],
    ['RequestStatuses', 'status-list'],
    ['RequestStatusChanges', 'status-list'],
    ['RequestDocumentPDFs', 'documents'],
    ['VoidEnvelope', 'other'],
    ['toString', 'other'],
  ])('SOAP %s is %s', (name, role) => expect(soapOperation(name)).toEqual({ name, role }))
})
