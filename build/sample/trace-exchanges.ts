/** @file Build script: the invented calls of the sample traces, one normal working morning in the sandbox. */
import { createHash } from 'node:crypto'

export type TracedCall = {
  /** Milliseconds since 1970. */
  atMs: number
  operation: string
  method: 'GET' | 'POST' | 'PUT'
  /** Below the account. */
  path: string
  request: unknown
  status: '200 OK' | '201 Created'
  /** Text stands for a body that is not JSON. */
  response: unknown
}

export type SampleLease = {
  reference: string
  lessee: string
  name: string
  email: string
  envelopeId: string
  ending: 'completed' | 'declined' | 'voided'
}

export const sampleAccountId = 'b3f0c7d2-6a41-4e98-9d57-2c81e4a6f035'
export const traceDay = '2026-12-14'

/** @returns a GUID that is the same for the same name. */
export function guidOf(name: string): string {
  const digits = createHash('sha256').update(name).digest('hex')
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-9${digits.slice(17, 20)}-${digits.slice(20, 32)}`
}

const signers = [
  ['LC-2091', 'Brightwater Catering Ltd', 'Jordan Avery', 'completed'],
  ['LC-2092', 'Oakfield Dairy Group', 'Riley Okafor', 'completed'],
  ['LC-2093', 'Summit Print Works', 'Morgan Reyes', 'declined'],
  ['LC-2094', 'Prairie Dental Partners', 'Jamie Fontaine', 'completed'],
  ['LC-2095', 'Cobalt Machine Tools', 'Avery Castellan', 'voided'],
  ['LC-2096', 'Granite State Bakery', 'Drew Halloran', 'completed'],
  ['LC-2097', 'Lakeshore Imaging', 'Alex Petrov', 'completed'],
] as const

export const sampleLeases: readonly SampleLease[] = signers.map(([reference, lessee, name, ending]) => ({
  reference,
  lessee,
  name,
  email: `${name.toLowerCase().replace(' ', '.')}@example.com`,
  envelopeId: guidOf(`envelope ${reference}`),
  ending,
}))

/** Start of the first lease, 9:03 in Chicago; one follows another. */
const firstAtMs = Date.parse(`${traceDay}T15:03:12.000Z`)
const betweenLeasesMs = 19 * 60_000 + 23_000
const removedBytes = 61_204

function isoOf(atMs: number): string {
  return new Date(atMs).toISOString().replace('Z', '0000Z')
}

function envelopeDefinition({ reference, lessee, name, email }: SampleLease): unknown {
  const anchored = (anchorString: string) => [
    { anchorString, anchorUnits: 'pixels', anchorXOffset: '0', anchorYOffset: '-4', documentId: '1', recipientId: '1' },
  ]
  return {
    emailSubject: `Equipment lease ${reference} for ${lessee}`,
    emailBlurb: 'Please review and sign the lease. Questions: support@acmeleasing.example or +1 312 555 0142.',
    documents: [
      {
        documentId: '1',
        name: `Lease agreement ${reference}.pdf`,
        fileExtension: 'pdf',
        documentBase64: `[binary removed: ${removedBytes} bytes, sha256 ${createHash('sha256').update(reference).digest('hex')}]`,
      },
    ],
    recipients: {
      signers: [
        {
          recipientId: '1',
          routingOrder: '1',
          name,
          email,
          clientUserId: `${reference}-1`,
          tabs: { signHereTabs: anchored('/sign-lessee/'), initialHereTabs: anchored('/initial-lessee/') },
        },
      ],
    },
    customFields: { textCustomFields: [{ name: 'contract', value: reference, show: 'false' }] },
    eventNotification: {
      url: 'https://sandbox.acmeleasing.example/connect/listener',
      requireAcknowledgment: 'true',
      includeHMAC: 'true',
      includeDocuments: 'false',
      envelopeEvents: ['sent', 'delivered', 'completed', 'declined', 'voided'].map((envelopeEventStatusCode) => ({ envelopeEventStatusCode })),
    },
    status: 'sent',
  }
}

/** The calls of one lease, with the minutes after its start. Status comes by Connect, so no call asks for it. */
function callsOf(lease: SampleLease, startMs: number): TracedCall[] {
  const envelope = `/envelopes/${lease.envelopeId}`
  const at = (minutes: number) => startMs + Math.round(minutes * 60_000)
  const calls: TracedCall[] = [
    {
      atMs: at(0),
      operation: 'CreateAndSendEnvelope',
      method: 'POST',
      path: '/envelopes',
      request: envelopeDefinition(lease),
      status: '201 Created',
      response: { envelopeId: lease.envelopeId, uri: envelope, statusDateTime: isoOf(at(0) + 640), status: 'sent' },
    },
    {
      atMs: at(0.4),
      operation: 'RequestRecipientToken',
      method: 'POST',
      path: `${envelope}/views/recipient`,
      request: {
        returnUrl: `https://sandbox.acmeleasing.example/portal?view=contract&reference=${lease.reference}`,
        authenticationMethod: 'Email',
        email: lease.email,
        userName: lease.name,
        clientUserId: `${lease.reference}-1`,
      },
      status: '201 Created',
      response: { url: '[omitted]' },
    },
  ]
  if (lease.ending === 'completed') {
    calls.push(
      {
        atMs: at(5.2),
        operation: 'GetEnvelopeDocumentPDF',
        method: 'GET',
        path: `${envelope}/documents/combined`,
        request: null,
        status: '200 OK',
        response: '[binary removed: PDF of 184203 bytes]',
      },
      {
        atMs: at(5.3),
        operation: 'GetEnvelopeRecipients',
        method: 'GET',
        path: `${envelope}/recipients`,
        request: null,
        status: '200 OK',
        response: {
          signers: [
            {
              recipientId: '1',
              recipientIdGuid: guidOf(`recipient ${lease.reference}`),
              routingOrder: '1',
              name: lease.name,
              email: lease.email,
              clientUserId: `${lease.reference}-1`,
              status: 'completed',
              signedDateTime: isoOf(at(5)),
              deliveredDateTime: isoOf(at(0.6)),
            },
          ],
          agents: [],
          editors: [],
          carbonCopies: [],
          certifiedDeliveries: [],
          recipientCount: '1',
          currentRoutingOrder: '1',
        },
      },
    )
  } else if (lease.ending === 'voided') {
    const voiding = { status: 'voided', voidedReason: 'Lessee asked for other terms' }
    calls.push({
      atMs: at(8.5),
      operation: 'UpdateEnvelope',
      method: 'PUT',
      path: envelope,
      request: voiding,
      status: '200 OK',
      response: { envelopeId: lease.envelopeId },
    })
  } else {
    // After the signer has declined, the salesperson adds what was asked for and sends the lease again.
    const again = { ...lease, envelopeId: guidOf(`envelope ${lease.reference} again`), ending: 'voided' as const }
    calls.push(...callsOf(again, at(9)).slice(0, 1))
  }
  return calls
}

/** @returns all calls in the order of their times; none of them failed, and none asks for the status. */
export function tracedCalls(): TracedCall[] {
  return sampleLeases
    .flatMap((lease, index) => callsOf(lease, firstAtMs + index * betweenLeasesMs + index ** 2 * 7_300))
    .sort((a, b) => a.atMs - b.atMs)
}
