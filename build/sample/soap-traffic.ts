/**
 * @file Build script: the SOAP calls of a sample, made by a real SOAP client. Nothing goes over a network: what would answer is here.
 * The messages are the client's own, byte for byte; times and host are those of the invented sandbox.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClientAsync, WSSecurity } from 'soap'
import { guidOf, sampleAccountId, sampleLeases, traceDay, type SampleLease } from './trace-exchanges.ts'
import { sampleSoapKey, sampleSoapUser } from './soap-sample.ts'
import { describeSoapService } from './soap-description.ts'

const namespace = 'http://www.docusign.net/API/3.0'
const endpoint = 'https://demo.docusign.net/api/3.0/dsapi.asmx'

type Planned = { atMs: number; operation: string; args: object; answer: string }

const text = (name: string) => `<s:element minOccurs="0" name="${name}" type="s:string"/>`
const group = (name: string, ...content: string[]) =>
  `<s:element minOccurs="0" name="${name}"><s:complexType><s:sequence>${content.join('')}</s:sequence></s:complexType></s:element>`
const envelopeFields = [
  text('AccountId'),
  text('Subject'),
  group(
    'Recipients',
    group('Recipient', ...['ID', 'UserName', 'Email', 'Type', 'RoutingOrder'].map(text), group('CaptiveInfo', text('ClientUserId'))),
  ),
  group('Documents', group('Document', ...['ID', 'Name', 'PDFBytes', 'FileExtension'].map(text))),
]
const requests: Record<string, string> = {
  CreateAndSendEnvelope: group('Envelope', ...envelopeFields),
  RequestRecipientToken: ['EnvelopeID', 'ClientUserID', 'Username', 'Email'].map(text).join(''),
  RequestStatus: text('EnvelopeID'),
  RequestPDF: text('EnvelopeID'),
}

const isoOf = (atMs: number) => new Date(atMs).toISOString().replace('Z', '')

function statusOf({ email, name, reference, lessee, envelopeId }: SampleLease, status: string, atMs: number): string {
  const recipient = `<RecipientStatus><Type>Signer</Type><Email>${email}</Email><UserName>${name}</UserName><RoutingOrder>1</RoutingOrder><Status>${status}</Status><ClientUserId>${reference}-1</ClientUserId></RecipientStatus>`
  return `<RecipientStatuses>${recipient}</RecipientStatuses><TimeGenerated>${isoOf(atMs)}</TimeGenerated><EnvelopeID>${envelopeId}</EnvelopeID><Subject>Equipment lease ${reference} for ${lessee}</Subject><Status>${status}</Status>`
}

const minuteMs = 60_000
const firstAtMs = Date.parse(`${traceDay}T15:03:12.000Z`)
const betweenLeasesMs = 4 * minuteMs + 11_000
/** More than the quarter of an hour that has to lie between two looks at an envelope. */
const betweenLooksMs = 16 * minuteMs

/** One lease: sent, opened for signing, looked at twice, and its documents fetched once. */
function callsOf(lease: SampleLease, startMs: number): Planned[] {
  const { reference, name, email, envelopeId, lessee } = lease
  const at = (minutes: number) => startMs + Math.round(minutes * minuteMs)
  const envelope = {
    AccountId: sampleAccountId,
    Subject: `Equipment lease ${reference} for ${lessee}`,
    Recipients: {
      Recipient: { ID: '1', UserName: name, Email: email, Type: 'Signer', RoutingOrder: '1', CaptiveInfo: { ClientUserId: `${reference}-1` } },
    },
    Documents: { Document: { ID: '1', Name: `Lease agreement ${reference}.pdf`, PDFBytes: '[binary removed: 61204 bytes]', FileExtension: 'pdf' } },
  }
  const look = (minutes: number, status: string): Planned => ({
    atMs: at(minutes),
    operation: 'RequestStatus',
    args: { EnvelopeID: envelopeId },
    answer: statusOf(lease, status, at(minutes)),
  })
  const looksAt = betweenLooksMs / minuteMs
  return [
    { atMs: at(0), operation: 'CreateAndSendEnvelope', args: { Envelope: envelope }, answer: statusOf(lease, 'Sent', at(0)) },
    {
      atMs: at(0.4),
      operation: 'RequestRecipientToken',
      args: { EnvelopeID: envelopeId, ClientUserID: `${reference}-1`, Username: name, Email: email },
      answer: '[omitted]',
    },
    look(looksAt, 'Delivered'),
    look(2 * looksAt, 'Completed'),
    {
      atMs: at(2 * looksAt + 0.1),
      operation: 'RequestPDF',
      args: { EnvelopeID: envelopeId },
      answer: `<EnvelopeID>${envelopeId}</EnvelopeID><PDFBytes>[binary removed: 184203 bytes]</PDFBytes>`,
    },
  ]
}

function headerLines(headers: Record<string, unknown>): string[] {
  return Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}`)
}

/** @returns the message log of one morning, as HTTP text: five leases, 25 calls, none of which failed. */
export async function soapMessageLog(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'certpack-soap-'))
  try {
    const wsdlPath = join(folder, 'dsapi.wsdl')
    await writeFile(wsdlPath, describeSoapService(namespace, endpoint, requests))
    const planned = sampleLeases
      .slice(0, 5)
      .flatMap((lease, index) => callsOf(lease, firstAtMs + index * betweenLeasesMs))
      .toSorted((a, b) => a.atMs - b.atMs)
    const log: string[] = []
    let current: Planned | undefined
    const answering = {
      request(
        address: string,
        body: string,
        callback: (error: unknown, response?: object, text?: string) => void,
        headers: Record<string, string> = {},
      ) {
        if (!current) throw new Error('A call without a plan')
        const { operation, answer, atMs } = current
        // The client names its token after the moment at which it is run.
        const message = body.replace(/SecurityToken-[^"]+/, `SecurityToken-${new Date(atMs).toISOString().replace(/\.\d+/, '')}`)
        const response = `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><${operation}Response xmlns="${namespace}"><${operation}Result>${answer}</${operation}Result></${operation}Response></soap:Body></soap:Envelope>`
        const answered = {
          'Content-Type': 'text/xml; charset=utf-8',
          'Content-Length': Buffer.byteLength(response),
          Date: new Date(atMs + 400).toUTCString(),
          'X-DocuSign-TraceToken': guidOf(`soap ${log.length}`),
        }
        const sent = { Host: new URL(address).host, ...headers, 'Content-Length': Buffer.byteLength(message) }
        log.push(
          [`POST ${address} HTTP/1.1`, ...headerLines(sent), '', message, ''].join('\r\n'),
          ['HTTP/1.1 200 OK', ...headerLines(answered), '', response, ''].join('\r\n'),
        )
        callback(null, { status: 200, statusCode: 200, headers: answered, data: response }, response)
        return Promise.resolve({ status: 200, headers: answered, data: response })
      },
    }
    const client = await createClientAsync(wsdlPath, { disableCache: true, httpClient: answering as never }, endpoint)
    client.setSecurity(new WSSecurity(`[${sampleSoapKey}]${sampleSoapUser}`, '[omitted]', { hasTimeStamp: false, hasTokenCreated: false }))
    for (current of planned) {
      const { operation, args } = current
      await (client as unknown as Record<string, (args: object) => Promise<unknown>>)[`${operation}Async`]?.(args)
    }
    return `${log.join('\r\n')}\r\n`
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
