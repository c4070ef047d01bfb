/** @file Calls with a canary in every place where a secret can stand, and with everything that must stay. All invented. */

export type CanaryExchange = {
  method: string
  url: string
  requestHeaders: [string, string][]
  requestBody: string
  status: number
  responseHeaders: [string, string][]
  responseBody: string
}

export const kept = {
  integratorKey: 'ACME-6f5902ac-4237-4b5f-a7b0-0d5b2f9a0d7e',
  accountId: 'b3f0c7d2-6a41-4e98-9d57-2c81e4a6f035',
  envelopeId: '0f2ad0c3-9c9e-4b2f-8f0e-0c8f6e7f1a11',
  traceToken: '5d0e6a3c-2b47-4f0f-9d1c-7b7a3c2f8e90',
  timestamp: '2026-12-14T10:00:00.1234567Z',
}

const canaries = new Map<string, string>()
/** @returns a value that stands nowhere else; `kind` names it in a failure. */
function canary(kind: string, marks = ''): string {
  const value = `Kn${canaries.size}rY${marks}x7Qz${Buffer.from(kind).toString('hex').slice(-10)}`
  canaries.set(`${kind} ${canaries.size}`, value)
  return value
}
function given(kind: string, value: string): string {
  canaries.set(kind, value)
  return value
}
/** Characters that every syntax escapes in its own way. */
const marks = '/+&="\'<é \\'

const headerCanaries = (): [string, string][] => {
  const basic = canary('Basic password')
  return [
    ['Authorization', `Bearer ${canary('Bearer')}`],
    ['Proxy-Authorization', `Basic ${given('Basic', Buffer.from(`user:${basic}`).toString('base64'))}`],
    [
      'X-DocuSign-Authentication',
      JSON.stringify({ Username: 'dana@example.com', Password: canary('legacy JSON', '/+&="<'), IntegratorKey: kept.integratorKey }),
    ],
    ['Cookie', `sid=${canary('Cookie')}; other=${canary('second cookie')}`],
    ['X-CSRF-Token', canary('X-CSRF-Token')],
    ['x-xsrf-token', canary('x-xsrf-token')],
    ['X-DocuSign-Signature-1', canary('HMAC', '/+') + '='],
    ['X-Api-Key', canary('X-Api-Key')],
    ['X-Auth-Token', canary('X-Auth-Token')],
    ['Accept', 'application/json'],
  ]
}

const xmlCredentials = (): string =>
  `<DocuSignCredentials><Username>dana@example.com</Username><Password>${canary('legacy XML')}</Password><IntegratorKey>${kept.integratorKey}</IntegratorKey></DocuSignCredentials>`

const fields = [
  'access_token',
  'refresh_token',
  'id_token',
  'code',
  'code_verifier',
  'client_secret',
  'assertion',
  'password',
  'token',
  't',
  'SAMLResponse',
  'SAMLRequest',
  'state',
]
const form = (place: string): string => fields.map((name) => `${name}=${encodeURIComponent(canary(`${place} ${name}`, marks))}`).join('&')

const properties = [
  'password',
  'currentPassword',
  'newPassword',
  'apiPassword',
  'templatePassword',
  'distributorPassword',
  'oneTimePassword',
  'forgottenPasswordAnswer1',
  'forgottenPasswordAnswer4',
  'accessCode',
  'activationAccessCode',
  'access_token',
  'refresh_token',
  'lockToken',
  'continuationToken',
  'callerAuthorization',
  'cardNumber',
]
const secretsObject = (place: string): Record<string, unknown> => ({
  ...Object.fromEntries(properties.map((name) => [name, canary(`${place} ${name}`, marks)])),
  creditCardInformation: { number: canary(`${place} card`), nameOnCard: 'Dana Example' },
})

const escapeXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
const elements = [
  'wsse:Password',
  'wsse:Nonce',
  'wsse:BinarySecurityToken',
  'ds:SignatureValue',
  'ds:X509Certificate',
  'AccessCode',
  'Password',
  'RequestRecipientTokenResult',
  'RequestSenderTokenResult',
  'GetAuthenticationTokenResult',
]
const secretsXml = (place: string): string => elements.map((name) => `<${name}>${escapeXml(canary(`${place} ${name}`, marks))}</${name}>`).join('')

/** In parts, so that no one who searches the sources takes them for real. */
const joined = (...parts: string[]) => parts.join('')

const patterns = (): string =>
  [
    given('JWT', `ey${'Jhb'.repeat(4)}.ey${'Jzd'.repeat(4)}${canaries.size}.${'c2ln'.repeat(5)}`),
    given('AWS', joined('AK', 'IAQX7PLNM2RT5VBW3K')),
    given('Google', joined('AI', 'zaSy', 'B7k2Lm9Qx4'.repeat(3), 'abc')),
    given('Slack', joined('xo', 'xb-1234567890-', 'aBcD3fGh'.repeat(2))),
    given('GitHub', joined('gh', 'p_', 'A1b2C3d4E5'.repeat(4))),
    `client secret=${canary('assignment')}`,
    `https://user:${canary('address')}@demo.docusign.net/x`,
  ].join(' and ')

const privateKey = () =>
  given('PEM', `${joined('-----BEGIN RSA ', 'PRIVATE KEY-----')}\nMIIEkn${'Ab3dEf9h'.repeat(8)}\n${joined('-----END RSA ', 'PRIVATE KEY-----')}`)

const responseHeaders = (contentType: string, body: string): [string, string][] => [
  ['Content-Type', contentType],
  ['X-DocuSign-TraceToken', kept.traceToken],
  ['Set-Cookie', `session=${canary('Set-Cookie')}; Path=/; HttpOnly`],
  ['Content-Length', String(Buffer.byteLength(body))],
]

const api = `https://demo.docusign.net/restapi/v2.1/accounts/${kept.accountId}`

function exchange(method: string, url: string, contentType: string, requestBody: string, responseType: string, responseBody: string): CanaryExchange {
  return {
    method,
    url,
    requestHeaders: [...headerCanaries(), ['Content-Type', contentType], ['Content-Length', String(Buffer.byteLength(requestBody))]],
    requestBody,
    status: 200,
    responseHeaders: responseHeaders(responseType, responseBody),
    responseBody,
  }
}

function multipart(): string {
  const part = (headers: string, content: string) => `--limit7\r\n${headers}\r\n\r\n${content}\r\n`
  return `${part('Content-Disposition: form-data; name="password"', canary('multipart field', '/+&='))}${part(
    'Content-Disposition: form-data; name="definition"\r\nContent-Type: application/json',
    JSON.stringify({ status: 'sent', signer: { accessCode: canary('multipart JSON', marks) } }),
  )}${part('Content-Disposition: file; filename="a.pdf"; documentid=1\r\nContent-Type: application/pdf', `%PDF-1.4 ${canary('multipart file')}`)}--limit7--\r\n`
}

/** @returns the calls and the canaries in them, by kind. */
export function canaryExchanges(): { exchanges: CanaryExchange[]; canaries: ReadonlyMap<string, string> } {
  canaries.clear()
  const json = (value: unknown) => JSON.stringify(value)
  const envelope = { status: 'sent', envelopeId: kept.envelopeId, sentDateTime: kept.timestamp, accountId: kept.accountId }
  const exchanges = [
    exchange(
      'POST',
      `${api}/envelopes?${form('query')}`,
      'application/json',
      json({ ...envelope, ...secretsObject('JSON') }),
      'application/json',
      json(envelope),
    ),
    exchange(
      'POST',
      'https://account-d.docusign.com/oauth/token',
      'application/x-www-form-urlencoded',
      form('form'),
      'application/json',
      json({ ...secretsObject('answer'), token_type: 'Bearer' }),
    ),
    exchange(
      'PUT',
      `${api}/envelopes/${kept.envelopeId}`,
      'application/json',
      json({ inner: json({ ...envelope, ...secretsObject('JSON in JSON') }), packed: Buffer.from(json(secretsObject('base64'))).toString('base64') }),
      'application/json',
      json({ note: patterns(), key: privateKey(), deep: json({ deeper: json(secretsObject('JSON in JSON in JSON')) }) }),
    ),
    exchange(
      'POST',
      `${api}/envelopes/${kept.envelopeId}/views/recipient`,
      'application/json',
      json({ returnUrl: 'https://example.com/back' }),
      'application/json',
      json({ url: given('view', `https://demo.docusign.net/Signing/StartInSession.aspx?t=${canary('view token')}`) }),
    ),
    exchange(
      'POST',
      'https://demo.docusign.net/api/3.0/dsapi.asmx',
      'text/xml; charset=utf-8',
      `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" xmlns:wsse="urn:w" xmlns:ds="urn:d"><soap:Header><wsse:Security><wsse:UsernameToken><wsse:Username>[${kept.integratorKey}]dana@example.com</wsse:Username></wsse:UsernameToken></wsse:Security></soap:Header><soap:Body><EnvelopeID>${kept.envelopeId}</EnvelopeID>${secretsXml('XML')}<Attribute Password="${canary('attribute')}"/></soap:Body></soap:Envelope>`,
      'text/xml; charset=utf-8',
      `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><Inner>${escapeXml(`<Root xmlns:wsse="urn:w" xmlns:ds="urn:d">${secretsXml('XML in XML')}</Root>`)}</Inner><Data><![CDATA[<Password>${canary('CDATA')}</Password>]]></Data><Status>Sent</Status></soap:Body></soap:Envelope>`,
    ),
    exchange('POST', `${api}/envelopes`, 'multipart/form-data; boundary=limit7', multipart(), 'application/json', json(envelope)),
  ]
  exchanges[1]?.requestHeaders.push(['X-DocuSign-Authentication', xmlCredentials()])
  return { exchanges, canaries: new Map(canaries) }
}
