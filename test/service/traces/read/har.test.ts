import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { harReader } from '../../../../electron/service/traces/read/har.ts'
import { answer, chromeEntry, harOf, sent } from '../../../fixtures/traces/har-files.ts'
import { jsonAt } from '../../../helpers/json-at.ts'
import { bytesOf, readWith, recognises } from '../../../helpers/read-with.ts'

async function readOne(entry: unknown) {
  const { exchanges, unread } = await readWith(harReader, harOf([entry]))
  expect(unread).toEqual([])
  expect(exchanges.length).toBe(1)
  return exchanges[0]!
}

describe('an entry of Chrome', () => {
  it('becomes an exchange with both sides', async () => {
    const exchange = await readOne(chromeEntry())
    expect(exchange).toMatchObject({
      format: 'har',
      startedAtMs: Date.UTC(2026, 10, 20, 14, 38, 37, 655),
      startedAtSource: 'har',
      traceToken: 'c139e540-3441-46fb-a342-d5928ebcc37b',
      warnings: [],
      request: { method: 'POST', url: 'https://demo.docusign.net/restapi/v2.1/accounts/1703061/envelopes', isBodyUnseen: false },
      response: { status: 201, statusText: 'Created', isBodyUnseen: false },
    })
    expect(exchange.request?.body?.text).toBe(sent)
    expect(bytesOf(exchange.request?.body)).toBe(sent)
    // The text is unpacked already, whatever the content coding in the headers.
    expect(exchange.response?.body?.text).toBe(answer)
  })

  it('loses the pseudo headers of HTTP/2 and keeps all others', async () => {
    const { request, response } = await readOne(chromeEntry())
    expect(request?.headers?.map(({ name }) => name)).toEqual(['authorization', 'content-type'])
    expect(response?.headers?.length).toBe(4)
  })

  it.each([0, 2, '\t'])('has its parts at their exact places (indent %j)', async (space) => {
    const text = `\ufeff${harOf([chromeEntry({ comment: 'Zoë' }), chromeEntry({ _note: '{"request":{}}' })], space)}`
    const { exchanges } = await readWith(harReader, text)
    expect(exchanges.length).toBe(2)
    for (const { place, request, response } of exchanges) {
      expect(jsonAt(text, place)).toHaveProperty('startedDateTime')
      expect(jsonAt(text, request?.place)).toHaveProperty('httpVersion')
      expect(jsonAt(text, response?.place)).toHaveProperty('redirectURL')
      expect(jsonAt(text, request?.body?.place)).toBe(sent)
      expect(jsonAt(text, response?.body?.place)).toBe(answer)
    }
  })
})

describe('what other recorders write', () => {
  it('decodes bodies in base64: text by its charset, binary as bytes', async () => {
    const text = await readOne(
      chromeEntry({
        content: { text: Buffer.from('<a>é</a>', 'latin1').toString('base64'), encoding: 'base64', mimeType: 'text/xml; charset=iso-8859-1' },
      }),
    )
    expect(text.response?.body?.text).toBe('<a>é</a>')
    const pdf = await readOne(
      chromeEntry({ content: { text: Buffer.from('%PDF-1.7\n\0\x01').toString('base64'), encoding: 'base64', mimeType: 'application/pdf' } }),
    )
    expect(pdf.response?.body?.text).toBe(null)
    expect(bytesOf(pdf.response?.body)).toBe('%PDF-1.7\n\0\x01')
  })

  it('takes headers as pairs', async () => {
    const { request } = await readOne(
      chromeEntry({
        request: {
          headers: [
            ['Accept', '*/*'],
            [':path', '/'],
            ['X-Number', 5],
          ],
        },
      }),
    )
    expect(request?.headers).toEqual([
      { name: 'Accept', value: '*/*' },
      { name: 'X-Number', value: '5' },
    ])
  })

  it('builds the text of a form from its fields', async () => {
    const params = [
      { name: 'grant_type', value: 'urn:ietf:params' },
      { name: 'scope', value: 'a b' },
    ]
    const postData = { mimeType: 'application/x-www-form-urlencoded', params }
    const { request } = await readOne(chromeEntry({ request: { headers: [], postData } }))
    expect(request?.body?.text).toBe('grant_type=urn%3Aietf%3Aparams&scope=a+b')
    const multipart = {
      mimeType: 'multipart/form-data; boundary=XY',
      params: [{ name: 'e', value: '{"status":"sent"}', contentType: 'application/json' }],
    }
    const parts = await readOne(chromeEntry({ request: { headers: [], postData: multipart } }))
    expect(parts.request?.body?.text).toBe(
      '--XY\r\nContent-Disposition: form-data; name="e"\r\nContent-Type: application/json\r\n\r\n{"status":"sent"}\r\n--XY--\r\n',
    )
  })

  it('has no response where none came', async () => {
    const { response, warnings } = await readOne(chromeEntry({ response: { status: 0, _error: 'net::ERR_BLOCKED_BY_CLIENT' } }))
    expect(response).toBe(null)
    expect(warnings).toEqual(['No response was received (net::ERR_BLOCKED_BY_CLIENT).'])
  })

  it('tells a body that was not recorded from one that was not there', async () => {
    expect((await readOne(chromeEntry({ content: { text: undefined, size: 120 } }))).response).toMatchObject({ body: null, isBodyUnseen: true })
    expect((await readOne(chromeEntry({ content: { text: '', size: 0 } }))).response).toMatchObject({ body: null, isBodyUnseen: false })
    expect((await readOne(chromeEntry({ request: { postData: undefined, bodySize: 40 } }))).request).toMatchObject({ body: null, isBodyUnseen: true })
    expect((await readOne(chromeEntry({ request: { postData: undefined, bodySize: 0 } }))).request).toMatchObject({ body: null, isBodyUnseen: false })
  })

  it('takes the date of the response where the entry has no time with a zone', async () => {
    for (const startedDateTime of [undefined, '2026-11-20T15:38:37', 'yesterday'])
      expect(await readOne(chromeEntry({ startedDateTime }))).toMatchObject({
        startedAtMs: Date.UTC(2026, 10, 20, 14, 38, 38),
        startedAtSource: 'date-header',
      })
    expect(await readOne(chromeEntry({ startedDateTime: '2026-11-20T15:38:37.655+01:00' }))).toMatchObject({
      startedAtMs: Date.UTC(2026, 10, 20, 14, 38, 37, 655),
    })
  })
})

describe('damage', () => {
  it('leaves out an entry that is no exchange and reads on', async () => {
    const text = `{"log":{"entries":[\n${JSON.stringify(chromeEntry())},\n{"request":5},\n{"a":},\n"x",\n${JSON.stringify(chromeEntry())}]}}`
    const { exchanges, unread } = await readWith(harReader, text)
    expect(exchanges.map(({ place }) => place.line)).toEqual([2, 6])
    expect(unread.map(({ line }) => line)).toEqual([3, 4, 5])
    expect(unread[1]?.reason).toBe('This is no valid JSON.')
  })

  it('tells that a file ends in the middle', async () => {
    const text = harOf([chromeEntry(), chromeEntry()], 0)
    const { exchanges, unread } = await readWith(harReader, text.slice(0, -500))
    expect(exchanges.length).toBe(1)
    expect(unread).toEqual([
      { member: null, line: 1, bytes: expect.any(Number), reason: 'The file ends too early: what comes last is not complete.' },
    ])
  })

  it('survives keys, types and depths that no recorder writes', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    const entries = [
      `{"__proto__":{"request":{"method":"GET"}},"request":{"url":"https://example.com/","method":"get","headers":{"__proto__":"x"}}}`,
      `{"request":{"url":1,"method":null,"headers":"none","postData":[]},"response":{"status":"200","headers":[null,[],{"value":"v"}],"content":7}}`,
      `{"request":{"method":"PUT","method":"GET","url":"https://example.com/2"},"deep":${deep}}`,
      `{"request":{"method":"POST","url":"https://example.com/3","postData":{"text":"\\ud800"}}}`,
    ]
    const { exchanges, unread } = await readWith(harReader, `{"log":{"entries":[${entries.join(',')}]}}`)
    expect(unread).toEqual([])
    expect(exchanges.map(({ request }) => request?.method)).toEqual(['GET', '', 'GET', 'POST'])
    expect(exchanges[1]).toMatchObject({ request: { url: '1', headers: null, body: null }, response: { status: 200, headers: [], body: null } })
    expect(bytesOf(exchanges[3]?.request?.body)).toBe('\ufffd')
  })
})

describe('recognition', () => {
  it.each([
    ['as Chrome writes it', harOf([])],
    ['without indent', harOf([chromeEntry()], 0)],
    ['with a mark and other keys before', `\ufeff {"$schema":"x","log":{"browser":{},"entries":[]}}`],
    ['packed as mitmproxy does', deflateSync(harOf([chromeEntry()]))],
    ['in UTF-16', Buffer.from(`\ufeff${harOf([chromeEntry()])}`, 'utf16le')],
  ])('%s', async (_name, content) => expect(await recognises(harReader, content)).toBe(true))

  it('packed and in UTF-16 it reads alike', async () => {
    const plain = await readWith(harReader, harOf([chromeEntry()]))
    expect(await readWith(harReader, deflateSync(harOf([chromeEntry()])))).toEqual(plain)
    expect(await readWith(harReader, Buffer.from(`\ufeff${harOf([chromeEntry()])}`, 'utf16le'))).toEqual(plain)
  })

  it.each(['{"log":"entries"}', '{"log":{"level":"info"}}', '{"a":{"log":{"entries":[]}}}', '[{"log":{"entries":[]}}]', '"log"', ''])(
    'not %s',
    async (content) => expect(await recognises(harReader, content)).toBe(false),
  )
})
