/** @file Writes a HAR file of any size, as of an integration under test: sending, signing, status, recipients, documents. */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { sandbox, traceTokenOf } from '../../traffic/sandbox-ids.ts'

const beganAtMs = Date.UTC(2026, 2, 2, 9)
/** Other work between two calls. */
const stepMs = 7_000
const persons = 500

/** @returns the number of bytes written. @param bytesEach about how large one exchange is. */
export async function writeLargeHar(path: string, exchanges: number, bytesEach: number): Promise<number> {
  const output = createWriteStream(path)
  let bytes = 0
  const write = async (text: string) => {
    bytes += Buffer.byteLength(text)
    if (!output.write(text)) await once(output, 'drain')
  }
  await write('{"log":{"version":"1.2","creator":{"name":"WebInspector","version":"537.36"},"pages":[],"entries":[')
  for (let number = 0; number < exchanges; number += 1) await write(`${number > 0 ? ',' : ''}\n${JSON.stringify(entry(number, bytesEach), null, 1)}`)
  await write('\n]}}\n')
  await new Promise<void>((resolve) => output.end(resolve))
  return bytes
}

function entry(number: number, bytesEach: number): object {
  const person = number % persons
  const envelopeId = `e3a1c5d7-0b2f-4e6a-9c8d-${String(Math.floor(number / 5)).padStart(12, '0')}`
  const base = `https://${sandbox.host}/restapi/v2.1/accounts/${sandbox.accountId}/envelopes`
  const encode = (text: string) => Buffer.from(text).toString('base64url')
  const token = `${encode('{"typ":"MT","alg":"RS256"}')}.${encode(`{"sub":"bench-${number % 40}"}`)}.${randomText(`token ${number % 40}`, 128)}`
  const signer = {
    recipientId: '1',
    name: `Person ${person} Example`,
    email: `person.${person}@example.com`,
    accessCode: randomText(`code ${envelopeId}`, 10),
    status: 'sent',
  }
  const headersSize = 1_700
  const filler = fillerOf(number, Math.max(0, bytesEach - headersSize))
  const document = { documentId: '1', name: 'lease.pdf', documentBase64: filler }
  const calls = [
    {
      method: 'POST',
      path: '',
      status: 201,
      request: { status: 'sent', emailSubject: 'Lease', documents: [document], recipients: { signers: [signer] } },
      response: { envelopeId, status: 'sent' },
    },
    {
      method: 'POST',
      path: `/${envelopeId}/views/recipient`,
      status: 201,
      request: { userName: signer.name, email: signer.email },
      response: { url: `https://${sandbox.host}/Signing/StartInSession.aspx?t=${randomText(`signing ${number}`, 32)}`, note: filler },
    },
    { method: 'GET', path: `/${envelopeId}`, status: 200, request: null, response: { envelopeId, status: 'sent', sender: signer, note: filler } },
    {
      method: 'GET',
      path: `/${envelopeId}/recipients`,
      status: 200,
      request: null,
      response: { signers: Array.from({ length: Math.ceil(filler.length / 140) }, () => signer) },
    },
    { method: 'GET', path: `/${envelopeId}/documents/combined`, status: 200, request: null, response: filler },
  ] as const
  const { method, path, status, request, response } = calls[number % calls.length]!
  const isPdf = typeof response === 'string'
  const type = isPdf ? 'application/pdf' : 'application/json; charset=utf-8'
  const at = new Date(beganAtMs + number * stepMs)
  return {
    ...{ startedDateTime: at.toISOString(), time: 180.5 },
    request: {
      ...{ method, url: base + path, httpVersion: 'HTTP/1.1', cookies: [], queryString: [], headersSize: -1, bodySize: -1 },
      headers: headers({
        Host: sandbox.host,
        Authorization: `Bearer ${token}`,
        Accept: 'application/json',
        'User-Agent': 'ExampleLease/2.4',
        'Content-Type': 'application/json',
      }),
      ...(request ? { postData: { mimeType: 'application/json', text: JSON.stringify(request) } } : {}),
    },
    response: {
      ...{
        status,
        statusText: status === 201 ? 'Created' : 'OK',
        httpVersion: 'HTTP/1.1',
        cookies: [],
        redirectURL: '',
        headersSize: -1,
        bodySize: -1,
      },
      headers: headers({
        'Content-Type': type,
        Date: at.toUTCString(),
        'Set-Cookie': `session=${randomText(`cookie ${number}`, 40)}; path=/; secure`,
        'X-DocuSign-TraceToken': traceTokenOf(number),
        'X-RateLimit-Remaining': String(3_000 - (number % 500)),
      }),
      content: {
        size: filler.length,
        mimeType: type,
        ...(isPdf ? { encoding: 'base64', text: filler } : { text: JSON.stringify(response, null, 2) }),
      },
    },
    ...{ cache: {}, timings: { send: 0.1, wait: 170, receive: 10.4 }, serverIPAddress: '192.0.2.7' },
  }
}

/** @returns the same hexadecimal digits for the same name. */
function randomText(name: string, length: number): string {
  return createHash('sha512').update(name).digest('hex').slice(0, length)
}

/** Base64 that looks like a document's. */
function fillerOf(number: number, length: number): string {
  const bytes = Buffer.alloc(Math.ceil((length * 3) / 4))
  let state = number + 1
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    bytes.writeUInt32LE(state, at)
  }
  return bytes.toString('base64')
}

function headers(named: Record<string, string>): { name: string; value: string }[] {
  return Object.entries(named).map(([name, value]) => ({ name, value }))
}
