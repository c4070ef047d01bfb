/** @file The REST side of the invented sandbox, v2.1 with the legacy login. */
import { json, type Answer, type Call } from './answer.ts'
import type { Canaries } from './canaries.ts'
import { restBase, sandbox } from './sandbox-ids.ts'

/** Every byte once in the stream, so that nothing that takes it for text leaves it whole. */
export const signedPdf = Buffer.concat([
  Buffer.from('%PDF-1.4\n1 0 obj<</Length 256>>stream\r\n'),
  Buffer.from(Array.from({ length: 256 }, (_, value) => value)),
  Buffer.from('\r\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
])

const envelope = {
  status: 'sent',
  envelopeId: sandbox.envelopeId,
  envelopeUri: `/envelopes/${sandbox.envelopeId}`,
  sentDateTime: '2026-03-02T09:15:00.1230000Z',
  statusChangedDateTime: '2026-03-02T09:15:00.1230000Z',
}

/** @returns null for what is not of the REST API. */
export function answerRest({ method, path, body }: Call, canaries: Canaries): Answer | null {
  const [route = ''] = path.split('?')
  const { email, person, phone, accessCode } = canaries
  const signer = { recipientId: '1', routingOrder: '1', name: person, email, accessCode, phoneNumber: phone, status: 'sent' }
  switch (`${method} ${route}`) {
    case 'GET /restapi/v2/login_information':
      return json(200, {
        loginAccounts: [{ ...account(), baseUrl: `https://${sandbox.host}/restapi/v2/accounts/${sandbox.accountId}`, email, userName: person }],
      })
    case 'POST /oauth/token':
      return json(200, { access_token: canaries.accessToken, token_type: 'Bearer', refresh_token: canaries.refreshToken, expires_in: 28_800 })
    case 'GET /oauth/userinfo':
      return json(200, {
        sub: sandbox.userId,
        name: person,
        email,
        accounts: [{ account_id: sandbox.accountId, is_default: true, base_uri: `https://${sandbox.host}` }],
      })
    case `POST ${restBase}/envelopes`:
      return body.includes('"not-an-address"')
        ? json(400, { errorCode: 'INVALID_EMAIL_ADDRESS_FOR_RECIPIENT', message: 'The email address for the recipient is invalid.' })
        : json(201, { envelopeId: sandbox.envelopeId, uri: envelope.envelopeUri, statusDateTime: envelope.sentDateTime, status: 'sent' })
    case `POST ${restBase}${envelope.envelopeUri}/views/recipient`:
      return json(201, { url: `https://${sandbox.host}/Signing/StartInSession.aspx?t=${canaries.signingToken}` }, { isChunked: true })
    case `GET ${restBase}${envelope.envelopeUri}`:
      return json(
        200,
        { ...envelope, emailSubject: 'Lease to sign', sender: { userName: person, userId: sandbox.userId, email } },
        { isGzipped: true },
      )
    case `GET ${restBase}${envelope.envelopeUri}/recipients`:
      return json(200, { signers: [signer], recipientCount: '1' }, { isGzipped: true, isChunked: true })
    case `GET ${restBase}${envelope.envelopeUri}/documents/combined`:
      return {
        status: 200,
        body: signedPdf,
        headers: { 'Content-Type': 'application/pdf', 'Content-Disposition': 'attachment; filename=combined.pdf' },
      }
    default:
      return null
  }
}

function account() {
  return { accountId: sandbox.accountId, userId: sandbox.userId, name: 'Example Sandbox', isDefault: 'true' }
}
