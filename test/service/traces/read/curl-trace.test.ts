import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { curlTraceReader } from '../../../../electron/service/traces/read/curl-trace.ts'
import { curlTrace, getToFile, postEvents, type TraceStyle } from '../../../fixtures/traces/curl-transcripts.ts'
import { at, bytesOf, lineOf, readWith, recognises } from '../../../helpers/read-with.ts'

const read = (content: string | Buffer) => readWith(curlTraceReader, content)
const request = `{\r\n  "emailSubject": "${'Please sign. '.repeat(12)}",\r\n\r\n  "status": "sent" }`
const answer = '{"envelopeId":"93be49ab-afa0-4adf-933c-f752070d71ec"}'
const clock = (index: number) => `09:38:${String(36 + Math.floor(index / 10))}.${String(100_000 + index)} `

const styles: [string, TraceStyle][] = [
  ['--trace-ascii', {}],
  ['--trace-ascii --trace-time', { prefix: clock }],
  ['--trace-ascii --trace-time --trace-ids', { prefix: (index) => `${clock(index)}[0-0] ` }],
  ['--trace --trace-time', { prefix: clock, isHex: true }],
]

describe.each(styles)('%s', (_, style) => {
  it('joins the lines of the dump to the bytes that were sent', async () => {
    const content = curlTrace(postEvents(request, answer), style)
    const { exchanges, unread } = await read(content)
    expect(unread).toEqual([])
    expect(exchanges).toMatchObject([
      {
        format: 'curl-trace',
        startedAtMs: Date.parse(style.prefix ? '2026-11-20T14:38:36.100Z' : '2026-11-20T14:38:37Z'),
        startedAtSource: style.prefix ? 'curl-trace' : 'date-header',
        request: { method: 'POST', url: 'https://demo.docusign.net/restapi/v2.1/accounts/1703061/envelopes', isBodyUnseen: false },
        response: { status: 201, statusText: 'Created', headers: [{ name: 'Content-Type' }, { name: 'Date' }, { name: 'Transfer-Encoding' }] },
        warnings: [],
      },
    ])
    expect(bytesOf(exchanges[0]?.request?.body)).toBe(request)
    expect(bytesOf(exchanges[0]?.response?.body)).toBe(answer)
    expect(exchanges[0]?.request?.headers?.find(({ name }) => name === 'X-Long')?.value).toBe('b'.repeat(200))
    for (const place of [exchanges[0]?.request?.place, exchanges[0]?.request?.body?.place, exchanges[0]?.response?.body?.place])
      expect(place?.line).toBe(lineOf(content, place?.offset ?? 0))
    if (!style.isHex) {
      expect(at(content, exchanges[0]?.request?.place, 5)).toBe('POST ')
      expect(at(content, exchanges[0]?.request?.body?.place, 1)).toBe('{')
    }
  })
})

it('reads several transfers, in the order that they began', async () => {
  const content = curlTrace([...postEvents('{"a":1}', '{"b":1}'), ...postEvents('{"a":2}', '{"b":2}')])
  const { exchanges } = await read(content)
  expect(exchanges.map((exchange) => [bytesOf(exchange.request?.body), bytesOf(exchange.response?.body)])).toEqual([
    ['{"a":1}', '{"b":1}'],
    ['{"a":2}', '{"b":2}'],
  ])
})

it('keeps transfers apart that ran at the same time', async () => {
  const [one, two] = [1, 2].map((number) => postEvents(`{"a":${number}}`, `{"b":${number}}`))
  const events = one?.flatMap((event, index) => [event, two?.[index] ?? event]) ?? []
  const { exchanges } = await read(curlTrace(events, { prefix: (index) => `[${index % 2}-${index % 2}] ` }))
  expect(exchanges.map((exchange) => [bytesOf(exchange.request?.body), bytesOf(exchange.response?.body)])).toEqual([
    ['{"a":1}', '{"b":1}'],
    ['{"a":2}', '{"b":2}'],
  ])
})

it('reads the line breaks of JSON that are shown as dots, and keeps the bytes as they are shown', async () => {
  const { exchanges } = await read(curlTrace(postEvents('{\n\t"a.b": 1.5,\n "c": "Zoë."\n}', answer)))
  expect(exchanges[0]?.request?.body?.text).toBe('{\n\n"a.b": 1.5,\n "c": "Zo..."\n}')
  expect(bytesOf(exchanges[0]?.request?.body)).toBe('{.."a.b": 1.5,. "c": "Zo...".}')
  expect(exchanges[0]?.warnings).toEqual([expect.stringContaining('line breaks')])
})

it('says that a packed body cannot be seen in the text form', async () => {
  const events = postEvents('{}', answer).map((event): typeof event =>
    event[1].startsWith('Transfer-Encoding') ? ['<= Recv header', 'Content-Encoding: gzip\r\n'] : event,
  )
  expect((await read(curlTrace(events))).exchanges).toMatchObject([
    { response: { body: null, isBodyUnseen: true }, warnings: [expect.stringContaining('packed')] },
  ])
})

it('reads a trace that an editor turned to CRLF and UTF-16, or cut the blanks from', async () => {
  const content = curlTrace(postEvents(request, answer))
  for (const changed of [content.replaceAll('\n', '\r\n'), Buffer.from(`\ufeff${content}`, 'utf16le'), content.replace(/[ ]+$/gm, '')]) {
    const { exchanges } = await read(changed)
    expect([bytesOf(exchanges[0]?.request?.body), bytesOf(exchanges[0]?.response?.body)]).toEqual([request, answer])
  }
})

it('has no time where nothing tells the day', async () => {
  const events = postEvents('{}', '{}').filter((event) => !event[1].startsWith('Date'))
  expect((await read(curlTrace(events, { prefix: clock }))).exchanges).toMatchObject([{ startedAtMs: null, startedAtSource: 'none' }])
})

it('tells of text that curl did not trace', async () => {
  const content = `hello\n${curlTrace(postEvents('{}', '{}'))}{"left": "over"}\n`
  const { unread } = await read(content)
  expect(unread).toMatchObject([
    { line: 1, bytes: 5 },
    { line: lineOf(content, content.indexOf('{"left"')), bytes: 16 },
  ])
})

it('recognises its form and no other', async () => {
  for (const [, style] of styles) expect(await recognises(curlTraceReader, curlTrace(postEvents('{}', '{}'), style))).toBe(true)
  for (const other of [getToFile, 'GET /a HTTP/1.1\r\n\r\n', '{"a":"=> Send header, 1 bytes (0x1)"}', '== Info: nothing'])
    expect(await recognises(curlTraceReader, other)).toBe(false)
})

it('joins printable text of any length and any line breaks to what it was', async () => {
  const line = fc.stringMatching(/^[ -~]{0,200}$/)
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 6 }), fc.boolean(), async (lines, isHex) => {
      const body = lines.join('\r\n')
      const { exchanges } = await read(curlTrace(postEvents(body, `x${body}`), { isHex }))
      expect(bytesOf(exchanges[0]?.request?.body) ?? '').toBe(body)
      expect(bytesOf(exchanges[0]?.response?.body)).toBe(`x${body}`)
    }),
  )
})
