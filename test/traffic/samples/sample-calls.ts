/** @file Two calls to each API that every form of trace is written of: small, so that many can be read in a short time. */
import type { Header } from '#shared/domain/traces/exchange.ts'
import type { Canaries } from '../canaries.ts'
import { restBase, sandbox, traceTokenOf } from '../sandbox-ids.ts'
import { escapeXml, soapPath } from '../soap-answers.ts'

export type SampleCall = {
  startedAtMs: number
  operation: string
  method: string
  url: string
  requestHeaders: Header[]
  requestBody: string
  status: number
  statusText: string
  responseHeaders: Header[]
  responseBody: string
}

const beganAtMs = Date.UTC(2026, 2, 2, 9, 15)
const json = 'application/json; charset=utf-8'

export function restCalls(canaries: Canaries): SampleCall[] {
  const { accessToken, password, accessCode, email, person, signingToken, csrfToken } = canaries
  const legacy = JSON.stringify({ Username: email, Password: password, IntegratorKey: sandbox.integratorKey })
  const document = { documentId: '1', documentBase64: Buffer.from(`%PDF-1.4 \0\x01 ${'lease '.repeat(80)}`).toString('base64') }
  return [
    {
      ...{
        startedAtMs: beganAtMs,
        operation: 'CreateAndSendEnvelope',
        method: 'POST',
        url: `https://${sandbox.host}${restBase}/envelopes`,
        status: 201,
        statusText: 'Created',
      },
      requestHeaders: headers({ Host: sandbox.host, Authorization: `Bearer ${accessToken}`, 'Content-Type': json, 'X-CSRF-Token': csrfToken }),
      requestBody: JSON.stringify({ status: 'sent', documents: [document], recipients: { signers: [{ name: person, email, accessCode }] } }),
      responseHeaders: answerHeaders(1, json, canaries),
      responseBody: JSON.stringify({ envelopeId: sandbox.envelopeId, status: 'sent' }, null, 2),
    },
    {
      ...{ startedAtMs: beganAtMs + 2_000, operation: 'RequestRecipientToken', method: 'POST', status: 201, statusText: 'Created' },
      url: `https://${sandbox.host}${restBase}/envelopes/${sandbox.envelopeId}/views/recipient`,
      requestHeaders: headers({ Host: sandbox.host, 'X-DocuSign-Authentication': legacy, 'Content-Type': json }),
      requestBody: JSON.stringify({ userName: person, email, clientUserId: '1001' }),
      responseHeaders: answerHeaders(2, json, canaries),
      responseBody: JSON.stringify({ url: `https://${sandbox.host}/Signing/StartInSession.aspx?t=${signingToken}` }),
    },
  ]
}

export function soapCalls(canaries: Canaries): SampleCall[] {
  const { password, signingToken, email, person } = canaries
  const security = `<wsse:Security xmlns:wsse="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd"><wsse:UsernameToken><wsse:Username>[${sandbox.integratorKey}]${sandbox.userId}</wsse:Username><wsse:Password>${escapeXml(password)}</wsse:Password></wsse:UsernameToken></wsse:Security>`
  const call = (number: number, operation: string, request: string, result: string): SampleCall => ({
    ...{
      startedAtMs: beganAtMs + number * 1_000,
      operation,
      method: 'POST',
      url: `https://${sandbox.host}${soapPath}`,
      status: 200,
      statusText: 'OK',
    },
    requestHeaders: headers({
      Host: sandbox.host,
      'Content-Type': 'text/xml; charset=utf-8',
      SOAPAction: `"http://www.docusign.net/API/3.0/${operation}"`,
    }),
    requestBody: soapEnvelope(
      `<soap:Header>${security}</soap:Header>`,
      `<${operation} xmlns="http://www.docusign.net/API/3.0">${request}</${operation}>`,
    ),
    responseHeaders: answerHeaders(number, 'text/xml; charset=utf-8', canaries),
    responseBody: soapEnvelope(
      '',
      `<${operation}Response xmlns="http://www.docusign.net/API/3.0"><${operation}Result>${result}</${operation}Result></${operation}Response>`,
    ),
  })
  const id = `<EnvelopeID>${sandbox.envelopeId}</EnvelopeID>`
  return [
    call(
      1,
      'RequestStatus',
      id,
      `<RecipientStatuses><RecipientStatus><Email>${email}</Email><UserName>${person}</UserName></RecipientStatus></RecipientStatuses>${id}<Status>Sent</Status>`,
    ),
    call(2, 'RequestRecipientToken', id, `https://${sandbox.host}/Member/StartInSession.aspx?t=${signingToken}`),
  ]
}

function soapEnvelope(head: string, body: string): string {
  return `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">${head}<soap:Body>${body}</soap:Body></soap:Envelope>`
}

function answerHeaders(number: number, type: string, { cookie }: Canaries): Header[] {
  return headers({
    'Content-Type': type,
    Date: new Date(beganAtMs + number * 1_000).toUTCString(),
    'Set-Cookie': `session=${cookie}; path=/`,
    'X-DocuSign-TraceToken': traceTokenOf(number),
  })
}

function headers(named: Record<string, string>): Header[] {
  return Object.entries(named).map(([name, value]) => ({ name, value }))
}
