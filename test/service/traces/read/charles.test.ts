import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { charlesReader } from '../../../../electron/service/traces/read/charles.ts'
import { charlesCall, statusAnswer } from '../../../fixtures/traces/charles-sessions.ts'
import { jsonAt } from '../../../helpers/json-at.ts'
import { bytesOf, readWith, recognises } from '../../../helpers/read-with.ts'

const session = (...calls: unknown[]) => JSON.stringify(calls, null, 2)

async function readOne(changes: Record<string, unknown>) {
  const { exchanges } = await readWith(charlesReader, session(charlesCall(changes)))
  return exchanges[0]!
}

describe('a call', () => {
  it('becomes an exchange with the time at which it began', async () => {
    expect(await readOne({})).toMatchObject({
      format: 'charles',
      startedAtMs: Date.UTC(2026, 10, 20, 14, 38, 37, 655),
      startedAtSource: 'charles',
      traceToken: '0a7c1c9e-8f6e-4c1c-9d3e-2b6f3a9d8e11',
      request: {
        method: 'GET',
        url: 'https://demo.docusign.net/restapi/v2.1/accounts/1703061/envelopes/93be49ab-afa0-4adf-933c-f752070d71ec?include=recipients',
        headers: [
          { name: 'Host', value: 'demo.docusign.net' },
          { name: 'Authorization', value: 'Bearer invented-token' },
        ],
        body: null,
        isBodyUnseen: false,
      },
      response: { status: 200, statusText: 'OK', body: { text: statusAnswer } },
      warnings: [],
    })
  })

  it('has its parts at their exact places', async () => {
    const text = session(charlesCall({ notes: 'Zoë' }), charlesCall())
    for (const { place, request, response } of (await readWith(charlesReader, text)).exchanges) {
      expect(jsonAt(text, place)).toHaveProperty('scheme', 'https')
      expect(jsonAt(text, request?.place)).toHaveProperty('header.firstLine')
      expect(jsonAt(text, response?.place)).toHaveProperty('status', 200)
      expect(jsonAt(text, response?.body?.place)).toBe(statusAnswer)
    }
  })

  it('shows a port that is not the usual one', async () => {
    expect((await readOne({ actualPort: 8443, query: null, path: '/a' })).request?.url).toBe('https://demo.docusign.net:8443/a')
    expect((await readOne({ scheme: 'http', actualPort: 80, query: '', path: '/a' })).request?.url).toBe('http://demo.docusign.net/a')
  })

  it('is unpacked where its body is written as it came', async () => {
    const response = {
      status: 200,
      header: { firstLine: 'HTTP/2 200', headers: [{ name: 'content-type', value: 'application/json' }] },
      contentEncoding: 'gzip',
      body: { encoding: 'base64', encoded: gzipSync(statusAnswer).toString('base64') },
    }
    expect(await readOne({ response })).toMatchObject({ response: { statusText: '', body: { text: statusAnswer } } })
    const picture = {
      status: 200,
      header: { headers: [{ name: 'Content-Type', value: 'image/png' }] },
      body: { encoded: Buffer.from('\x89PNG\r\n', 'latin1').toString('base64') },
    }
    const read = await readOne({ response: picture })
    expect(read.response?.body?.text).toBe(null)
    expect(bytesOf(read.response?.body)).toBe(Buffer.from('\x89PNG\r\n', 'latin1').toString())
  })

  it('without a response, or with a body that was not recorded, says so', async () => {
    expect(await readOne({ status: 'FAILED', response: {} })).toMatchObject({
      response: null,
      warnings: ['Charles calls this call FAILED: it did not come to its end.'],
    })
    expect(await readOne({ response: { status: 200, sizes: { body: 10 }, header: { headers: [] } } })).toMatchObject({
      response: { body: null, isBodyUnseen: true },
    })
  })
})

it('tells of tunnels and of entries that are no calls', async () => {
  const text = session(charlesCall({ method: 'CONNECT', tunnel: true }), 5, { host: 'x' }, charlesCall())
  const { exchanges, unread } = await readWith(charlesReader, text)
  expect(exchanges.length).toBe(1)
  expect(unread.map(({ reason }) => reason)).toEqual([
    expect.stringContaining('SSL proxying'),
    'An entry without a host and a method is no exchange.',
    'An entry without a host and a method is no exchange.',
  ])
})

it('keeps what is whole of a session that ends in the middle', async () => {
  const { exchanges, unread } = await readWith(charlesReader, session(charlesCall(), charlesCall()).slice(0, -200))
  expect([exchanges.length, unread.length]).toEqual([1, 1])
})

it('is recognised by the shape of its first call', async () => {
  expect(await recognises(charlesReader, session(charlesCall()))).toBe(true)
  for (const other of ['[]', '[{"host":"x"}]', session([charlesCall()]), JSON.stringify(charlesCall())])
    expect(await recognises(charlesReader, other)).toBe(false)
})
