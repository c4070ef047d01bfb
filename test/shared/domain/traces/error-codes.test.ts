import { expect, test } from 'vitest'
import { explainError } from '#shared/domain/traces/error-codes.ts'

test.each([
  ['HOURLY_APIINVOCATION_LIMIT_EXCEEDED', 'https://developers.docusign.com/docs/esign-rest-api/esign101/rules-and-limits/'],
  [
    'Hourly_Envelope_Polling_Limit_Exceeded',
    'https://www.docusign.com/blog/developers/service-protection-new-api-errors-excessive-polling-and-envelope-updates',
  ],
  ['207', 'https://developers.docusign.com/docs/esign-soap-api/esign101/security/call-limits'],
  ['PARTNER_AUTHENTICATION_FAILED', 'https://developers.docusign.com/docs/esign-soap-api/esign101/security/integration-keys'],
])('%s is explained with its source', (code, source) => expect(explainError(code)?.source).toBe(source))

test('codes are found in any case, and fault codes under any prefix', () => {
  expect(explainError('User_Authentication_Failed')).toEqual(explainError('USER_AUTHENTICATION_FAILED'))
  expect(explainError('s:Client')).toEqual(explainError('soap:Client'))
  expect(explainError('SOAP-ENV:Client.Something')).toBeNull()
})

test.each(['', 'NEVER_HEARD_OF', 'constructor', '__proto__', 'soap:constructor'])('"%s" is not explained', (code) =>
  expect(explainError(code)).toBeNull(),
)

test('advice is a sentence, a title is none', () => {
  for (const code of ['ENVELOPE_IS_INCOMPLETE', 'invalid_grant', 'consent_required', 'soap:Server', 'INVALID_EMAIL_ADDRESS_FOR_RECIPIENT']) {
    expect(explainError(code)?.advice).toMatch(/^[A-Z].*\.$/)
    expect(explainError(code)?.title).toMatch(/[^.]$/)
  }
})
