import { gzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { soapuiLogReader } from '../../../../electron/service/traces/read/soapui-log.ts'
import { soapAnswer, soapRequest, soapUiLog, wireLines } from '../../../fixtures/traces/soap-texts.ts'
import { at, lineOf, readWith, recognises } from '../../../helpers/read-with.ts'

const read = (content: string | Buffer) => readWith(soapuiLogReader, content)

it('joins the lines of the wire to messages', async () => {
  const { exchanges, unread } = await read(soapUiLog())
  expect(unread).toEqual([])
  expect(exchanges).toMatchObject([
    {
      format: 'soapui-log',
      startedAtMs: Date.parse('2026-11-20T14:38:36Z'),
      startedAtSource: 'soapui-log',
      traceToken: 'c139e540-3441-46fb-a342-d5928ebcc37b',
      namedOperation: 'CreateAndSendEnvelope',
      request: { method: 'POST', url: 'https://demo.docusign.net/api/3.0/dsapi.asmx', body: { text: soapRequest } },
      response: { status: 200, body: { text: soapAnswer } },
      warnings: [],
    },
  ])
})

it('keeps the places in the log', async () => {
  const content = `\ufeffINFO:größer\n${soapUiLog()}`
  const [exchange] = (await read(content)).exchanges
  expect(at(content, exchange?.place, 6)).toBe('POST /')
  expect(exchange?.place.line).toBe(2)
  expect(at(content, exchange?.request?.body?.place, 5)).toBe('<?xml')
  expect(at(content, exchange?.response?.body?.place, 5)).toBe('<?xml')
  expect(exchange?.response?.body?.place.line).toBe(lineOf(content, exchange?.response?.body?.place.offset ?? 0))
})

it('reads several calls, the remarks between them, and tells of what it does not know', async () => {
  const content = `${soapUiLog(31)}Fri Nov 20 15:38:33 CET 2026:DEBUG:<< "end of stream"\nFri Nov 20 15:38:33 CET 2026:INFO:Got response\n\tat com.example.Main.run(Main.java:1)\nWhat is this?\n${soapUiLog(34)}`
  const { exchanges, unread } = await read(content)
  expect(exchanges.map(({ startedAtMs }) => startedAtMs)).toEqual([Date.parse('2026-11-20T14:38:31Z'), Date.parse('2026-11-20T14:38:34Z')])
  expect(exchanges.map(({ response }) => response?.body?.text)).toEqual([soapAnswer, soapAnswer])
  expect(unread).toMatchObject([{ bytes: 'What is this?'.length, line: lineOf(content, content.indexOf('What is')) }])
})

it.each([
  ['a log without zone', '2026-11-20 09:38:36,250 DEBUG [wire] ', '2026-11-20T14:38:36.250Z'],
  ['an old log', '2026/11/20 15:38:36:250 CET [DEBUG] wire - ', '2026-11-20T14:38:36.250Z'],
  ['a zone that several share', 'Fri Nov 20 08:38:36 CST 2026:DEBUG:', '2026-11-20T14:38:36.000Z'],
  ['a log without time', 'DEBUG ', '2026-11-20T14:38:37.000Z'],
])('takes the time of %s, with the help of the date of the response', async (_, prefix, time) => {
  expect((await read(soapUiLog(0, () => prefix))).exchanges[0]?.startedAtMs).toBe(Date.parse(time))
})

it('keeps connections apart that ran side by side', async () => {
  const logs = [1, 2].map((number) =>
    (
      wireLines(`POST /${number} HTTP/1.1\r\nHost: x.example.com\r\n\r\nbody ${number}`, '>>', () => `DEBUG http-outgoing-${number} `) +
      wireLines(`HTTP/1.1 20${number} OK\r\n\r\nanswer ${number}`, '<<', () => `DEBUG http-outgoing-${number} `)
    ).split(/(?<=\n)/),
  )
  const { exchanges, unread } = await read(logs[0]?.flatMap((line, index) => [line, logs[1]?.[index] ?? '']).join('') ?? '')
  expect(unread).toEqual([])
  expect(exchanges).toMatchObject([
    { request: { url: 'https://x.example.com/1', body: { text: 'body 1' } }, response: { status: 201, body: { text: 'answer 1' } } },
    { request: { url: 'https://x.example.com/2', body: { text: 'body 2' } }, response: { status: 202, body: { text: 'answer 2' } } },
  ])
})

it('unpacks what was packed on the wire', async () => {
  const packed = gzipSync(soapAnswer)
  const answer = Buffer.concat([
    Buffer.from(`HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n${packed.length.toString(16)}\r\n`),
    packed,
    Buffer.from('\r\n0\r\n\r\n'),
  ])
  const { exchanges } = await read(
    wireLines('GET /a HTTP/1.1\r\nHost: demo.docusign.net\r\n\r\n', '>>', () => 'DEBUG:') + wireLines(answer, '<<', () => 'DEBUG:'),
  )
  expect(exchanges).toMatchObject([{ response: { body: { text: soapAnswer } }, warnings: [] }])
})

it('recognises its form and no other', async () => {
  expect(await recognises(soapuiLogReader, soapUiLog())).toBe(true)
  for (const other of ['> POST /a HTTP/1.1\n', 'POST /a HTTP/1.1\n', '{"a": ">> \\"POST /"}', '<a>>> "POST /a HTTP/1.1"</a>'])
    expect(await recognises(soapuiLogReader, other)).toBe(false)
})

it('gives back every byte', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 300 }), async (bytes) => {
      const body = Buffer.from(bytes)
      // A log cannot tell its own marks from the same characters in the content.
      fc.pre(!/\[(?:\\[rn]|0x)/.test(body.toString('latin1')))
      const head = Buffer.from('POST /a HTTP/1.1\r\nContent-Type: application/octet-stream\r\n\r\n')
      const { exchanges } = await read(wireLines(Buffer.concat([head, body]), '>>', () => 'DEBUG:'))
      expect(Buffer.from(exchanges[0]?.request?.body?.bytes ?? [])).toEqual(body)
    }),
  )
})
