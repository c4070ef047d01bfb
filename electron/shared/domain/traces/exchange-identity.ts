/** @file Whose call an exchange is, and of which envelope: ids, key, user and the way of signing in. Pure. */
import { integratorKeyProblem } from '../form.ts'
import { jsonText } from './body-content.ts'
import type { ExchangeReading } from './exchange-reading.ts'
import { decodedBase64, headerValue, queryFields } from './http-parts.ts'
import { restSegments } from './operations.ts'
import { readXml, xmlText } from './read-xml.ts'

/** An id as it stands in a trace; variables and placeholders are none. */
function idOrNull(text: string): string | null {
  return /^[\w<>%-]{1,100}$/.test(text) ? text.toLowerCase() : null
}

export function envelopeIdOf({ path, request, response }: ExchangeReading): string | null {
  const segments = restSegments(path)
  if (segments?.[2] === 'envelopes' && segments[3] && segments[3] !== 'status') return idOrNull(segments[3])
  const names = ['EnvelopeID', 'EnvelopeId', 'envelopeId']
  const found =
    jsonText(request.json, 'data', 'envelopeId') ||
    jsonText(request.json, 'envelopeId') ||
    xmlText(request.xml, names) ||
    jsonText(response.json, 'envelopeId') ||
    xmlText(response.xml, names)
  return idOrNull(found)
}

export function accountIdOf({ path, request, response }: ExchangeReading): string | null {
  const segments = restSegments(path)
  if (segments?.[0] === 'accounts' && segments[1]) return idOrNull(segments[1])
  const names = ['AccountId', 'AccountID', 'accountId']
  return idOrNull(
    jsonText(request.json, 'data', 'accountId') || jsonText(request.json, 'accountId') || xmlText(request.xml, names) || xmlText(response.xml, names),
  )
}

type Credentials = { integratorKey: string; userName: string }

/** `X-DocuSign-Authentication` holds JSON or XML. */
function headerCredentials(value: string): Credentials {
  if (value.startsWith('<')) {
    const xml = readXml(value)
    return { integratorKey: xmlText(xml, ['IntegratorKey']), userName: xmlText(xml, ['Username']) }
  }
  try {
    const json: unknown = JSON.parse(value)
    return { integratorKey: jsonText(json, 'IntegratorKey'), userName: jsonText(json, 'Username') }
  } catch {
    return { integratorKey: '', userName: '' }
  }
}

/** WS-Security names the user as `[IntegratorKey]UserId`. */
function securityCredentials({ request }: ExchangeReading): Credentials {
  const name = xmlText(request.xml, ['Username'], ['UsernameToken'])
  const match = /^\[([^\]]{1,100})\](.{0,300})$/.exec(name)
  return match ? { integratorKey: match[1] ?? '', userName: match[2] ?? '' } : { integratorKey: '', userName: name }
}

/** The issuer of an assertion (RFC 7523) is the integrator key; a token that was taken out shows none. */
function issuerOf(token: string): string {
  const payload = token.split('.')[1]
  const text = payload === undefined ? null : decodedBase64(payload)
  if (text === null) return ''
  try {
    return jsonText(JSON.parse(text), 'iss')
  } catch {
    return ''
  }
}

/** @returns the key and the user that the request shows; null for what it does not show. */
export function credentialsOf(reading: ExchangeReading): { integratorKey: string | null; userName: string | null } {
  const headers = reading.exchange.request?.headers
  const header = headerCredentials(headerValue(headers, 'x-docusign-authentication'))
  const security = securityCredentials(reading)
  const query = queryFields(reading.path)
  const { form } = reading.request
  const keys = [
    header.integratorKey,
    security.integratorKey,
    form.get('client_id') ?? '',
    query.get('client_id') ?? '',
    issuerOf(form.get('assertion') ?? ''),
    issuerOf(headerValue(headers, 'authorization').replace(/^bearer /i, '')),
  ]
  const userName = header.userName || security.userName || headerValue(headers, 'x-docusign-act-as-user') || (form.get('username') ?? '')
  return {
    integratorKey: keys.map((key) => key.trim()).find((key) => key.length <= 100 && integratorKeyProblem(key) === '') ?? null,
    userName: userName === '' || userName === '[omitted]' ? null : userName.slice(0, 200),
  }
}

const schemes: readonly (readonly [RegExp, string])[] = [
  [/^bearer\b/i, 'Bearer token'],
  [/^basic\b/i, 'Basic'],
  [/^digest\b/i, 'Digest'],
]

/** @returns how the request shows that it signs in, as in `Bearer token`; null where nothing is visible. The value may be taken out. */
export function authenticationOf(reading: ExchangeReading): string | null {
  const headers = reading.exchange.request?.headers
  if (headerValue(headers, 'x-docusign-authentication') !== '') return 'X-DocuSign-Authentication'
  const names = reading.request.xml?.names
  if (names?.has('UsernameToken') || names?.has('BinarySecurityToken')) return 'WS-Security'
  const authorization = headerValue(headers, 'authorization')
  if (authorization !== '') return schemes.find(([pattern]) => pattern.test(authorization))?.[1] ?? 'Authorization header'
  if (reading.request.form.has('assertion')) return 'JWT grant'
  if (reading.request.form.has('grant_type')) return `${reading.request.form.get('grant_type') ?? ''} grant`.slice(0, 60)
  if (queryFields(reading.path).has('access_token')) return 'Token in the address'
  return null
}
