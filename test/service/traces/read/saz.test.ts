import { brotliCompressSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { Unread } from '../../../../electron/service/traces/read/reader.ts'
import { isSaz, readSaz } from '../../../../electron/service/traces/read/saz.ts'
import type { Exchange } from '../../../../electron/shared/domain/traces/exchange.ts'
import { request, response, type SessionParts, sessionMembers, timers } from '../../../fixtures/traces/fiddler-sessions.ts'

async function read(...sessions: SessionParts[]) {
  const members = sessionMembers(sessions).map(({ name, content }) => ({ name, bytes: Buffer.from(content) }))
  const unread: Unread[] = []
  const exchanges: Exchange[] = []
  for await (const exchange of readSaz(members, { unread: (what) => unread.push(what) })) exchanges.push(exchange)
  return { exchanges, unread }
}

it('a session becomes an exchange with the time at which its request began', async () => {
  const { exchanges, unread } = await read({ c: request(), s: response(), m: timers() })
  expect(unread).toEqual([])
  expect(exchanges).toMatchObject([
    {
      format: 'saz',
      place: { member: 'raw/1_c.txt', line: 1, offset: 0 },
      startedAtMs: Date.UTC(2026, 10, 20, 14, 38, 37, 655),
      startedAtSource: 'saz-timer',
      request: { method: 'GET', url: 'https://demo.docusign.net/restapi/v2.1/accounts/1703061/envelopes/93be49ab', body: null },
      response: {
        status: 200,
        statusText: 'OK',
        body: { text: '{"status":"completed"}', place: { member: 'raw/1_s.txt', line: 5, offset: response('').length } },
      },
    },
  ])
})

it('without timers, or with those that were not taken, the date of the response is the time', async () => {
  for (const m of [undefined, 'no xml', '<Session/>', timers('0001-01-01T00:00:00').replace(/ClientConnected="[^"]*"/, '')]) {
    const { exchanges } = await read({ c: request(), s: response(), ...(m === undefined ? {} : { m }) })
    expect(exchanges[0]).toMatchObject({ startedAtMs: Date.UTC(2026, 10, 20, 14, 38, 38), startedAtSource: 'date-header' })
  }
})

describe('bodies are unpacked', () => {
  const body = '{"emailSubject":"Zoë"}'
  const chunked = (bytes: Buffer) => Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n0\r\n\r\n')])
  it.each([
    ['gzip', response(gzipSync(body), ['Content-Encoding: gzip'])],
    ['br', response(brotliCompressSync(body), ['Content-Encoding: br'])],
    ['chunks', response(chunked(Buffer.from(body)), ['Transfer-Encoding: chunked'])],
    ['gzip in chunks', response(chunked(gzipSync(body)), ['Transfer-Encoding: chunked', 'Content-Encoding: gzip'])],
  ])('%s', async (_name, s) => expect((await read({ c: request(), s })).exchanges[0]?.response?.body?.text).toBe(body))
})

it('a session whose response is missing or empty has none', async () => {
  const { exchanges } = await read({ c: request() }, { c: request(), s: '' })
  expect(exchanges.map((exchange) => exchange.response)).toEqual([null, null])
})

it('tunnels and sessions without messages are told', async () => {
  const connect = 'CONNECT demo.docusign.net:443 HTTP/1.1\r\nHost: demo.docusign.net:443\r\n\r\n'
  const { exchanges, unread } = await read(
    { c: connect, s: response(''), m: timers() },
    { m: timers() },
    { c: '', s: '' },
    { c: request(), s: response() },
  )
  expect(exchanges.map(({ place }) => place.member)).toEqual(['raw/4_c.txt'])
  expect(unread.map(({ member, reason }) => [member, reason])).toEqual([
    ['raw/1_c.txt', expect.stringContaining('decryption of HTTPS')],
    ['raw/2_m.xml', expect.stringContaining('neither its request nor its response')],
    ['raw/3_c.txt', expect.stringContaining('empty')],
  ])
})

it('is told by the names of its members', () => {
  expect(isSaz(['_index.htm', 'raw/07_c.txt'])).toBe(true)
  expect(isSaz(['raw\\1_c.txt'])).toBe(true)
  for (const name of ['1_c.txt', 'raw/1_s.txt', 'raw/x_c.txt', 'other/raw/1_c.txt', 'raw/1_c.txt.bak']) expect(isSaz([name])).toBe(false)
})
