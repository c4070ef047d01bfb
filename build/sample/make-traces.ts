/**
 * @file Build script for maintainers: writes the traces of the sample submission, the same bytes each time.
 * The zip is laid out like the API request log that DocuSign hands out: one text file a call, `NN_<Status>_<Operation>.txt`.
 */
import { rm, writeFile } from 'node:fs/promises'
import { writeZip } from '../../electron/service/files/write-zip.ts'
import { refreshSubmission, samplePath } from './refresh-submission.ts'
import { guidOf, sampleAccountId, sampleLeases, tracedCalls, type TracedCall } from './trace-exchanges.ts'

const host = 'demo.docusign.net'
const hourlyLimit = 3_000

function bodyText(body: unknown): string {
  if (body === null) return ''
  return typeof body === 'string' ? body : JSON.stringify(body, null, 2).replaceAll('\n', '\r\n')
}

/** @returns one file of the log: trace token and time, request, response; the blocks are parted by blank lines, lines end in CRLF. */
function logText(call: TracedCall, index: number): string {
  const token = guidOf(`trace ${index}`)
  const request = bodyText(call.request)
  const response = bodyText(call.response)
  const isPdf = typeof call.response === 'string'
  const answeredAt = new Date(call.atMs + 240 + ((index * 97) % 400))
  const requestHeaders = [
    `${call.method} https://${host}:7801/restapi/v2.1/accounts/${sampleAccountId}${call.path}`,
    `Accept: ${isPdf ? 'application/pdf' : 'application/json'}`,
    'Authorization: Bearer [omitted]',
    ...(request ? [`Content-Length: ${Buffer.byteLength(request)}`, 'Content-Type: application/json; charset=utf-8'] : []),
    `Host: ${host}`,
    'User-Agent: AcmeLeasingPortal/4.2 signature-connector/3.2.0',
    'X-DocuSign-SDK: none',
  ]
  const responseHeaders = [
    call.status,
    `Content-Type: ${isPdf ? 'application/pdf' : 'application/json; charset=utf-8'}`,
    `Date: ${answeredAt.toUTCString()}`,
    `X-RateLimit-Limit: ${hourlyLimit}`,
    `X-RateLimit-Remaining: ${hourlyLimit - index - 1}`,
    `X-DocuSign-TraceToken: ${token}`,
    'X-DocuSign-Node: DA1DFE4',
  ]
  const timestamp = `${new Date(call.atMs).toISOString().slice(0, -1)}${String((index * 3_571 + 4_831) % 10_000).padStart(4, '0')}Z`
  const blocks = [[`TraceToken: ${token}`, `Timestamp: ${timestamp}`], requestHeaders, ...(request ? [[request]] : []), responseHeaders, [response]]
  return `${blocks.map((lines) => lines.join('\r\n')).join('\r\n\r\n')}\r\n`
}

/** @returns the message that Connect sent when the first lease was signed, without documents. */
function connectMessage(): string {
  const [lease] = sampleLeases
  if (!lease) throw new Error('There is no lease.')
  const at = (time: string) => `2026-12-14T${time}`
  const fields = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<DocuSignEnvelopeInformation xmlns="http://www.docusign.net/API/3.0">',
    '  <EnvelopeStatus>',
    '    <RecipientStatuses>',
    '      <RecipientStatus>',
    '        <Type>Signer</Type>',
    `        <Email>${lease.email}</Email>`,
    `        <UserName>${lease.name}</UserName>`,
    '        <RoutingOrder>1</RoutingOrder>',
    `        <Sent>${at('09:03:12.64')}</Sent>`,
    `        <Delivered>${at('09:03:48.02')}</Delivered>`,
    `        <Signed>${at('09:08:12.35')}</Signed>`,
    '        <DeclineReason xsi:nil="true" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" />',
    '        <Status>Completed</Status>',
    `        <RecipientId>${guidOf(`recipient ${lease.reference}`)}</RecipientId>`,
    `        <ClientUserId>${lease.reference}-1</ClientUserId>`,
    '      </RecipientStatus>',
    '    </RecipientStatuses>',
    `    <TimeGenerated>${at('09:08:14.2231087')}</TimeGenerated>`,
    `    <EnvelopeID>${lease.envelopeId}</EnvelopeID>`,
    `    <Subject>Equipment lease ${lease.reference} for ${lease.lessee}</Subject>`,
    '    <UserName>Nora Brandt</UserName>',
    '    <Email>nora.brandt@example.com</Email>',
    '    <Status>Completed</Status>',
    `    <Created>${at('09:03:12.11')}</Created>`,
    `    <Sent>${at('09:03:12.64')}</Sent>`,
    `    <Delivered>${at('09:03:48.05')}</Delivered>`,
    `    <Signed>${at('09:08:12.38')}</Signed>`,
    `    <Completed>${at('09:08:12.38')}</Completed>`,
    '    <CustomFields>',
    '      <CustomField>',
    '        <Name>contract</Name>',
    '        <Show>False</Show>',
    '        <Required>False</Required>',
    `        <Value>${lease.reference}</Value>`,
    '        <CustomFieldType>Text</CustomFieldType>',
    '      </CustomField>',
    '    </CustomFields>',
    '  </EnvelopeStatus>',
    '  <TimeZone>Central Standard Time</TimeZone>',
    '  <TimeZoneOffset>-6</TimeZoneOffset>',
    '</DocuSignEnvelopeInformation>',
  ]
  return `${fields.join('\n')}\n`
}

const zipPath = samplePath('files/api-request-log.zip')
const entries = tracedCalls().map((call, index) => ({
  name: `${String(index).padStart(2, '0')}_${call.status.replace(/^\d+ /, '')}_${call.operation}.txt`,
  content: logText(call, index),
}))
await rm(zipPath, { force: true })
await writeZip(zipPath, entries)
await writeFile(samplePath('files/connect-completed.xml'), connectMessage())
await refreshSubmission()
console.log(`${entries.length} calls in resources/sample/files/api-request-log.zip`)
