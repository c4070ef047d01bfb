/** @file The calls of a certification's normal flow and one refused call, for every driver to make. */
import type { Canaries } from './canaries.ts'
import { signedPdf } from './rest-answers.ts'
import { restBase, sandbox } from './sandbox-ids.ts'

export type PlannedCall = { name: string; method: 'GET' | 'POST'; path: string; headers: Record<string, string>; body: string | null }

export function planFlow(canaries: Canaries): PlannedCall[] {
  const bearer = { Authorization: `Bearer ${canaries.accessToken}`, Accept: 'application/json' }
  const sending = { ...bearer, 'Content-Type': 'application/json', 'X-CSRF-Token': canaries.csrfToken }
  const legacy = JSON.stringify({ Username: canaries.email, Password: canaries.password, IntegratorKey: sandbox.integratorKey })
  const basic = Buffer.from(`${sandbox.integratorKey}:${canaries.clientSecret}`).toString('base64')
  const form = new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: canaries.assertion })
  const envelope = `${restBase}/envelopes/${sandbox.envelopeId}`
  const view = {
    userName: canaries.person,
    email: canaries.email,
    clientUserId: '1001',
    authenticationMethod: 'none',
    returnUrl: 'https://app.example.com/signed?state=7',
  }
  return [
    get('log in', '/restapi/v2/login_information', { 'X-DocuSign-Authentication': legacy, Accept: 'application/json' }),
    post('get a token', '/oauth/token', { Authorization: `Basic ${basic}`, 'Content-Type': 'application/x-www-form-urlencoded' }, form.toString()),
    get('who am I', '/oauth/userinfo', bearer),
    post('send an envelope', `${restBase}/envelopes`, sending, JSON.stringify(envelopeToSend(canaries, canaries.email))),
    post('have it signed here', `${envelope}/views/recipient`, sending, JSON.stringify(view)),
    get('status', envelope, bearer),
    get('recipients', `${envelope}/recipients`, bearer),
    get('signed document', `${envelope}/documents/combined`, { ...bearer, Accept: 'application/pdf' }),
    post('send to nobody', `${restBase}/envelopes`, sending, JSON.stringify(envelopeToSend(canaries, 'not-an-address'))),
  ]
}

function envelopeToSend({ person, phone, accessCode }: Canaries, email: string) {
  const signer = {
    recipientId: '1',
    routingOrder: '1',
    email,
    name: person,
    accessCode,
    phoneAuthentication: { senderProvidedNumbers: [phone] },
    clientUserId: '1001',
  }
  const document = { documentId: '1', name: 'lease.pdf', documentBase64: signedPdf.toString('base64') }
  return { emailSubject: 'Lease to sign', status: 'sent', documents: [document], recipients: { signers: [signer] } }
}

function get(name: string, path: string, headers: Record<string, string>): PlannedCall {
  return { name, method: 'GET', path, headers, body: null }
}

function post(name: string, path: string, headers: Record<string, string>, body: string): PlannedCall {
  return { name, method: 'POST', path, headers, body }
}
