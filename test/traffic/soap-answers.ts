/** @file The SOAP side of the invented sandbox: four operations of DSAPI, a fault, and the WSDL that a client is made of. */
import { xml, type Answer, type Call } from './answer.ts'
import type { Canaries } from './canaries.ts'
import { signedPdf } from './rest-answers.ts'
import { sandbox } from './sandbox-ids.ts'
import { describeSoapService } from '../../build/sample/soap-description.ts'

export const soapPath = '/api/3.0/dsapi.asmx'
const namespace = 'http://www.docusign.net/API/3.0'

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** @returns null for what is not of the SOAP API. An envelope without a subject is a fault. */
export function answerSoap({ method, path, headers, body }: Call, canaries: Canaries): Answer | null {
  if (!path.startsWith(soapPath)) return null
  if (method === 'GET') return xml(200, describeSoapService(namespace, `https://${sandbox.host}${soapPath}`, requests))
  const operation =
    String(headers.soapaction ?? '')
      .replaceAll('"', '')
      .split('/')
      .at(-1) ?? ''
  const status = `<RecipientStatuses><RecipientStatus><Type>Signer</Type><Email>${canaries.email}</Email><UserName>${escapeXml(canaries.person)}</UserName><RoutingOrder>1</RoutingOrder><Status>Sent</Status></RecipientStatus></RecipientStatuses><EnvelopeID>${sandbox.envelopeId}</EnvelopeID><Status>Sent</Status>`
  if (operation === 'CreateAndSendEnvelope' && !body.includes('Subject>')) return fault()
  const results: Record<string, string> = {
    CreateAndSendEnvelope: status,
    RequestStatus: status,
    RequestRecipientToken: escapeXml(`https://${sandbox.host}/Member/StartInSession.aspx?t=${canaries.signingToken}&e=1`),
    RequestPDF: `<EnvelopeID>${sandbox.envelopeId}</EnvelopeID><PDFBytes>${signedPdf.toString('base64')}</PDFBytes>`,
  }
  const result = results[operation]
  if (result === undefined) return fault()
  return xml(200, inEnvelope(`<${operation}Response xmlns="${namespace}"><${operation}Result>${result}</${operation}Result></${operation}Response>`))
}

function fault(): Answer {
  const detail = `<ErrorCode xmlns="">19</ErrorCode><Reason xmlns="">Envelope_Has_No_Subject</Reason>`
  return xml(
    500,
    inEnvelope(
      `<soap:Fault><faultcode>soap:Client</faultcode><faultstring>Validation error: Envelope has no subject</faultstring><faultactor>${namespace}</faultactor><detail>${detail}</detail></soap:Fault>`,
    ),
  )
}

function inEnvelope(body: string): string {
  return `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>${body}</soap:Body></soap:Envelope>`
}

const text = (name: string) => `<s:element minOccurs="0" name="${name}" type="s:string"/>`
const group = (name: string, content: string) =>
  `<s:element minOccurs="0" name="${name}"><s:complexType><s:sequence>${content}</s:sequence></s:complexType></s:element>`
const recipient = group('Recipients', group('Recipient', ['ID', 'UserName', 'Email', 'Type', 'AccessCode'].map(text).join('')))
const envelopeElement = group(
  'Envelope',
  `${text('AccountId')}${text('Subject')}${recipient}${group('Documents', group('Document', ['ID', 'Name', 'PDFBytes'].map(text).join('')))}`,
)
const requests: Record<string, string> = {
  CreateAndSendEnvelope: envelopeElement,
  RequestStatus: text('EnvelopeID'),
  RequestRecipientToken: ['EnvelopeID', 'ClientUserID', 'Username', 'Email'].map(text).join(''),
  RequestPDF: text('EnvelopeID'),
}
