/** @file Which API an exchange belongs to, which operation it calls, and whether DocuSign's own web application made it. Pure. */
import { jsonProperty, jsonText, type BodyContent } from './body-content.ts'
import { isAccountHost, isDocuSignHost, isUnresolvedHost, isWebApplicationHost } from './docusign-hosts.ts'
import type { ExchangeKind } from './exchange-facts.ts'
import type { ExchangeReading } from './exchange-reading.ts'
import { addressOfUrl, headerValue } from './http-parts.ts'
import { loggedOperation, pathSegments, restOperation, restSegments, soapOperation, type Operation } from './operations.ts'

const connectRoots = ['DocuSignEnvelopeInformation', 'DocuSignConnectUpdate']

/** A message that Connect delivers: XML as in the WSDL, JSON as an event, or anything with Connect's signature. */
function isConnect({ exchange, request, host }: ExchangeReading): boolean {
  if (exchange.format === 'connect-xml' || exchange.format === 'connect-json') return true
  if (request.xml && (connectRoots.includes(request.xml.root) || connectRoots.includes(request.xml.operation))) return true
  if (isDocuSignHost(host)) return false
  if (headerValue(exchange.request?.headers, 'x-docusign-signature-1') !== '') return true
  return /^(?:envelope|recipient)-/.test(jsonText(request.json, 'event')) && jsonProperty(request.json, 'data') !== undefined
}

function isSoap({ exchange, request, response, host, path }: ExchangeReading): boolean {
  const isEnvelope = [request, response].some(({ xml }) => xml?.root === 'Envelope')
  const isService = pathSegments(path).some((segment) => segment.endsWith('.asmx'))
  if (!isEnvelope && !isService && headerValue(exchange.request?.headers, 'soapaction') === '') return false
  return isDocuSignHost(host) || request.isDocuSignSoap || response.isDocuSignSoap || pathSegments(path).join('/').includes('api/3.0/')
}

function isOauth({ host, path }: ExchangeReading): boolean {
  if (isAccountHost(host)) return true
  return pathSegments(path).includes('oauth') && (isDocuSignHost(host) || isUnresolvedHost(host))
}

/** The eSignature API alone: Rooms, Click, Monitor and Admin are certified on their own. */
function isRest({ exchange, response, host, path }: ExchangeReading): boolean {
  if (/(?:^|\.)rooms\./.test(host.toLowerCase())) return false
  if (restSegments(path)) return isDocuSignHost(host) || isUnresolvedHost(host) || pathSegments(path).includes('restapi')
  if (exchange.format === 'request-log') return true
  // Only the response is there.
  if (exchange.request) return false
  return headerValue(exchange.response?.headers, 'x-docusign-tracetoken') !== '' || jsonText(response.json, 'envelopeId') !== ''
}

export function kindOf(reading: ExchangeReading): ExchangeKind {
  if (isConnect(reading)) return 'connect'
  if (isSoap(reading)) return 'soap'
  if (isOauth(reading)) return 'oauth'
  return isRest(reading) ? 'rest' : 'other'
}

function soapName({ exchange, request, response }: ExchangeReading): string {
  if (request.xml && request.xml.operation !== '' && !request.xml.isFault) return request.xml.operation
  const action = headerValue(exchange.request?.headers, 'soapaction') || (exchange.namedOperation ?? '')
  const fromAction = action.replaceAll('"', '').split(/[/#]/).at(-1)?.trim() ?? ''
  if (fromAction !== '') return fromAction
  return response.xml && !response.xml.isFault ? response.xml.operation.replace(/Response$/, '') : ''
}

/** A draft is sent by changing its status; any other change sends nothing. */
function sendsDraft({ json }: BodyContent): boolean {
  return jsonText(json, 'status').toLowerCase() === 'sent'
}

/** @returns the operation; a name of '' where nothing tells it. */
export function operationOf(reading: ExchangeReading, kind: ExchangeKind): Operation {
  switch (kind) {
    case 'connect':
      return { name: 'Connect', role: 'connect-delivery' }
    case 'soap': {
      const operation = soapOperation(soapName(reading))
      return pathSegments(reading.path).includes('credential.asmx') ? { ...operation, role: 'login' } : operation
    }
    case 'rest':
    case 'oauth': {
      const operation = restOperation(reading.method, reading.path)
      if (operation.name === '') return loggedOperation(reading.exchange.namedOperation ?? '')
      return operation.name === 'Envelopes:update' && sendsDraft(reading.request) ? { ...operation, role: 'create-or-send' } : operation
    }
    case 'other':
      return { name: '', role: 'other' }
  }
}

/**
 * Section 2.1 of the facts: by its host, or because a page of DocuSign's application sent it.
 * A page of somebody else, which names itself in `Origin` or `Referer`, is an integration that runs in the browser.
 */
export function isMadeByWebApplication({ exchange, host }: ExchangeReading): boolean {
  if (isWebApplicationHost(host) || /^demo\.app\b|^app\b/.test(host.toLowerCase())) return isDocuSignHost(host)
  const headers = exchange.request?.headers
  const pages = ['origin', 'referer'].map((name) => addressOfUrl(headerValue(headers, name)).host).filter((page) => page !== '')
  if (pages.length > 0) return pages.some(isWebApplicationHost)
  return headerValue(headers, 'sec-fetch-mode').toLowerCase() === 'cors'
}
