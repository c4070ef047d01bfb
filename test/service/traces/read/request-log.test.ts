import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { requestLogReader } from '../../../../electron/service/traces/read/request-log.ts'
import { createdBody, createEntry, envelopeBody, imageEntry, multipartBody, multipartEntry, tokens } from '../../../fixtures/traces/request-logs.ts'
import { at, bytesOf, lineOf, readWith, recognises } from '../../../helpers/read-with.ts'

const read = (content: string | Buffer, fileName?: string, member?: string | null) => readWith(requestLogReader, content, fileName, member)

describe('the usual layout', () => {
  it('gives both sides, the token and the time with its seven digits', async () => {
    const { exchanges, unread } = await read(createEntry(), 'log.zip', '03_Created_CreateAndSendEnvelope.txt')
    expect(unread).toEqual([])
    expect(exchanges).toHaveLength(1)
    const [exchange] = exchanges
    expect(exchange).toMatchObject({
      format: 'request-log',
      startedAtMs: Date.parse('2026-11-20T14:38:37.655Z'),
      startedAtSource: 'log',
      traceToken: tokens[0],
      namedOperation: 'CreateAndSendEnvelope',
      warnings: [],
      request: { method: 'POST', url: 'https://demo.docusign.net:8811/restapi/v2.1/accounts/1703061/envelopes' },
      response: { status: 201, statusText: 'Created' },
    })
    expect(exchange?.request?.headers).toContainEqual({ name: 'Authorization', value: 'Bearer [omitted]' })
    expect(bytesOf(exchange?.request?.body)).toBe(envelopeBody)
    expect(bytesOf(exchange?.response?.body)).toBe(createdBody)
    expect(exchange?.response?.headers).toHaveLength(3)
  })

  it('keeps the places of all parts, after a mark and letters of several bytes', async () => {
    const content = `\ufeff${createEntry()}\r\n${imageEntry()}`
    const { exchanges } = await read(content)
    expect(exchanges).toHaveLength(2)
    const [create, image] = exchanges
    expect(create?.place).toEqual({ member: null, line: 1, offset: 3 })
    expect(at(content, create?.request?.place, 9)).toBe('POST http')
    expect(at(content, create?.request?.body?.place, 4)).toBe('{\r\n ')
    expect(at(content, create?.response?.place, 11)).toBe('201 Created')
    expect(at(content, image?.place, 9)).toBe('GET https')
    expect(at(content, image?.response?.place, 12)).toBe('404 NotFound')
    for (const place of [create?.request?.place, create?.response?.body?.place, image?.place, image?.response?.body?.place])
      expect(place?.line).toBe(lineOf(content, place?.offset ?? 0))
  })

  it.each(['\n', '\r'])('reads entries whose line breaks are %j', async (lineBreak) => {
    const content = createEntry().replaceAll('\r\n', lineBreak)
    const { exchanges, unread } = await read(content)
    expect(unread).toEqual([])
    // The lengths in the headers count other line breaks; the bodies end where they end all the same.
    expect(bytesOf(exchanges[0]?.request?.body)).toBe(envelopeBody.replaceAll('\r\n', lineBreak))
    expect(bytesOf(exchanges[0]?.response?.body)).toBe(createdBody.replaceAll('\r\n', lineBreak))
    expect(exchanges[0]?.response?.place.line).toBe(lineOf(content, exchanges[0]?.response?.place.offset ?? 0))
  })

  it('reads UTF-16 as the UTF-8 that it stands for', async () => {
    const text = createEntry()
    const { exchanges } = await read(Buffer.from(`\ufeff${text}`, 'utf16le'))
    expect(exchanges[0]?.request?.body?.text).toBe(envelopeBody)
    expect(at(text, exchanges[0]?.response?.place, 11)).toBe('201 Created')
  })

  it('reads a request without a body, and a response without headers', async () => {
    const content = `TraceToken: ${tokens[0]}\r\nTimestamp: 2026-11-20T14:38:37Z\r\n\r\nGET https://demo.docusign.net/restapi/v2/x\r\nHost: demo.docusign.net\r\n\r\n200 OK\r\n\r\n{"a":1}\r\n`
    const [exchange] = (await read(content)).exchanges
    expect(exchange?.request?.body).toBeNull()
    expect(exchange?.response).toMatchObject({ status: 200, headers: [], body: { text: '{"a":1}' } })
  })

  it('reads the status that .NET has no name for, and an empty response', async () => {
    const content = `TraceToken: ${tokens[0]}\r\nTimestamp: 2026-11-20T14:38:37Z\r\n\r\nGET https://demo.docusign.net/restapi/v2/x\r\nHost: demo.docusign.net\r\n\r\n429 429\r\n`
    expect((await read(content)).exchanges[0]?.response).toMatchObject({ status: 429, body: null })
  })
})

describe('the layout with the address first', () => {
  it('gives the same parts', async () => {
    const { exchanges, unread } = await read(imageEntry(), 'T2026-11-20T15_39_02__02_NotFound_GetUserProfileImage.txt')
    expect(unread).toEqual([])
    expect(exchanges[0]).toMatchObject({
      place: { line: 1, offset: 0 },
      startedAtMs: Date.parse('2026-11-20T14:39:02Z'),
      traceToken: tokens[1],
      namedOperation: 'GetUserProfileImage',
      warnings: [],
      request: {
        method: 'GET',
        body: null,
        headers: [{ name: 'Content-Length' }, { name: 'Connection' }, { name: 'Host' }, { name: 'x-docusign-diagnostics' }],
      },
      response: { status: 404, statusText: 'NotFound', body: { bytes: { length: 95 } } },
    })
  })
})

describe('a form of several parts', () => {
  it('ends at its closing boundary, whatever stands in the documents', async () => {
    const { exchanges, unread } = await read(multipartEntry())
    expect(unread).toEqual([])
    expect(bytesOf(exchanges[0]?.request?.body)).toBe(multipartBody)
    expect(exchanges[0]?.response).toMatchObject({ status: 201, body: { text: '{"envelopeId":"93be49ab-afa0-4adf-933c-f752070d71ec"}' } })
  })
})

describe('entries that are not whole', () => {
  it('keeps the request when the file ends early', async () => {
    const whole = createEntry()
    const { exchanges } = await read(whole.slice(0, whole.indexOf('201 Created')))
    expect(bytesOf(exchanges[0]?.request?.body)).toBe(envelopeBody)
    expect(exchanges[0]?.response).toBeNull()
    expect(exchanges[0]?.warnings).toEqual([expect.stringContaining('no line with the status')])
  })

  it('tells of text before, between and after the entries', async () => {
    const content = `Log of Monday\r\n${createEntry()}\r\nnow the picture:\r\n\r\n${imageEntry()}\r\nthat was all\r\n`
    const { exchanges, unread } = await read(content)
    expect(exchanges).toHaveLength(2)
    expect(unread.map(({ bytes, line }) => [bytes, line])).toEqual([
      ['Log of Monday'.length, 1],
      ['now the picture:'.length, lineOf(content, Buffer.from(content).indexOf('now the'))],
      ['that was all'.length, lineOf(content, Buffer.from(content).indexOf('that was'))],
    ])
  })

  it('stops when the reading is cancelled', async () => {
    await expect(readWith(requestLogReader, createEntry(), 'log.txt', null, AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' })
  })
})

it('recognises its form by the token block alone', async () => {
  expect(await recognises(requestLogReader, createEntry())).toBe(true)
  expect(await recognises(requestLogReader, `\ufeff${imageEntry()}`)).toBe(true)
  expect(await recognises(requestLogReader, 'POST https://demo.docusign.net/ HTTP/1.1\r\nX-TraceToken: 1\r\n\r\n')).toBe(false)
  expect(await recognises(requestLogReader, JSON.stringify({ log: createEntry() }))).toBe(false)
  expect(await recognises(requestLogReader, `<log>\n${createEntry()}</log>`)).toBe(false)
})

const headerName = fc.stringMatching(/^X-[A-Za-z]{1,12}$/)
const headerValue = fc.stringMatching(/^[!-~]([ -~]{0,20}[!-~])?$/)
const headers = fc.array(fc.record({ name: headerName, value: headerValue }), { maxLength: 4 })
const body = fc.option(fc.oneof(fc.json(), fc.stringMatching(/^[a-z<>{}\n ]{1,60}$/), fc.string({ minLength: 1, unit: 'grapheme' })), { nil: '' })
const entry = fc.record({
  token: fc.uuid(),
  time: fc.integer({ min: 1_300_000_000_000, max: 1_900_000_000_000 }),
  hasAddressFirst: fc.boolean(),
  isStatusAlone: fc.boolean(),
  method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE'),
  path: fc.webPath(),
  headers,
  body,
  status: fc.constantFrom('200 OK', '201 Created', '404 NotFound', '429 429'),
  answerHeaders: headers,
  answer: body,
})
type Entry = typeof entry extends fc.Arbitrary<infer T> ? T : never

function render(given: Entry, lineBreak: string): string {
  const address = `${given.method} https://demo.docusign.net${given.path || '/'}`
  const lines = (list: Entry['headers'], content: string) => [
    `Content-Length: ${Buffer.byteLength(content)}`,
    ...list.map(({ name, value }) => `${name}: ${value}`),
  ]
  const token = [`TraceToken: ${given.token}`, `Timestamp: ${new Date(given.time).toISOString().replace('Z', '4321Z')}`]
  return [
    ...(given.hasAddressFirst ? [address, '', ...token, ''] : [...token, '', address]),
    ...lines(given.headers, given.body),
    '',
    ...(given.body === '' ? [] : [given.body, '']),
    given.status,
    ...(given.isStatusAlone ? [''] : []),
    ...lines(given.answerHeaders, given.answer),
    '',
    given.answer,
  ].join(lineBreak)
}

it('reads back every list of entries that is written with lengths', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 4 }), fc.constantFrom('\r\n', '\n'), async (entries, lineBreak) => {
      const content = entries.map((given) => render(given, lineBreak)).join(lineBreak + lineBreak)
      const { exchanges, unread } = await read(content)
      expect(unread).toEqual([])
      expect(
        exchanges.map(({ traceToken, startedAtMs, request, response }) => ({
          traceToken,
          startedAtMs,
          method: request?.method,
          url: request?.url,
          headers: request?.headers?.slice(1),
          body: bytesOf(request?.body) ?? '',
          status: response?.status,
          answerHeaders: response?.headers?.slice(1),
          answer: bytesOf(response?.body) ?? '',
        })),
      ).toEqual(
        entries.map((given) => ({
          traceToken: given.token,
          startedAtMs: given.time,
          method: given.method,
          url: `https://demo.docusign.net${given.path || '/'}`,
          headers: given.headers,
          body: given.body,
          status: Number(given.status.slice(0, 3)),
          answerHeaders: given.answerHeaders,
          answer: given.answer,
        })),
      )
      for (const exchange of exchanges) expect(exchange.place.line).toBe(lineOf(content, exchange.place.offset))
    }),
    { numRuns: 300 },
  )
})
