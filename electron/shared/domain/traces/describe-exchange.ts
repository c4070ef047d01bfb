/** @file What is concluded of one exchange. Pure. */
import { jsonProperty, jsonText, type BodyContent } from './body-content.ts'
import { isMadeByWebApplication, kindOf, operationOf } from './classify-exchange.ts'
import { isProductionHost } from './docusign-hosts.ts'
import { completenessOf } from './exchange-completeness.ts'
import { errorOf } from './exchange-error.ts'
import type { ExchangeFacts, ExchangeKind, OperationRole } from './exchange-facts.ts'
import { accountIdOf, authenticationOf, credentialsOf, envelopeIdOf } from './exchange-identity.ts'
import { readExchange, type ExchangeReading } from './exchange-reading.ts'
import type { Exchange } from './exchange.ts'
import { headerValue, queryFields } from './http-parts.ts'
import type { Operation } from './operations.ts'
import { xmlText } from './read-xml.ts'

/** @property index number of the exchange over all files. @property file index of the file. */
export type ExchangePosition = { index: number; file: number }

/** Roles that do not count among the 20 (section 1.5 of the facts). */
const uncountedRoles: readonly OperationRole[] = ['login', 'token', 'user-info', 'connect-delivery']

/** @returns the facts of one exchange; never fails, whatever the exchange holds. */
export function describeExchange(exchange: Exchange, position: ExchangePosition): ExchangeFacts {
  const reading = readExchange(exchange)
  const kind = kindOf(reading)
  const operation = operationOf(reading, kind)
  const isKnown = kind !== 'other'
  const isWebApplication = isMadeByWebApplication(reading)
  const error = isKnown ? errorOf(reading.response) : null
  const status = exchange.response?.status ?? 0
  const isList = operation.role === 'status-list'
  return {
    index: position.index,
    file: position.file,
    member: exchange.place.member,
    line: exchange.place.line,
    offset: exchange.place.offset,
    format: exchange.format,
    kind,
    startedAtMs: exchange.startedAtMs,
    startedAtSource: exchange.startedAtSource,
    method: reading.method,
    host: reading.host,
    path: reading.path,
    status,
    operation: operation.name,
    role: operation.role,
    envelopeId: isKnown && !isList ? envelopeIdOf(reading) : null,
    accountId: isKnown ? accountIdOf(reading) : null,
    ...(isKnown ? credentialsOf(reading) : { integratorKey: null, userName: null }),
    traceToken: traceTokenOf(exchange),
    envelopeStatus: isKnown && !isList ? envelopeStatusOf(reading) : null,
    errorCode: error?.code ?? null,
    errorMessage: error && error.message !== '' ? error.message : null,
    hasRequest: exchange.request !== null,
    hasResponse: exchange.response !== null,
    ...completenessOf(reading, kind),
    authentication: isKnown ? authenticationOf(reading) : null,
    isWebApplication,
    isProductionHost: isProductionHost(reading.host),
    hasEventNotification: hasEventNotification(reading.request),
    isUnfilteredList: isUnfilteredList(reading, kind, operation),
    malformedBodies: isKnown ? (['request', 'response'] as const).filter((side) => reading[side].isMalformed) : [],
    isClean: isClean(reading, kind, error !== null),
    isCountable: (kind === 'rest' || kind === 'soap') && !uncountedRoles.includes(operation.role) && !isWebApplication,
    isBinaryElided: reading.request.hasPlaceholder || reading.response.hasPlaceholder,
    warnings: exchange.warnings,
  }
}

function traceTokenOf({ traceToken, response }: Exchange): string | null {
  const token = (traceToken ?? headerValue(response?.headers, 'x-docusign-tracetoken')).trim().toLowerCase()
  // Zeros stand where no token was given.
  return token === '' || /^[0-]+$/.test(token) ? null : token
}

/** The status of the one envelope that the exchange is about; that of a recipient is another thing. */
function envelopeStatusOf({ request, response, exchange }: ExchangeReading): string | null {
  const parents = [
    'EnvelopeStatus',
    'envelope',
    'envelopeSummary',
    ...[request.xml, response.xml].map((xml) => `${xml?.operation.replace(/Response$/, '') ?? ''}Result`),
  ]
  const event = /^envelope-([a-z-]{1,40})$/.exec(jsonText(request.json, 'event'))?.[1] ?? ''
  const isDelivery = exchange.format === 'connect-json' || event !== '' || request.xml?.names.has('EnvelopeStatus')
  const delivered =
    jsonText(request.json, 'data', 'envelopeSummary', 'status') ||
    event ||
    jsonText(request.json, 'status') ||
    xmlText(request.xml, ['Status'], ['EnvelopeStatus'])
  const answered = jsonText(response.json, 'envelopeId') === '' ? '' : jsonText(response.json, 'status')
  const status = isDelivery ? delivered : answered || xmlText(response.xml, ['Status', 'status'], parents)
  return /^[A-Za-z-]{1,40}$/.test(status) ? status.toLowerCase() : null
}

function hasEventNotification({ json, xml }: BodyContent): boolean {
  const one = jsonProperty(json, 'eventNotification')
  const several = jsonProperty(json, 'eventNotifications')
  if ((one !== null && typeof one === 'object') || (Array.isArray(several) && several.length > 0)) return true
  return xml !== null && (xml.names.has('EventNotification') || xml.names.has('eventNotification'))
}

const restFilters = ['from_date', 'status', 'from_to_status', 'envelope_ids', 'transaction_ids']
const soapFilters = ['BeginDateTime', 'Statuses', 'StatusCodes', 'EnvelopeIds', 'EnvelopeId', 'EnvelopeID', 'StatusChangedSince']

/** Section 1.3 of the facts: lists are to be narrowed by date and status. */
function isUnfilteredList({ path, request }: ExchangeReading, kind: ExchangeKind, { name, role }: Operation): boolean {
  if (role !== 'status-list') return false
  if (kind === 'soap') return request.xml !== null && !soapFilters.some((filter) => request.xml?.names.has(filter))
  const query = queryFields(path)
  return name === 'Envelopes:listStatusChanges' && !restFilters.some((filter) => (query.get(filter) ?? '') !== '')
}

/** A log without HTTP status tells by the message: a SOAP answer that is no fault is a success. */
function isClean({ exchange, response }: ExchangeReading, kind: ExchangeKind, hasError: boolean): boolean | null {
  if (!exchange.response) return null
  if (hasError) return false
  const { status } = exchange.response
  if (status === 0) return kind === 'soap' && response.xml !== null && !response.isMalformed ? true : null
  if (status >= 200 && status < 300) return true
  // Signing in goes by redirections.
  return status >= 300 && status < 400 && (kind === 'oauth' || kind === 'other')
}
