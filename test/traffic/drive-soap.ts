/** @file Makes the calls with a SOAP client, and logs them as people do: what the client tells of each side, as HTTP text. */
import { createClientAsync, WSSecurity, type Client } from 'soap'
import type { Canaries } from './canaries.ts'
import { signedPdf } from './rest-answers.ts'
import { sandbox } from './sandbox-ids.ts'
import { soapPath } from './soap-answers.ts'

type Operations = Record<'CreateAndSendEnvelope' | 'RequestRecipientToken' | 'RequestStatus' | 'RequestPDF', (args: object) => Promise<unknown>>

/** @param port of a server of plain HTTP. @returns the log: four calls of a normal flow, and one that ends in a fault. */
export async function logSoapCalls(port: number, canaries: Canaries): Promise<string> {
  const endpoint = `http://127.0.0.1:${port}${soapPath}`
  const client = await createClientAsync(`${endpoint}?wsdl`, { disableCache: true }, endpoint)
  client.setSecurity(
    new WSSecurity(`[${sandbox.integratorKey}]${sandbox.userId}`, canaries.password, { passwordType: 'PasswordDigest', hasTimeStamp: true }),
  )
  const log: string[] = []
  client.on('response', (body: string, response: { status: number; statusText: string; headers: object }) => {
    const answer = [`HTTP/1.1 ${response.status} ${response.statusText}`, ...headerLines({ ...response.headers })]
    log.push(...requestLines(client), answer.join('\n'), '', body, '')
  })
  const { CreateAndSendEnvelope, RequestRecipientToken, RequestStatus, RequestPDF } = operationsOf(client)
  const { email, person, accessCode } = canaries
  const envelope = {
    AccountId: sandbox.accountId,
    Subject: 'Lease to sign',
    Recipients: { Recipient: { ID: '1', UserName: person, Email: email, Type: 'Signer', AccessCode: accessCode } },
    Documents: { Document: { ID: '1', Name: 'lease.pdf', PDFBytes: signedPdf.toString('base64') } },
  }
  await CreateAndSendEnvelope({ Envelope: envelope })
  await RequestRecipientToken({ EnvelopeID: sandbox.envelopeId, ClientUserID: '1001', Username: person, Email: email })
  await RequestStatus({ EnvelopeID: sandbox.envelopeId })
  await RequestPDF({ EnvelopeID: sandbox.envelopeId })
  await CreateAndSendEnvelope({ Envelope: { ...envelope, Subject: undefined } }).catch((error: Error) => {
    if (!error.message.includes('no subject')) throw error
  })
  return log.join('\n')
}

function requestLines({ lastRequest = '', lastRequestHeaders, lastEndpoint = '' }: Client): string[] {
  return [[`POST ${lastEndpoint} HTTP/1.1`, ...headerLines({ ...lastRequestHeaders })].join('\n'), '', lastRequest, '']
}

function headerLines(headers: Record<string, unknown>): string[] {
  return Object.entries(headers).flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one) => `${name}: ${String(one)}`))
}

/** The client has one function for each operation of the WSDL, which no type tells. */
function operationsOf(client: Client): Operations {
  const call = (name: string) => (args: object) => (client as unknown as Record<string, (args: object) => Promise<unknown>>)[`${name}Async`]!(args)
  return {
    CreateAndSendEnvelope: call('CreateAndSendEnvelope'),
    RequestRecipientToken: call('RequestRecipientToken'),
    RequestStatus: call('RequestStatus'),
    RequestPDF: call('RequestPDF'),
  }
}
