/** @file Samples of the forms of trace that are XML. */
import type { Canaries } from '../canaries.ts'
import { sandbox } from '../sandbox-ids.ts'
import { escapeXml, soapPath } from '../soap-answers.ts'
import type { SampleCall } from './sample-calls.ts'

/** Fragments without a root, each message once. */
export function serviceLog(calls: readonly SampleCall[]): string {
  return calls
    .flatMap((call, index) => [
      traceEvent(
        call,
        index,
        'TransportSend',
        `<Addressing><Action>http://www.docusign.net/API/3.0/${call.operation}</Action><To>${call.url}</To></Addressing>${httpHeaders('HttpRequest', '<Method>POST</Method>', call.requestHeaders)}${call.requestBody}`,
      ),
      traceEvent(
        call,
        index,
        'TransportReceive',
        `${httpHeaders('HttpResponse', `<StatusCode>${call.statusText}</StatusCode>`, call.responseHeaders)}${call.responseBody}`,
      ),
    ])
    .join('')
}

function httpHeaders(name: string, first: string, headers: SampleCall['requestHeaders']): string {
  const list = headers.map((header) => `<${header.name}>${escapeXml(header.value)}</${header.name}>`).join('')
  return `<${name}>${first}<WebHeaders>${list}</WebHeaders></${name}>`
}

function traceEvent({ startedAtMs }: SampleCall, index: number, source: string, message: string): string {
  const time = new Date(startedAtMs).toISOString().replace('Z', '1234Z')
  const system = `<System xmlns="http://schemas.microsoft.com/2004/06/windows/eventlog/system"><EventID>0</EventID><TimeCreated SystemTime="${time}" /><Correlation ActivityID="{0000000${index}-1111-2222-3333-444444444444}" /><Execution ProcessName="Sender" ProcessID="4100" ThreadID="9" /><Computer>DESKTOP-TEST</Computer></System>`
  const record = `<MessageLogTraceRecord Time="${time}" Source="${source}" Type="System.ServiceModel.Channels.BufferedMessage" xmlns="http://schemas.microsoft.com/2004/06/ServiceModel/Management/MessageTrace">${message}</MessageLogTraceRecord>`
  return `<E2ETraceEvent xmlns="http://schemas.microsoft.com/2004/06/E2ETraceEvent">${system}<ApplicationData><TraceData><DataItem>${record}</DataItem></TraceData></ApplicationData></E2ETraceEvent>`
}

export function soapUiProject(calls: readonly SampleCall[]): string {
  const operations = calls.map(
    ({ operation, requestBody, responseBody }) =>
      `<con:operation name="${operation}" action="http://www.docusign.net/API/3.0/${operation}"><con:call name="Request 1"><con:endpoint>https://${sandbox.host}${soapPath}</con:endpoint><con:request>${escapeXml(requestBody)}</con:request></con:call><con:mockResponse name="Response 1"><con:responseContent><![CDATA[${responseBody}]]></con:responseContent></con:mockResponse></con:operation>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n<con:soapui-project name="Sandbox" xmlns:con="http://eviware.com/soapui/config"><con:interface xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="con:WsdlInterface" name="DSAPIServiceSoap">${operations.join('')}</con:interface></con:soapui-project>`
}

export function connectXml({ email, person }: Canaries): string {
  const recipient = `<RecipientStatus><Type>Signer</Type><Email>${email}</Email><UserName>${person}</UserName><RecipientIPAddress>192.0.2.44</RecipientIPAddress><Status>Completed</Status></RecipientStatus>`
  const status = `<RecipientStatuses>${recipient}</RecipientStatuses><TimeGenerated>2026-03-02T09:20:00.5</TimeGenerated><EnvelopeID>${sandbox.envelopeId}</EnvelopeID><Subject>Lease to sign</Subject><Status>Completed</Status>`
  const pdf = `<DocumentPDFs><DocumentPDF><Name>lease.pdf</Name><PDFBytes>${Buffer.alloc(300, 7).toString('base64')}</PDFBytes></DocumentPDF></DocumentPDFs>`
  return `<?xml version="1.0" encoding="utf-8"?><DocuSignEnvelopeInformation xmlns="http://www.docusign.net/API/3.0"><EnvelopeStatus>${status}</EnvelopeStatus>${pdf}<TimeZone>Pacific Standard Time</TimeZone><TimeZoneOffset>-8</TimeZoneOffset></DocuSignEnvelopeInformation>`
}
