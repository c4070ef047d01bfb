/** @file The SOAP side of the invented sandbox: four operations of DSAPI, a fault, and the WSDL that a client is made of. */
import { xml, type Answer, type Call } from './answer.ts'
import type { Canaries } from './canaries.ts'
import { signedPdf } from './rest-answers.ts'
import { sandbox } from './sandbox-ids.ts'

export const soapPath = '/api/3.0/dsapi.asmx'
const namespace = 'http://www.docusign.net/API/3.0'

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** @returns null for what is not of the SOAP API. An envelope without a subject is a fault. */
export function answerSoap({ method, path, headers, body }: Call, canaries: Canaries): Answer | null {
  if (!path.startsWith(soapPath)) return null
  if (method === 'GET') return xml(200, wsdl())
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

function wsdl(): string {
  const each = (of: (name: string) => string) => Object.keys(requests).map(of).join('')
  const element = (name: string, content: string) =>
    `<s:element name="${name}"><s:complexType><s:sequence>${content}</s:sequence></s:complexType></s:element>`
  const elements = each((name) => element(name, requests[name] ?? '') + element(`${name}Response`, '<s:any processContents="lax"/>'))
  const messages = each(
    (name) =>
      `<message name="${name}In"><part name="parameters" element="tns:${name}"/></message><message name="${name}Out"><part name="parameters" element="tns:${name}Response"/></message>`,
  )
  const operations = each((name) => `<operation name="${name}"><input message="tns:${name}In"/><output message="tns:${name}Out"/></operation>`)
  const bound = each(
    (name) =>
      `<operation name="${name}"><soap:operation soapAction="${namespace}/${name}" style="document"/><input><soap:body use="literal"/></input><output><soap:body use="literal"/></output></operation>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?><definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:s="http://www.w3.org/2001/XMLSchema" xmlns:tns="${namespace}" targetNamespace="${namespace}"><types><s:schema elementFormDefault="qualified" targetNamespace="${namespace}">${elements}</s:schema></types>${messages}<portType name="DSAPIServiceSoap">${operations}</portType><binding name="DSAPIServiceSoap" type="tns:DSAPIServiceSoap"><soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>${bound}</binding><service name="DSAPIService"><port name="DSAPIServiceSoap" binding="tns:DSAPIServiceSoap"><soap:address location="https://${sandbox.host}${soapPath}"/></port></service></definitions>`
}
